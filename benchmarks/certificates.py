"""How fast certificates are made, signed and unsigned, and looked up among a million.

python -m benchmarks.certificates [--number 1000] [--register 1000000]

The data is made here, in a database of its own (`var/bench/certificates`). The worker’s process is killed with -9
three times while it makes them.
"""

import argparse
import datetime
import os
import platform
import resource
import signal
import statistics
import subprocess
import sys
import time
from datetime import timedelta

from .served import ROOT, VAR

RESULTS = ROOT / "benchmarks" / "results"
WORKER = "from progress import running\nwhile running.take_up(): pass"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--register", type=int, default=1_000_000)
    asked = parser.parse_args()
    folder = VAR / "certificates"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["PORTAL_VAR"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings.development")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:  # history lets itself be emptied for measuring
        cursor.execute("SET history.emptying = 'on'")
    call_command("flush", interactive=False, verbosity=0)
    edition, officer = _edition(asked.number)
    lines = [
        _unsigned(edition),
        *_issued(edition, officer, asked.number),
        *_looked_up(asked.register),
    ]
    text = _table(lines)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"certificates-{asked.number}.md").write_text(text)
    sys.stdout.write(text)


def _edition(number: int):
    """A closed edition whose participants have all earned a certificate."""
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from accounts.models import User
    from accounts.roles import Role, create_role_groups
    from sessions_app.completion import complete_all
    from sessions_app.models import (
        Attendance,
        Edition,
        LanguageTrack,
        Participation,
        ProgrammeSession,
        Venue,
    )

    venue = Venue.objects.create(name="Training Centre", city="Turin", country="IT")
    day = timezone.localdate() - timedelta(days=9)
    edition = Edition.objects.create(
        slug="bench", title="Building a common understanding", venue=venue, starts_on=day,
        ends_on=day + timedelta(days=4), signatory_name="Ada Byron", signatory_position="Director",
    )  # fmt: skip
    track = LanguageTrack.objects.create(edition=edition, language="en")
    starts = timezone.now() - timedelta(days=8)
    session = ProgrammeSession.objects.create(
        edition=edition, title="Plenary", starts_at=starts, ends_at=starts + timedelta(hours=2)
    )
    people = User.objects.bulk_create(
        User(email=f"person-{count}@bench.example", language="en") for count in range(number + 1)
    )
    rows = Participation.objects.bulk_create(
        Participation(
            edition=edition, person=person, track=track, printed_name=f"Awa N’Diaye {count}",
        )
        for count, person in enumerate(people[1:])
    )  # fmt: skip
    Attendance.objects.bulk_create(Attendance(participation=row, session=session) for row in rows)
    officer = people[0]
    create_role_groups(using="default")
    officer.groups.set(Group.objects.filter(name=Role.PROGRAMME_OFFICER))
    User.objects.filter(pk=officer.pk).update(is_staff=True)
    complete_all(edition=edition, by=officer)
    return edition, officer


def _unsigned(edition) -> tuple[str, str]:
    """The page alone, in this process."""
    from certificates.entitlement import standing_of
    from certificates.issuing import what_it_says
    from certificates.models import Certificate
    from certificates.pdf import render
    from sessions_app.models import Participation

    participation = Participation.objects.select_related("edition__venue", "track", "person").first()
    said = what_it_says(participation, standing_of(participation, "participation"))
    one = Certificate(participation=participation, number="SSE-2026-0001", **said)
    render(one)
    start, own = time.perf_counter(), time.process_time()
    for _ in range(200):
        render(one)
    clock, processor = time.perf_counter() - start, time.process_time() - own
    return "pages set, unsigned", f"{200 / processor:.0f}/s a core ({200 / clock:.0f}/s by the clock)"


