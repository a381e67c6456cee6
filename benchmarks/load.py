"""Fifty people on the whole journey for some minutes, then web, worker and database killed under them in turn.

python -m benchmarks.load [--people 50] [--minutes 5] [--applications 1000]

Thirty-six of fifty are applicants, who sign in, read, go on writing one answer and submit in the end; the others
are visitors, officers, reviewers and participants. Each waits one to three seconds after an answer, as people
do. What an applicant's browser was told is saved must be in the database in the end, whatever was killed; each
submission has one receipt.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time

import psutil

from .load_behaviour import TIMEOUT, Applicant, Watch, people_of
from .load_report import lost, report
from .run import RESULTS
from .served import ROOT, VAR, portal

RECOVERY = 30  # seconds between one kill and the next


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
