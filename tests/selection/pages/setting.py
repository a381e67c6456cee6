"""Who looks at the pages of an edition's selection, what stands on them, what a page costs."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from selection import automatic_assignment
from selection.models import (
    ApplicationScore,
)
from tests.factories import (
    ReviewerProfileFactory,
)

from ..people import due, eligible, officer

ANYBODY_ELSE = [Role.REVIEWER, Role.READER, Role.PROGRAMME_OFFICER, None]
READ = [
    "selection_edition",
    "selection_reviewers",
    "selection_scores",
    "selection_severity",
    "selection_cohorts",
    "selection_targets",
    "selection_ledger",
    "selection_reserves",
    "selection_offers",
]


def scored(call, value, **fields):
    application = eligible(call=call, **fields)
    ApplicationScore.objects.create(
        application=application,
        raw=value,
        adjusted=value,
        reviews=2,
        spread=3,
        rank_raw=1,
        rank_adjusted=1,
        computed_at=timezone.now(),
    )
    return application


def proposal_of(call):
    ReviewerProfileFactory()
    eligible(call=call)
    return automatic_assignment.propose(
        edition=call.edition, reviews_each=1, language_is_required=True, due_on=due(), by=officer()
    )


def queries_for(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def fill(call, number):
    """Scored candidates by the statement, so that a thousand take a moment."""
    from applications.models import APPLICATION, Application
    from selection.models import Screening

    by, track = officer(), call.edition.tracks.get()
    start = Application.objects.count()
    people = type(by).objects.bulk_create(
        type(by)(email=f"many{start + place}@many{place}.example") for place in range(number)
    )
    applications = Application.objects.bulk_create(
        Application(
            call=call,
            applicant=person,
            reference=f"M-{start + place}",
            track=track,
            gender="female",
            region="africa",
        )
        for place, person in enumerate(people)
    )
    APPLICATION.move_all(
        Application.objects.filter(pk__in=[row.pk for row in applications]),
        "submit",
        submitted_at=timezone.now(),
        revision=1,
    )
    Screening.objects.bulk_create(
        Screening(application=row, is_eligible=True, screened_by=by) for row in applications
    )
    ApplicationScore.objects.bulk_create(
        ApplicationScore(
            application=row,
            raw=1 + place % 5,
            adjusted=1,
            reviews=1,
            spread=3,
            rank_raw=1,
            rank_adjusted=1,
            computed_at=timezone.now(),
        )
        for place, row in enumerate(applications)
    )
