"""Rows for the benchmark of the selection, written by the statement."""

from datetime import date, timedelta
from random import Random

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from applications.models import Answer, Application, Call
from applications.standard_form.installing import install
from lifecycle import LOADING
from selection.models import (
    ASSIGNMENT,
    Criterion,
    Review,
    ReviewerProfile,
    Screening,
    SelectionPlan,
)
from selection.reviewers import sector_choices
from selection.targets import install_defaults
from sessions_app.countries import Region
from sessions_app.models import Edition, LanguageTrack, Venue

BATCH = 5000
PLACES = 60
FELLOWSHIP, BUDGET = 3500, 100_000


@transaction.atomic
def make_rows(applications: int, reviewers: int, lot: Random) -> Edition:
    """A fresh edition with its applications found eligible, and the reviewers of all editions."""
    stamp = timezone.now().strftime("%Y%m%d%H%M%S%f")
    edition = _edition(stamp)
    officer = _staff("officer@bench.example", "selection-officer")
    for number in range(reviewers):
        person = _staff(f"reviewer{number}@house{number}.example", "reviewer")
        ReviewerProfile.objects.update_or_create(
            person=person,
            edition=None,
            defaults={
                "languages": lot.choice(
                    [["en"], ["en", "fr"], ["en", "es"], ["fr"], ["fr", "es"], ["es", "en"]]
                ),
                "sectors": lot.sample([value for value, _label in sector_choices()], 3),
                "capacity": lot.randint(160, 240),
                "organisation": f"House {number}",
            },
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lifecycle.allowed', %s, true)", [LOADING])
    rows = _applications(edition, applications, stamp, lot)
    Screening.objects.bulk_create(
        (Screening(application=row, is_eligible=True, screened_by=officer) for row in rows), batch_size=BATCH
    )
    _answers(edition.call, rows, reviewers, lot)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lifecycle.allowed', '', true)")
    return edition


@transaction.atomic
def write_reviews(assignments, lot: Random) -> None:
    """A review of each assignment: quality of the application, severity of the reviewer, chance."""
    rows = list(assignments.filter(status="assigned"))
    quality, severity = {}, {}
    reviews = []
    for row in rows:
        value = quality.setdefault(row.application_id, lot.gauss(3.2, 0.6))
        value += severity.setdefault(row.reviewer_id, lot.gauss(0, 0.4)) + lot.gauss(0, 0.4)
        reviews.append(Review(assignment=row, application_revision=1, score=round(min(5, max(1, value)), 2)))
    Review.objects.bulk_create(reviews, batch_size=BATCH)
    ASSIGNMENT.move_all(assignments.all(), "submit")


def _edition(stamp: str) -> Edition:
    venue, _is_new = Venue.objects.get_or_create(name="Bench", city="Turin", country="IT")
    first = date.today() + timedelta(days=120)
    edition = Edition.objects.create(
        slug=f"bench-{stamp}",
        title="Bench",
        venue=venue,
        starts_on=first,
        ends_on=first + timedelta(days=4),
        places=PLACES,
        is_published=True,
    )
    for language in ("en", "fr", "es"):
        LanguageTrack.objects.create(edition=edition, language=language)
    now = timezone.now()
    call = Call.objects.create(
        edition=edition, opens_at=now - timedelta(days=90), closes_at=now - timedelta(days=1)
    )
    install(call)
    install_defaults(edition)
    Criterion.objects.create(edition=edition, title="Relevance")
    SelectionPlan.objects.create(edition=edition, fellowship_budget=BUDGET, full_cost=FELLOWSHIP)
    return edition


def _staff(email: str, role: str) -> User:
    person, _is_new = User.objects.get_or_create(
        email=email, defaults={"is_staff": True, "family_names": email}
    )
    person.groups.add(Group.objects.get(name=role))
    return person


def _applications(edition: Edition, number: int, stamp: str, lot: Random) -> list[Application]:
    tracks = list(edition.tracks.order_by("pk"))
    people = User.objects.bulk_create(
        (User(email=f"{stamp}-{place}@org{place}.example") for place in range(number)),
        batch_size=BATCH,
    )
    groups = Application.ConstituentGroup.values
    return Application.objects.bulk_create(
        (
            Application(
                call=edition.call,
                applicant=person,
                reference=f"{stamp[8:16]}-{place}",
                status="submitted",
                submitted_at=timezone.now(),
                revision=1,
                track=lot.choices(tracks, [5, 3, 2])[0],
                gender=lot.choices(["female", "male", "other"], [40, 58, 2])[0],
                region=lot.choices(Region.values, [42, 20, 5, 20, 13])[0],
                constituent_group=lot.choice(groups),
                funding=lot.choices(Application.Funding.values, [30, 10, 10, 50])[0],
                organisation=f"House {lot.randrange(400)}"
                if lot.random() < 0.05
                else f"Organisation {place}",
            )
            for place, person in enumerate(people)
        ),
        batch_size=BATCH,
    )


def _answers(call: Call, rows: list[Application], reviewers: int, lot: Random) -> None:
    """The sector, and the nominator; one in fifty was nominated from a reviewer's house."""
    questions = {
        question.key: question
        for section in call.sections.prefetch_related("questions")
        for question in section.questions.all()
    }
    sectors = [value for value, _label in sector_choices()]
    answers = []
    for place, row in enumerate(rows):
        house = f"house{lot.randrange(reviewers)}" if lot.random() < 0.02 else f"org{place}"
        answers += [
            Answer(application=row, question=questions["sector"], value=lot.choice(sectors)),
            Answer(application=row, question=questions["nominator-email"], value=f"chief@{house}.example"),
        ]
    Answer.objects.bulk_create(answers, batch_size=BATCH)
