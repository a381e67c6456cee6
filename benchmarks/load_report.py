"""What came of the load: how long it took, what was killed, and whether anything is missing."""

import datetime
import os
import platform
import re
import statistics

from .load_behaviour import Applicant, Watch


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
