"""How long the reckoning of the selection takes: 10,000 applications, 200 reviewers, 30,000 reviews.

python -m benchmarks.selection [--applications 10000] [--reviewers 200]

The data is made here, in a database of its own (`var/bench/selection`), so that every figure can be
had without the portal's demonstration.
"""

import argparse
import datetime
import os
import platform
import random
import resource
import sys
import time
from collections.abc import Callable

from .served import ROOT, VAR

RESULTS = ROOT / "benchmarks" / "results"
REVIEWS_EACH = 3
GOALS = {"assign": 10.0, "scores": 5.0, "compose": 5.0}


def timed(act: Callable[[], object]) -> tuple[tuple[float, float], object]:
    """Seconds by the clock and of this process (the rest is PostgreSQL, or waiting for a core)."""
    start, own = time.perf_counter(), time.process_time()
    answer = act()
    return (time.perf_counter() - start, time.process_time() - own), answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--applications", type=int, default=10_000)
    parser.add_argument("--reviewers", type=int, default=200)
    asked = parser.parse_args()
    folder = VAR / "selection"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["PORTAL_VAR"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings.development")
    import django

    django.setup()
    from django.core.management import call_command

    from .selection_rows import make_rows

    call_command("migrate", verbosity=0)
    edition = make_rows(asked.applications, asked.reviewers, random.Random(7))
    lines = measure(edition)
    text = table(lines, asked.applications, asked.reviewers)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"selection-{asked.applications}.md").write_text(text)
    sys.stdout.write(text)


def measure(edition) -> list[tuple[str, tuple[float, float], float | None, str]]:
    """Each line: what, seconds (by the clock, of the process), the goal, what came out."""
    from django.utils import timezone

    from accounts.models import User
    from progress import running
    from selection import automatic_assignment, cohorts, conflicts, scores, sending_assignments
    from selection.models import ReviewAssignment, UnservedApplication

    from .selection_rows import write_reviews

    officer = User.objects.get(email="officer@bench.example")
    people = list(User.objects.filter(groups__name="reviewer"))
    applications = automatic_assignment.to_serve(edition)
    lines = []
    seconds, found = timed(lambda: conflicts.find(applications=applications, people=people))
    lines.append(("Conflicts of interest found", seconds, None, f"{len(found):,} pairs"))
    seconds, proposal = timed(
        lambda: automatic_assignment.propose(
            edition=edition,
            reviews_each=REVIEWS_EACH,
            language_is_required=True,
            due_on=timezone.localdate() + datetime.timedelta(days=14),
            by=officer,
        )
    )
    unserved = UnservedApplication.objects.filter(proposal=proposal).count()
    said = f"{proposal.rows.count():,} proposed, {unserved} not served, proven the least cost"
    lines.append(("Automatic assignment proposed", seconds, GOALS["assign"], said))
    asking = sending_assignments.begin(proposal=proposal, by=officer)
    seconds, _nothing = timed(lambda: _work_through(running, asking.pk))
    sent = sending_assignments.sent_of(proposal)
    lines.append(
        (
            "Proposal sent, in the background",
            seconds,
            None,
            f"{sent.asked:,} asked, {sent.reviewers} messages",
        )
    )
    write_reviews(ReviewAssignment.objects.filter(application__call__edition=edition), random.Random(11))
    seconds, reckoning = timed(lambda: scores.reckon(edition))
    said = f"{reckoning.reviews:,} reviews, {reckoning.groups} group"
    lines.append(("Scores and severities reckoned and stored", seconds, GOALS["scores"], said))
    seconds, reckoning = timed(lambda: scores.reckon(edition))
    lines.append(
        ("The same again, over stored ones", seconds, GOALS["scores"], f"{reckoning.reviews:,} reviews")
    )
    for basis in ("raw", "adjusted"):
        scenario = cohorts.create(edition=edition, name=f"Bench {basis}", basis=basis, by=officer)
        seconds, is_met = timed(lambda scenario=scenario: cohorts.solve(scenario=scenario))
        scenario.refresh_from_db()
        said = f"met: {is_met}, proven: {scenario.is_proven}, score {cohorts.standing(scenario).score}"
        lines.append((f"Cohort composed, {basis} scores, with prices", seconds, GOALS["compose"], said))
    edition.targets.filter(dimension="gender").update(minimum=80)
    edition.targets.create(dimension="gender", value="male", minimum=30)
    seconds, is_met = timed(lambda: cohorts.solve(scenario=scenario))
    scenario.refresh_from_db()
    lines.append(("Contradicting targets named", seconds, GOALS["compose"], ", ".join(scenario.unmet)))
    edition.targets.filter(value="male").delete()
    edition.targets.filter(dimension="gender").update(minimum=45)
    cohorts.solve(scenario=scenario)
    seconds, done = timed(lambda: cohorts.propose(scenario=scenario, by=officer, refuses_the_rest=True))
    said = f"{done.offers} offers, {done.reserves} reserves, {done.refusals:,} not selected"
    lines.append(("Cohort proposed, everybody else refused", seconds, None, said))
    return lines


def _work_through(running, pk) -> None:
    while running.run(pk):
        pass


def table(lines, applications: int, reviewers: int) -> str:
    """The results as Markdown, with what they were measured on."""
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rows = [
        f"# {datetime.date.today()}: the selection reckoned, {applications:,} applications, {reviewers} reviewers",
        "",
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; PostgreSQL on the "
        f"same machine. Most memory of the process: {memory} MB. Load of the machine at the end: {load}.",
        "",
        "| what | seconds | of this process | goal | outcome |",
        "|---|---:|---:|---:|---|",
    ]
    rows += [
        f"| {what} | {seconds:.2f} | {own:.2f} | {goal or '–'} | {said} |"
        for what, (seconds, own), goal, said in lines
    ]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
