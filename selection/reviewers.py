"""Reviewers of an edition: what each knows, reads and can take on, and how full they are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import get_language

from accounts.models import User
from accounts.roles import Role
from applications.models import QuestionChoice
from applications.standard_form.installing import SECTIONS
from applications.standard_form.parts import LANGUAGES
from sessions_app.languages import WorkingLanguage
from sessions_app.models import Edition

from .models import ReviewAssignment, ReviewerProfile
from .models.reviewer import USUAL_CAPACITY

SECTOR_QUESTION = "sector"


@dataclass(frozen=True)
class Panelist:
    """A reviewer for one edition. `load` counts the reviews asked or written there."""

    person: User
    languages: frozenset[str]
    sectors: frozenset[str]
    capacity: int
    is_available: bool
    has_profile: bool
    load: int
    written: int = 0

    @property
    def languages_shown(self) -> list[str]:
        """Their names, in the active language."""
        return [str(WorkingLanguage(code).label) for code in sorted(self.languages)]

    @property
    def room(self) -> int:
        """How many more reviews can be asked."""
        return max(0, self.capacity - self.load) if self.is_available else 0


def panel_of(edition: Edition) -> list[Panelist]:
    """Everybody who may review for the edition, by name, in three queries. Who has no profile reads
    the language of their account and takes the usual number."""
    people = list(User.objects.in_role(Role.REVIEWER).order_by("family_names", "given_names", "email"))
    profiles = _profiles(edition, people)
    loads = loads_of(edition)
    return [_panelist(person, profiles.get(person.pk), loads.get(person.pk, (0, 0))) for person in people]


def loads_of(edition: Edition) -> dict[int, tuple[int, int]]:
    """Reviews asked or written, and of these the written, of each reviewer of the edition."""
    rows = (
        ReviewAssignment.objects.filter(application__call__edition=edition, status__in=["assigned", "done"])
        .order_by()
        .values("reviewer")
        .annotate(load=Count("pk"), written=Count("pk", filter=Q(status="done")))
    )
    return {row["reviewer"]: (row["load"], row["written"]) for row in rows}


def sector_choices() -> list[tuple[str, str]]:
    """The sectors that the forms ask about, in the active language."""
    asked = QuestionChoice.objects.filter(question__key=SECTOR_QUESTION).order_by("position", "pk")
    found = {choice.value: choice.label for choice in asked}
    return list({**_standard_sectors(), **found}.items())


@transaction.atomic
def set_own_profile(*, person: User, languages: Iterable[str], capacity: int, is_available: bool) -> None:
    """What a reviewer says of themselves; kept for every edition without a profile of its own."""
    profile = ReviewerProfile.objects.filter(person=person, edition=None).first()
    profile = profile or ReviewerProfile(person=person)
    profile.languages, profile.capacity, profile.is_available = list(languages), capacity, is_available
    profile.save()


def own_profile(person: User) -> ReviewerProfile:
    """The profile for every edition; an unsaved one with the usual values when there is none."""
    profile = ReviewerProfile.objects.filter(person=person, edition=None).first()
    return profile or ReviewerProfile(person=person, languages=[person.language])


def _profiles(edition: Edition, people: list[User]) -> dict[int, ReviewerProfile]:
    """The one that counts for the edition: its own, else the general one."""
    rows = ReviewerProfile.objects.filter(Q(edition=edition) | Q(edition=None), person__in=people)
    return {row.person_id: row for row in sorted(rows, key=lambda row: row.edition_id is not None)}


def _panelist(person: User, profile: ReviewerProfile | None, load: tuple[int, int]) -> Panelist:
    return Panelist(
        person=person,
        languages=frozenset(profile.languages if profile else [person.language]),
        sectors=frozenset(profile.sectors if profile else ()),
        capacity=profile.capacity if profile else USUAL_CAPACITY,
        is_available=profile.is_available if profile else True,
        has_profile=profile is not None,
        load=load[0],
        written=load[1],
    )


def _standard_sectors() -> dict[str, str]:
    language = (get_language() or "en")[:2]
    position = LANGUAGES.index(language) if language in LANGUAGES else 0
    questions = (question for section in SECTIONS for question in section.questions)
    asked = next(question for question in questions if question.key == SECTOR_QUESTION)
    return {value: label[position] for value, label in asked.choices}


def spread_of_loads(panel: list[Panelist], proposed: Counter) -> tuple[int, int]:
    """The lowest and highest number of reviews among those available, with what is proposed."""
    numbers = [panelist.load + proposed[panelist.person.pk] for panelist in panel if panelist.is_available]
    return (min(numbers), max(numbers)) if numbers else (0, 0)
