"""Loading the whole demonstration in one transaction: all of it is there, or nothing."""

import random

from django.db import connection, transaction
from django.utils import timezone

from applications import searching
from lifecycle import LOADING
from selection.scores import reckon
from sessions_app.models import Edition

from . import calendar, history
from .applications import Applications
from .calendar import Calendar, in_2010
from .certifying import issue
from .content.people import UNUSUAL
from .documents import Documents
from .editions import PLACES, Editions, make_editions
from .mails import tell
from .past import make_participants
from .people import People
from .programme import evaluate
from .selecting import Selection
from .staff import Staff, make_staff
from .stages import OPEN_CALL_STAGES, STAGES, Stage, stages_of

SEED = 193  # the recommendation's number; any would do
BATCH = 2_000
APPLICATIONS = 300
PLACES_SHARE = 5  # one place for so many applications, so that each state keeps its share at any size
OPEN_SHARE = 12  # and for one so many, somebody has begun an application to the open edition
FEWEST_OPEN = 4
LOCK = 0x0DE3  # of two loads at once the second waits, and then finds an edition


class NotEmpty(Exception):
    """There is an edition already."""


@transaction.atomic
def load(*, applications: int = APPLICATIONS) -> None:
    """Write the demonstration with so many applications to the edition under review.

    Deterministic but for the dates, which are reckoned from today. Raises NotEmpty when the
    database holds an edition.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        if Edition.objects.exists():
            raise NotEmpty
        cursor.execute("SELECT set_config('lifecycle.allowed', %s, true)", [LOADING])
        # Checked with each batch: no list of millions of references to check at the end.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with history.written_together():
            _write(applications, Calendar(timezone.now()))
        cursor.execute("SELECT set_config('lifecycle.allowed', '', true)")


def settle() -> None:
    """Make the applications ready to be searched, and tell the database's planner what the tables hold
    now, as both would come by themselves minutes after a load: until then a page of a large one may
    take half a minute. Outside a transaction."""
    searching.refresh()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _write(applications: int, days: Calendar) -> None:
    chance = random.Random(SEED)
    people, documents = People(chance), Documents(chance)
    editions = make_editions(days, places=max(PLACES, applications // PLACES_SHARE))
    staff = make_staff(people, applications, in_2010(6, 1))
    make_participants(editions.past, people, staff, chance)
    issue(editions.past, staff, chance)
    evaluate(editions.past.edition, random.Random(SEED))
    _write_review(editions, applications, people, staff, documents, days, chance)
    _write_open(
        editions, max(FEWEST_OPEN, applications // OPEN_SHARE), people, staff, documents, days, chance
    )
    reckon(editions.under_review.edition)
    documents.store()
    tell(editions, staff)


def _write_review(
    editions: Editions, number: int, people: People, staff: Staff, documents: Documents, days: Calendar,
    chance: random.Random,
) -> None:  # fmt: skip
    """The edition under review; two of its applications are those of the demo accounts."""
    writer = Applications(editions.under_review, documents, days.now, chance)
    selection = Selection(editions.under_review, staff, days, chance)
    stages = stages_of(number, STAGES, chance)
    accounts = {stage.name: person for stage, person in _demo_accounts(staff, stages)}
    for place, stage in enumerate(stages):
        begun_at = days.ago(chance.uniform(calendar.CLOSED + 0.5, calendar.OPENED))
        person = accounts.pop(stage.name, None) or people.make(begun_at, is_unusual=place < len(UNUSUAL))
        selection.add(writer.add(person, stage, begun_at))
        if place % BATCH == BATCH - 1 or place == number - 1:
            people.write()
            writer.write()
            selection.write()


def _demo_accounts(staff: Staff, stages: list[Stage]):
    """The demo applicant waits for a decision; the demo participant has an offer to answer."""
    by_name = {stage.name: stage for stage in stages}
    for name, person in (("reviewed", staff.applicant), ("offered", staff.participant)):
        if name in by_name:
            yield by_name[name], person


def _write_open(
    editions: Editions, number: int, people: People, staff: Staff, documents: Documents, days: Calendar,
    chance: random.Random,
) -> None:  # fmt: skip
    """The open edition: the demo applicant has begun, others have begun or sent theirs."""
    writer = Applications(editions.open, documents, days.now, chance)
    writer.add(staff.applicant, OPEN_CALL_STAGES[0], days.ago(3), sections=4)
    for place, stage in enumerate(stages_of(number, OPEN_CALL_STAGES, chance)):
        begun_at = days.ago(chance.uniform(0.5, calendar.OPEN_SINCE))
        writer.add(people.make(begun_at), stage, begun_at)
        if place % BATCH == BATCH - 1 or place == number - 1:
            people.write()
            writer.write()
