"""`make bench`: load the data, measure, print the table with the machine, keep it in results/.

python -m benchmarks.run [--applications 10000]
"""

import argparse
import datetime
import os
import platform
import sys

from .pages import Page, Timing, measure
from .served import ROOT, portal, signed_in

RESULTS = ROOT / "benchmarks" / "results"


def pages(address: str) -> list[Page]:
    """The pages measured, each as the person who uses it."""
    from academy.demonstration import logins

    password_of = {role: (email, password) for role, email, password in logins()}
    officer = signed_in(address, *password_of["selection-officer"])
    reviewer = signed_in(address, *password_of["reviewer"])
    applicant = signed_in(address, *password_of["applicant"])
    return [
        Page("Home", "/en/", goal=8),
        Page("Editions", "/en/editions/", goal=8),
        Page("Applicant's dashboard", "/en/dashboard/", applicant, goal=25),
        Page("Staff home", "/admin/", officer, goal=50),
        Page("Staff list of applications", "/admin/applications/application/", officer, goal=55),
        Page("Staff list, searched", "/admin/applications/application/?q=garcia", officer, goal=55),
        Page("Reviewer's desk", "/admin/", reviewer, goal=50),
    ]


def table(timings: list[Timing], applications: int) -> str:
    """The results as Markdown, with what they were measured on."""
    lines = [
        f"# {datetime.date.today()}: pages with {applications:,} applications",
        "",
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; 3 web processes, "
        "the reader on the same machine.",
        "",
        "| page | median ms | 95 % ms | requests/s | bytes | goal ms |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for timing in timings:
        lines.append(
            f"| {timing.page.name} | {timing.median:.1f} | {timing.slow:.1f} | {timing.rate:.0f} "
            f"| {timing.size} | {timing.page.goal or '–'} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--applications", type=int, default=10_000)
    applications = parser.parse_args().applications
    with portal(applications) as address:
        timings = [measure(address, page) for page in pages(address)]
    text = table(timings, applications)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"pages-{applications}.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
