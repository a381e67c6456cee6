"""`make bench`: load the data, measure, print the table with the machine, keep it in results/.

python -m benchmarks.run [--applications 10000]
"""

import argparse
import datetime
import os
import platform
import sys

from .addresses import pages
from .pages import Timing, measure
from .served import ROOT, portal

RESULTS = ROOT / "benchmarks" / "results"


def table(timings: list[Timing], applications: int, loaded: str, load: float) -> str:
    """The results as Markdown, with what they were measured on; `load` is the machine's before."""
    lines = [
        f"# {datetime.date.today()}: pages with {applications:,} applications",
        "",
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; 3 web processes, "
        f"the reader on the same machine, whose load was {load:.1f} before.",
        "",
        loaded,
        "",
        "| page | median ms | 95 % ms | web processor ms | requests/s | bytes | goal ms |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for timing in timings:
        lines.append(
            f"| {timing.page.name} | {timing.median:.1f} | {timing.slow:.1f} | {timing.processor:.1f} | {timing.rate:.0f} "
            f"| {timing.size} | {timing.page.goal or '–'} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--applications", type=int, default=10_000)
    applications = parser.parse_args().applications
    load = os.getloadavg()[0]
    with portal(applications) as served:
        timings = [measure(served.address, page, served.worked) for page in pages(served.address)]
    text = table(timings, applications, served.loaded, load)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"pages-{applications}.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
