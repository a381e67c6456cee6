"""Fifty people on the whole journey for some minutes, then web, worker and database killed under them in turn.

python -m benchmarks.load [--people 50] [--minutes 5] [--applications 1000]

Thirty-six of fifty are applicants, who sign in, read, go on writing one answer and submit in the end; the others
are visitors, officers, reviewers and participants. Each waits one to three seconds after an answer, as people
do. What an applicant's browser was told is saved must be in the database in the end, whatever was killed; each
submission has one receipt.
"""

import argparse
import datetime
import json
import os
import platform
import random
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import psutil
import requests

from .run import RESULTS
from .served import ROOT, VAR, portal

PAUSE = (1.0, 3.0)  # seconds
TIMEOUT = 30
RECOVERY = 30  # seconds between one kill and the next
STAFF = {
    "selection-officer": [
        "/admin/",
        "/admin/applications/application/",
        "/admin/applications/application/?q=diop",
    ],
    "reviewer": ["/admin/", "/admin/selection/reviewassignment/mine/"],
    "programme-officer": ["/admin/", "/admin/sessions_app/edition/workspace/", "/admin/reports/"],
}


@dataclass
class Watch:
    """What all of them saw. `told` are the seconds of each kind of request while nothing was killed."""

    told: dict[str, list[float]] = field(default_factory=dict)
    faults: Counter = field(default_factory=Counter)
    is_disturbed: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, seconds: float, fault: str) -> None:
        with self.lock:
            if fault:
                self.faults[f"{'while killing' if self.is_disturbed else 'undisturbed'}: {fault}"] += 1
            elif not self.is_disturbed:
                self.told.setdefault(what, []).append(seconds)


class Person(threading.Thread):
    """One of them, at an address of their own on the network."""

    def __init__(self, number: int, address: str, watch: Watch, ended: threading.Event) -> None:
        super().__init__(daemon=True)
        self.address, self.watch, self.ended = address, watch, ended
        self.chance = random.Random(number)
        self.web = requests.Session()
        self.web.headers["X-Forwarded-For"] = f"10.0.{number // 250}.{number % 250 + 1}"

    def ask(self, what: str, path: str, data: dict | None = None) -> requests.Response | None:
        """The answer, or None where none came or it was a failure; then the person waits a little."""
        begun, fault, answer = time.monotonic(), "", None
        try:
            if data is None:
                answer = self.web.get(self.address + path, timeout=TIMEOUT)
            else:
                token = self.web.cookies.get("csrftoken", "")
                answer = self.web.post(
                    self.address + path,
                    {"csrfmiddlewaretoken": token, **data},
                    headers={"Referer": self.address + path},
                    timeout=TIMEOUT,
                )
            if answer.status_code >= 400:
                fault = f"{answer.status_code} to {what}"
        except requests.RequestException as failure:
            fault = type(failure).__name__
        self.watch.note(what, time.monotonic() - begun, fault)
        self.ended.wait(self.chance.uniform(*PAUSE))
        return None if fault else answer

    def sign_in(self, email: str, passphrase: str) -> None:
        """Tries until it is done, or the time is over."""
        login = "/en/account/login/"
        while not self.ended.is_set() and "sessionid" not in self.web.cookies:
            self.ask("Sign-in page", login)
            self.ask("Sign in", login, {"login": email, "password": passphrase})


class Reader(Person):
    """Opens pages, one after the other."""

    def __init__(self, *args, pages: list[str], login: tuple[str, str] | None = None) -> None:
        super().__init__(*args)
        self.pages, self.login = pages, login

    def run(self) -> None:
        if self.login:
            self.sign_in(*self.login)
        while not self.ended.is_set():
            page = self.chance.choice(self.pages)
            self.ask(f"Read {page.split('?')[0]}", page)


class Applicant(Person):
    """Writes on, remembering what was saved; submits when the time is over."""

    def __init__(self, *args, about: dict, login: tuple[str, str], key: str) -> None:
        super().__init__(*args)
        self.login, self.key = login, key
        self.name = f"q-{about['question']}"
        self.section = f"/en/applications/{key}/sections/{about['section']}/"
        self.answer = f"{self.section}answers/{about['question']}/"
        self.number = self.saved = self.told = 0  # tried last, saved last, how often told that it is saved
        self.is_submitted = False

    def run(self) -> None:
        self.sign_in(*self.login)
        while not self.ended.is_set():
            self.ask("Overview of the application", f"/en/applications/{self.key}/")
            if (page := self.ask("Section", self.section)) and (version := self._version(page)):
                for _each in range(4):
                    version = self._write(version)
                    if not version:
                        break

    def _version(self, page: requests.Response) -> str:
        found = re.search(rf'name="{self.name}-version" value="([^"]*)"', page.text)
        return found[1] if found else ""

    def _write(self, version: str) -> str:
        """The version that the server gives what it saved; empty where that is not known."""
        self.number += 1
        text = f"I have worked in a cooperative for {self.number} years, and would like to learn more."
        told = self.ask("Save an answer", self.answer, {self.name: text, f"{self.name}-version": version})
        new = self._version(told) if told else ""
        if new and new != version and "-choice" not in told.text:
            self.saved, self.told = self.number, self.told + 1
            return new
        return ""

    def submit(self) -> None:
        """As often as it takes."""
        self.ended = threading.Event()
        for _try in range(20):
            review = f"/en/applications/{self.key}/review/"
            self.ask("Review", review)
            answer = self.ask("Submit", review, {})
            if answer is not None and not answer.url.endswith("/review/"):
                self.is_submitted = True
                return


