"""The public pages at 2,000 sessions in 20 editions: median and rate, kept and made anew; and how soon a
published change is seen.

python -m benchmarks.programme
"""

import datetime
import json
import os
import platform
import subprocess
import sys
import time
import urllib.request

from .pages import Page, measure
from .served import ROOT, VAR, portal

RESULT = ROOT / "benchmarks" / "results" / "programme-2000.md"
APPLICATIONS = 300  # of the demonstration, beside the editions made here
EDITIONS, SESSIONS = 20, 100  # so many sessions in each

FILL = f"""
import datetime, random
from zoneinfo import ZoneInfo
from sessions_app.models import *
chance = random.Random(193)
if not Edition.objects.filter(slug="bench-0").exists():
    zone = ZoneInfo("Europe/Rome")
    venue = Venue.objects.create(name_en="Centre", city_en="Turin", country="IT", time_zone="Europe/Rome")
    rooms = [Room.objects.create(venue=venue, name=f"Room {{number}}", seats=60) for number in range(5)]
    speakers = Speaker.objects.bulk_create(
        Speaker(name=f"Speaker {{number}}", organisation="Network", biography_en="Known for work. " * 20)
        for number in range(200)
    )
    for number in range({EDITIONS}):
        first = datetime.date(2015, 3, 2) + datetime.timedelta(days=182 * number)
        edition = Edition.objects.create(
            slug=f"bench-{{number}}", title_en=f"Edition {{number}}", summary_en="Summary " * 20,
            venue=venue, starts_on=first, ends_on=first + datetime.timedelta(days=4),
            is_published=True, is_programme_published=True,
        )
        track = LanguageTrack.objects.create(edition=edition, language="en")
        themes = [Theme.objects.create(edition=edition, name_en=f"Theme {{place}}") for place in range(4)]
        rows = []
        for place in range({SESSIONS}):
            day, slot, room = place // 20, place // 5 % 4, place % 5
            begin = datetime.datetime.combine(
                first + datetime.timedelta(days=day), datetime.time(9 + 2 * slot), tzinfo=zone
            )
            rows.append(ProgrammeSession(
                edition=edition, kind="elective", title_en=f"Session {{place}} of edition {{number}}",
                abstract_en="What is taught here and why. " * 15, starts_at=begin,
                ends_at=begin + datetime.timedelta(minutes=90), room=rooms[room], theme=chance.choice(themes),
                capacity=60, languages=["en"],
            ))
        rows = ProgrammeSession.objects.bulk_create(rows)
        SessionSpeaker.objects.bulk_create(
            SessionSpeaker(session=row, speaker=speakers[(number * {SESSIONS} + place) % 200])
            for place, row in enumerate(rows)
        )
edition = Edition.objects.get(slug="bench-19")
session = edition.sessions.order_by("pk").first()
print(session.pk, session.speakers.get().pk, ProgrammeSession.objects.count(), Edition.objects.count())
"""
CHANGE = """
from sessions_app.models import ProgrammeSession
ProgrammeSession.objects.filter(pk={key}).update(title_en="{title}")
"""


def run_there(script: str, environment: dict) -> str:
    """What the script prints, run with the served portal's database."""
    code = f"import django; django.setup()\n{script}"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()


def main() -> None:
    load = os.getloadavg()[0]
    with portal(APPLICATIONS) as served:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "academy.settings.development",
            "PORTAL_VAR": str(VAR / str(APPLICATIONS)),
            "PORT": served.address.rsplit(":", 1)[1],
        }
        session, speaker, sessions, editions = run_there(FILL, environment).split()
        pages = [
            Page("Home", "/en/", goal=8),
            Page("Editions", "/en/editions/", goal=8),
            Page("An edition with 100 sessions", "/en/editions/bench-19/", goal=8),
            Page(
                "Its programme, two filters",
                "/en/editions/bench-19/programme/?track=en&kind=elective",
                goal=8,
            ),
            Page("A session", f"/en/editions/bench-19/sessions/{session}/", goal=8),
            Page("A speaker", f"/en/editions/bench-19/speakers/{speaker}/", goal=8),
            Page("Search over all", "/en/search/?q=session+99", goal=8),
            Page("Calendar of the edition", "/en/editions/bench-19/programme.ics", goal=8),
        ]
        anew = {page.name: first_time(served.address + page.path) for page in pages}
        timings = [measure(served.address, page, served.worked) for page in pages]
        seen = change_is_seen(served.address, session, environment)
    lines = [
        f"# {datetime.date.today()}: public pages with {sessions} sessions in {editions} editions",
        "",
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; 3 web processes, "
        f"the reader on the same machine, whose load was {load:.1f} before.",
        "",
        "| page | made anew ms | median ms | 95 % ms | web processor ms | requests/s | bytes | goal ms |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        *(
            f"| {timing.page.name} | {anew[timing.page.name]:.0f} | {timing.median:.1f} | {timing.slow:.1f} "
            f"| {timing.processor:.1f} | {timing.rate:.0f} | {timing.size} | {timing.page.goal} |"
            for timing in timings
        ),
        "",
        f"A title changed in the database was on the next {seen} of {seen} pages asked for, whichever process answered.",
    ]
    text = "\n".join(lines) + "\n"
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(text)
    sys.stdout.write(text)


def first_time(address: str) -> float:
    """Milliseconds for a page that no process keeps yet."""
    start = time.perf_counter()
    urllib.request.urlopen(address).read()
    return (time.perf_counter() - start) * 1000


def change_is_seen(address: str, session: str, environment: dict) -> int:
    """Change a title and read its page many times: how often. Ends the benchmark when one is stale."""
    page = f"{address}/en/editions/bench-19/sessions/{session}/"
    asked = 0
    for number in range(3):
        for _each in range(12):
            urllib.request.urlopen(page).read()
        title = f"Changed {number}"
        run_there(CHANGE.format(key=session, title=title), environment)
        for _each in range(12):
            asked += 1
            if title not in urllib.request.urlopen(page).read().decode():
                raise SystemExit(f"A stale page was served: {json.dumps(title)} is not on {page}.")
    return asked


if __name__ == "__main__":
    main()
