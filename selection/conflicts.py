"""Conflicts of interest: who may not judge which application, and why.

Detected: the own application; the same organisation (the reviewer's profile, or what they wrote in an
application of their own); the reviewer, or somebody at their organisation's mail domain, nominated
the applicant; a shared mail domain that is no public provider's. Declared: by the person, on an
application or on an organisation.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from applications.models import Answer, Application

from .mail_domains import organisation_domain
from .models import ASSIGNMENT, ConflictDeclaration, ReviewAssignment, ReviewerProfile
from .organisation_names import normal_form
from .refusals import ConflictRefused

NOMINATOR_QUESTION = "nominator-email"


class Kind(models.TextChoices):
    OWN = "own", gettext_lazy("Own application")
    DECLARED = "declared", gettext_lazy("Declared")
    ORGANISATION = "organisation", gettext_lazy("Same organisation")
    NOMINATOR = "nominator", gettext_lazy("Same nominator")
    DOMAIN = "domain", gettext_lazy("Same mail domain")


@dataclass(frozen=True)
class Conflict:
    """`detail` is the organisation, address or domain that both share."""

    kind: Kind
    detail: str = ""

    def __str__(self) -> str:
        """The reason, for people to read."""
        texts = {
            Kind.OWN: _("Nobody judges their own application."),
            Kind.DECLARED: _("A conflict of interest is declared."),
            Kind.ORGANISATION: _("Conflict of interest: both belong to %(detail)s."),
            Kind.NOMINATOR: _("Conflict of interest: the applicant was nominated by %(detail)s."),
            Kind.DOMAIN: _(
                "Conflict of interest: the reviewer and the applicant share the mail domain %(detail)s."
            ),
        }
        return texts[self.kind] % {"detail": self.detail}

    def for_reviewers(self, *, is_blind: bool) -> str:
        """The reason as the reviewer reads it: in a blind review it tells nothing of the applicant."""
        if is_blind and self.kind != Kind.OWN:
            return _("Conflict of interest: you may not judge this application.")
        return str(self)


Conflicts = dict[tuple[UUID, int], Conflict]


def find(*, applications: QuerySet[Application], people: Iterable[User]) -> Conflicts:
    """Every conflict between the applications and the people, by their keys, in three queries for any
    number of both. Where a pair has several, the first of `Kind`."""
    people = list(people)
    ties = _ties_of(people, _said_by(people))
    nominators = dict(
        Answer.objects.filter(question__key=NOMINATOR_QUESTION, application__in=applications.values("pk"))
        .order_by()
        .values_list("application", "value")
    )
    rows = applications.order_by().values_list("pk", "applicant", "applicant__email", "organisation")
    return {
        (key, person): conflict
        for key, applicant, address, organisation in rows
        for person, conflict in _conflicts_of(
            ties, key, applicant, address, organisation, nominators.get(key)
        )
    }


def between(*, application: Application, person: User) -> Conflict | None:
    """Why the person may not judge the application; None when they may. One query."""
    if application.applicant_id == person.pk:
        return Conflict(Kind.OWN)
    said = list(_said_by([person], nominators_of=application))
    nominator = next((json.loads(name) for *_keys, name, source in said if source == Source.NOMINATOR), None)
    found = _conflicts_of(
        _ties_of([person], said),
        application.pk,
        application.applicant_id,
        application.applicant.email,
        application.organisation,
        nominator,
    )
    return dict(found).get(person.pk)


def against_deciding(*, applications: QuerySet[Application], person: User) -> dict[UUID, Conflict]:
    """Why the person may not screen or decide on them. To work for the house that holds the Academy
    does not count: else nobody could decide on an application from one of its offices."""
    return that_bar_deciding(find(applications=applications, people=[person]), person)


def that_bar_deciding(found: Conflicts, person: User) -> dict[UUID, Conflict]:
    """Of conflicts found, those that keep the person from deciding, by the application."""
    return {
        key: conflict
        for (key, of), conflict in found.items()
        if of == person.pk and counts_in_deciding(conflict, person)
    }


def against_deciding_on(*, application: Application, person: User) -> Conflict | None:
    """The same of one application that is read already; None where they may."""
    conflict = between(application=application, person=person)
    return conflict if conflict and counts_in_deciding(conflict, person) else None


def refuse_deciding(*, application: Application, person: User, refusal: type[Exception]) -> None:
    """Raise the refusal, with the reason for people, where the person may not decide."""
    if conflict := against_deciding_on(application=application, person=person):
        raise refusal(str(conflict))


def counts_in_deciding(conflict: Conflict, person: User) -> bool:
    """Whether it keeps the person from screening and deciding, too: see `against_deciding`."""
    return not _is_of_the_house(conflict, person)


def _is_of_the_house(conflict: Conflict, person: User) -> bool:
    is_by_domain = conflict.kind in (Kind.DOMAIN, Kind.NOMINATOR) and conflict.detail != person.email
    return is_by_domain and organisation_domain(conflict.detail) in settings.ORGANISER_MAIL_DOMAINS


@transaction.atomic
def declare(
    *,
    person: User,
    by: User,
    application: Application | None = None,
    organisation: str = "",
    note: str = "",
) -> ConflictDeclaration:
    """Write down a conflict that nothing shows. Reviews asked of the person that fall under it are
    declined at once. Raises ConflictRefused unless exactly one of application and organisation is
    named."""
    if (application is None) == (not normal_form(organisation)):
        raise ConflictRefused(_("Name an application or an organisation, one of them."))
    declaration = ConflictDeclaration.objects.create(
        reviewer=person,
        application=application,
        organisation="" if application else organisation.strip(),
        note=note.strip(),
        declared_by=by,
    )
    asked = ReviewAssignment.objects.of(person).to_do()
    found = find(applications=Application.objects.filter(assignments__in=asked), people=[person])
    ASSIGNMENT.move_all(
        asked.filter(application__in=[key for key, _person in found]),
        "decline",
        decline_reason=_("A conflict of interest is declared."),
        has_conflict=True,
    )
    return declaration


def withdraw_conflicted() -> int:
    """Take back the reviews asked where a conflict has come to light since; how many. The officers find
    the free places among those handed back."""
    asked = ReviewAssignment.objects.to_do().select_related("reviewer")
    people = {row.reviewer_id: row.reviewer for row in asked}
    found = find(applications=Application.objects.filter(assignments__in=asked), people=people.values())
    keys = [row.pk for row in asked if (row.application_id, row.reviewer_id) in found]
    return ASSIGNMENT.move_all(
        ReviewAssignment.objects.filter(pk__in=keys),
        "decline",
        decline_reason=_("A conflict of interest has come to light."),
        has_conflict=True,
    )


@dataclass
class _Ties:
    """Who of the people is tied to a key, for each way of being tied."""

    own: set[int] = field(default_factory=set)
    addresses: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    domains: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    organisations: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    declared_applications: dict[UUID, set[int]] = field(default_factory=lambda: defaultdict(set))
    declared_organisations: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


def _ties_of(people: list[User], said: Iterable[tuple]) -> _Ties:
    ties = _Ties(own={person.pk for person in people})
    for person in people:
        ties.addresses[person.email.lower()].append(person.pk)
        if domain := organisation_domain(person.email):
            ties.domains[domain].append(person.pk)
    for person, application, organisation, source in said:
        if source == Source.NOMINATOR:
            continue
        if application:
            ties.declared_applications[application].add(person)
        elif name := normal_form(organisation):
            is_declared = source == Source.DECLARED
            (ties.declared_organisations if is_declared else ties.organisations)[name].add(person)
    return ties


class Source(models.TextChoices):
    """Where `_said_by` read a row."""

    OWN_WORDS = "own-words"
    DECLARED = "declared"
    NOMINATOR = "nominator"


def _said_by(people: list[User], nominators_of: Application | None = None) -> QuerySet:
    """Person, application, organisation and source: of the profiles, the people's own applications and
    their declarations, in one query; with the answer that names the application's nominator, as JSON."""
    none, nobody = Cast(Value(None), models.UUIDField()), Cast(Value(None), models.BigIntegerField())
    profiles = ReviewerProfile.objects.filter(person__in=people)
    own = Application.objects.filter(applicant__in=people).received()
    declarations = ConflictDeclaration.objects.filter(reviewer__in=people)
    rows = [
        _said(profiles, Source.OWN_WORDS, F("person"), none, F("organisation")),
        _said(own, Source.OWN_WORDS, F("applicant"), none, F("organisation")),
        _said(declarations, Source.DECLARED, F("reviewer"), F("application"), F("organisation")),
    ]
    if nominators_of:
        answers = nominators_of.answers.filter(question__key=NOMINATOR_QUESTION)
        named = Cast("value", models.TextField())
        rows.append(_said(answers, Source.NOMINATOR, nobody, F("application"), named))
    return rows[0].union(*rows[1:], all=True)