def in_portal(environment: dict[str, str], script: str, *arguments: str) -> dict:
    """What a script says, run with the portal's own settings and database."""
    start = (
        f"import django, sys, json; django.setup(); from benchmarks import load_people as people\n{script}"
    )
    done = subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def kill(process: psutil.Process, what: str) -> int:
    """Kill -9 all processes of the web, of the worker or of the database; how many."""
    marks = {"web": "gunicorn", "worker": "worker", "database": "postgres"}
    children = process.children(recursive=True) if what != "database" else _of_database()
    found = [child for child in children if marks[what] in " ".join(child.cmdline())]
    for child in found:
        child.send_signal(signal.SIGKILL)
    return len(found)


def _of_database() -> list[psutil.Process]:
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if process.info["cmdline"]
        and str(VAR) in " ".join(process.info["cmdline"])
        and "postgres" in process.name()
    ]


def people_of(told: dict, address: str, watch: Watch, ended: threading.Event, number: int) -> list[Person]:
    found: list[Person] = [
        Applicant(
            each, address, watch, ended,
            about=told, login=(row["email"], told["passphrase"]), key=row["application"],
        )
        for each, row in enumerate(told["people"])
    ]  # fmt: skip
    public = ["/en/", "/en/editions/", f"/en/editions/{told['edition']}/", f"/c/{told['certificate']}/"]
    logins = [(f"{name}@academy.example.org", pages) for name, pages in STAFF.items()]
    logins.append(("participant@example.org", ["/en/account/", "/en/editions/"]))
    for each in range(len(found), number):
        if each % 2:
            found.append(Reader(each, address, watch, ended, pages=public))
        else:
            email, pages = logins[each // 2 % len(logins)]
            found.append(Reader(each, address, watch, ended, pages=pages, login=(email, told["passphrase"])))
    return found


def lost(applicants: list[Applicant], kept: dict) -> list[str]:
    """What was told to be saved or submitted and is not there, and receipts that are not one."""
    found = []
    for person in applicants:
        value = str(kept["answers"].get(person.key, ""))
        years = re.search(r"for (\d+) years", value)
        if person.saved and (not years or int(years[1]) < person.saved):
            found.append(f"{person.key}: saved {person.saved}, found {years and years[1]}")
        if not person.is_submitted or kept["status"][person.key] != "submitted":
            found.append(f"{person.key}: {kept['status'][person.key]}, told {person.is_submitted}")
        if kept["receipts"][person.key] != 1:
            found.append(f"{person.key}: {kept['receipts'][person.key]} receipts")
    return found


def report(
    watch: Watch, applicants: list[Applicant], kills: list[str], missing: list[str], options, load
) -> str:
    lines = [
        f"# {datetime.date.today()}: {options.people} people for {options.minutes} minutes",
        "",
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; 3 web processes, two "
        f"workers and the {options.people} people on the same machine, whose load was {load:.1f} before; "
        f"{options.applications:,} applications.",
        "",
        "| what | requests | median ms | 95 % ms | slowest ms |",
        "|---|---:|---:|---:|---:|",
    ]
    for what, seconds in sorted(watch.told.items()):
        slow = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
        lines.append(
            f"| {what} | {len(seconds)} | {statistics.median(seconds) * 1000:.0f} | {slow * 1000:.0f} "
            f"| {max(seconds) * 1000:.0f} |"
        )
    count = sum(map(len, watch.told.values()))
    lines += [
        "",
        f"{count:,} requests were answered undisturbed, {count / options.minutes / 60:.1f} a second.",
        "",
        "Killed with -9 after that, one after the other: " + "; ".join(kills) + ".",
        "",
        f"{len(applicants)} applicants were told {sum(person.told for person in applicants):,} times that an answer "
        f"is saved, and submitted: {len(missing)} things are missing or double.",
        "",
        "Requests that failed: "
        + ("; ".join(f"{n} {what}" for what, n in watch.faults.most_common()) or "none")
        + ".",
    ]
    return "\n".join([*lines, *missing]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--applications", type=int, default=1000)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    os.environ["TRUSTED_PROXIES"] = "127.0.0.1"
    watch, ended, kills = Watch(), threading.Event(), []
    with portal(options.applications) as served:
        environment = {
            **os.environ,
            "PORTAL_VAR": str(VAR / str(options.applications)),
            "DJANGO_SETTINGS_MODULE": "academy.settings.development",
        }
        number = str(round(options.people * 0.72))
        told = in_portal(environment, "print(json.dumps(people.make(int(sys.argv[1]))))", number)
        people = people_of(told, served.address, watch, ended, options.people)
        for person in people:
            person.start()
        time.sleep(options.minutes * 60)
        watch.is_disturbed = True
        for what in ("web", "worker", "database"):
            kills.append(f"{what} ({kill(served.process, what)} processes)")
            time.sleep(RECOVERY)
        applicants = [person for person in people if isinstance(person, Applicant)]
        ended.set()
        for person in people:
            person.join(TIMEOUT * 3)
        submitting = [threading.Thread(target=person.submit) for person in applicants]
        for thread in submitting:
            thread.start()
        kills.append(f"worker while {len(applicants)} submit ({kill(served.process, 'worker')} processes)")
        for thread in submitting:
            thread.join()
        keys = json.dumps([person.key for person in applicants])
        script = "print(json.dumps(people.found(json.loads(sys.argv[1]), sys.argv[2])))"
        for _look in range(60):
            kept = in_portal(environment, script, keys, told["question"])
            if not (missing := lost(applicants, kept)):
                break
            time.sleep(5)
    text = report(watch, applicants, kills, missing, options, load)
    (RESULTS / f"load-{options.people}.md").write_text(text)
    sys.stdout.write(text)
    sys.exit(bool(missing))


if __name__ == "__main__":
    main()