def _issued(edition, officer, number: int) -> list[tuple[str, str]]:
    from certificates import runs
    from certificates.models import Certificate
    from notifications.models import Message
    from progress import running
    from progress.models import Job

    running.hand_to_worker = lambda key: None
    runs.ask(edition=edition, kind="participation", by=officer)
    start, killed, most, processor = time.perf_counter(), 0, 0, 0.0
    while Job.objects.unfinished().exists():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        worker = subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup(); {WORKER}"], cwd=ROOT
        )
        if killed < 3:
            _wait_for_more(number * (killed + 1) // 4)
            os.kill(worker.pid, signal.SIGKILL)
            killed += 1
        worker.wait()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor += after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        most = max(most, after.ru_maxrss)
    taken = time.perf_counter() - start
    rows = Certificate.objects.filter(status="valid")
    numbers = rows.values("number").distinct().count()
    mails = Message.objects.filter(kind="certificate-ready").count()
    people = Message.objects.filter(kind="certificate-ready").values("recipient").distinct().count()
    if (rows.count(), numbers, mails, people) != (number,) * 4:
        sys.exit(f"{rows.count()} certificates, {numbers} numbers, {mails} mails to {people} people")
    return [
        (
            "issued: number, page set, signed, badge, message",
            f"{number / taken:.0f}/s by the clock, {number / processor:.0f}/s a core",
        ),
        (
            "worker killed with -9 on the way",
            f"{killed} times: {rows.count()} certificates, {numbers} numbers, {mails} mails",
        ),
        ("the worker’s most memory", f"{most / 1024:.0f} MB"),
    ]


def _wait_for_more(number: int) -> None:
    from certificates.models import Certificate

    while Certificate.objects.filter(status="valid").count() < number:
        time.sleep(0.05)


def _looked_up(register: int) -> list[tuple[str, str]]:
    """The public page’s lookup, by code, among many."""
    from django.db import connection

    from certificates.models import Certificate

    table = Certificate._meta.db_table
    columns = [field.column for field in Certificate._meta.concrete_fields]
    own = {
        "id": "gen_random_uuid()",
        "number": "'SSE-1990-' || n",
        "code": "upper(substr(translate(md5(n::text), 'abcdef', 'GHJKMN'), 1, 16))",
        "pdf_sha256": "md5(n::text) || md5((n + 1)::text)",
        "status": "'revoked'",
        "status_index": "nextval('certificates_status_index')",
        "badge": "NULL::jsonb",
    }
    values = ", ".join(own.get(name, f'one."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no history of what is made up
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM generate_series(1, {register}) AS n, "  # noqa: S608
            f"(SELECT * FROM {table} WHERE status = 'valid' LIMIT 1) AS one"
        )
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute(f"ANALYZE {table}")
    codes = list(Certificate.objects.filter(status="revoked").values_list("code", flat=True)[:2000])
    prints = list(Certificate.objects.filter(status="revoked").values_list("pdf_sha256", flat=True)[:2000])
    published = Certificate.objects.published()
    plan = published.filter(code=codes[0]).explain()
    if "Index Scan" not in plan:
        sys.exit(plan)
    return [
        ("certificates in the register", f"{Certificate.objects.count():,}"),
        ("looked up by code", _times(lambda code: published.filter(code=code).first(), codes)),
        (
            "looked up by the file’s fingerprint",
            _times(lambda found: published.filter(pdf_sha256=found).first(), prints),
        ),
        ("the next number of a year", _times(_number, range(50))),
        ("plan", next(line.strip(" ->") for line in plan.splitlines() if "Index Scan" in line)),
    ]


def _number(_count) -> str:
    from django.db import transaction

    from certificates.numbers import next_number

    with transaction.atomic():
        return next_number(2031)


def _times(ask, keys) -> str:
    taken = []
    for key in keys:
        start = time.perf_counter()
        ask(key)
        taken.append((time.perf_counter() - start) * 1000)
    return f"median {statistics.median(taken):.2f} ms, 99 % {statistics.quantiles(taken, n=100)[98]:.2f} ms"


def _table(lines: list[tuple[str, str]]) -> str:
    rows = "\n".join(f"| {what} | {figure} |" for what, figure in lines)
    return (
        f"# {datetime.date.today()}: certificates\n\n{platform.platform()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; the machine’s load was {os.getloadavg()[0]:.1f}.\n\n| | |\n|---|---|\n{rows}\n"
    )


if __name__ == "__main__":
    main()