def _said(rows: QuerySet, source: Source, person, application, name) -> QuerySet:
    annotated = rows.order_by().annotate(
        person_key=person, application_key=application, name=name, source=Value(str(source))
    )
    return annotated.values_list("person_key", "application_key", "name", "source")


def _conflicts_of(
    ties: _Ties, key: UUID, applicant: int, address: str, organisation: str, nominator: object
) -> Iterator[tuple[int, Conflict]]:
    """The weakest kind first, so that in a dictionary the strongest stays."""
    domain = organisation_domain(address)
    has_names = ties.organisations or ties.declared_organisations
    name = normal_form(organisation) if has_names else ""
    for person in ties.domains.get(domain, ()):
        yield person, Conflict(Kind.DOMAIN, domain)
    if isinstance(nominator, str) and nominator:
        at = organisation_domain(nominator)
        for person in [*ties.domains.get(at, ()), *ties.addresses.get(nominator.lower(), ())]:
            yield person, Conflict(Kind.NOMINATOR, nominator)
    for person in ties.organisations.get(name, ()):
        yield person, Conflict(Kind.ORGANISATION, organisation)
    for person in (
        *ties.declared_organisations.get(name, ()),
        *ties.declared_applications.get(key, ()),
    ):
        yield person, Conflict(Kind.DECLARED)
    if applicant in ties.own:
        yield applicant, Conflict(Kind.OWN)
