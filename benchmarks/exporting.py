"""How long the list of applications takes to export, and in how much memory.

python -m benchmarks.exporting [--applications 10000]

The data are those of `make bench` (`var/bench/NUMBER`). Each export is asked for and done as the worker does it, in a
process of its own, best of three.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys

from .served import ROOT, VAR, load_data

RESULTS = ROOT / "benchmarks" / "results"
COLUMNS = (
    "reference,name,email,country,region,organisation,constituent_group,gender,funding,track,edition,status,"
    "submitted,score,decision,outcome"
)
# Who asks reads everything, so that nothing is concealed for want of a right.
WORK = """
import django; django.setup()
import json, resource, sys, time
from accounts.models import User
from accounts.roles import Role
from applications.staff.lists import export_work
from progress import files, running
from progress.models import Job
running.hand_to_worker = lambda key: None
officer = User.objects.filter(groups__name=Role.SELECTION_OFFICER).order_by("pk").first()
job = export_work.ask(kind=sys.argv[1], query="columns=" + sys.argv[2], by=officer)
most = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
before, start, own = most(), time.perf_counter(), time.process_time()
while running.run(job.pk):
    pass
told = {
    "seconds": time.perf_counter() - start, "own": time.process_time() - own, "before": before,
    "after": most(),
}
job.refresh_from_db()
assert job.state == "done", job.fault
print(json.dumps({**told, "rows": job.done, "bytes": job.file.size}))
files.erase(job)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--applications", type=int, default=10_000)
    number = parser.parse_args().applications
    folder = VAR / str(number)
    folder.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "PORTAL_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "academy.settings.development",
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True)
    load_data(manage, environment, folder / "loaded", number)
    load = os.getloadavg()[0]
    found = {
        kind: min((once(kind, environment) for _ in range(3)), key=lambda one: one["own"])
        for kind in ("csv", "xlsx")
    }
    text = table(found, load)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"exporting-{number}.md").write_text(text)
    sys.stdout.write(text)


def once(kind: str, environment: dict[str, str]) -> dict:
    command = [sys.executable, "-c", WORK, kind, COLUMNS]
    said = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(said.stdout.splitlines()[-1])


def table(found: dict[str, dict], load: float) -> str:
    """The results as Markdown, with what they were measured on."""
    lines = [
        f"# {datetime.date.today()}: the list of applications exported by the worker, {COLUMNS.count(',') + 1} columns",
        "",
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; PostgreSQL on the same "
        f"machine, whose load was {load:.1f} before.",
        "",
        "| file | rows | seconds | of this process | MB of the file | most memory before → after, MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for kind, one in found.items():
        lines.append(
            f"| {kind.upper()} | {one['rows']:,} | {one['seconds']:.2f} | {one['own']:.2f} | {one['bytes'] / 2**20:.1f} "
            f"| {one['before'] / 2**20:.0f} → {one['after'] / 2**20:.0f} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
