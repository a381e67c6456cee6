"""What the screening desk shows of one application, read in a bounded number of queries."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from applications.barring import conceal, conceal_barred
from applications.filled_form import FilledSection, fill
from applications.models import Application, InformationRequest, Nomination
from sessions_app.countries import country_name

from . import conflicts, queues
from .checks import Check, Outcome, checks_of, nomination, read_facts
from .conflicts import Conflict
from .models import Screening
from .screening import mark


@dataclass(frozen=True)
class Paper:
    """A document of the application: `preview` is the address that shows its pages, `download` that of
    the file."""

    label: str
    name: str
    size: int
    preview: str
    download: str


@dataclass(frozen=True)
class Deed:
    """What was done on an application just now, in words, with the mark by which it may be undone."""

    application: Application
    said: str
    mark: str


@dataclass(frozen=True)
class Desk:
    """One application on the desk. With a `conflict` nothing else of it is read."""

    application: Application
    conflict: Conflict | None = None
    finding: Screening | None = None
    requests: list[InformationRequest] = field(default_factory=list)
    sections: list[FilledSection] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    nomination: str = ""

    @property
    def asked(self) -> InformationRequest | None:
        """The request for information that the applicant may still answer."""
        return next((row for row in self.requests if row.is_open), None)

    @property
    def is_open(self) -> bool:
        """Whether it is screened at all now."""
        return self.application.status == Application.Status.SUBMITTED

    @property
    def waits(self) -> bool:
        """Whether it stands in the queue."""
        return self.is_open and self.finding is None and self.asked is None

    @property
    def place(self) -> int:
        return self.application.ahead + 1

    @property
    def mark(self) -> str:
        return mark(self.application, self.finding, self.asked.pk if self.asked else None)

    @property
    def country(self) -> str:
        return country_name(self.application.country) if self.application.country else ""

    @property
    def concerns(self) -> list[Check]:
        """The checks that do not simply pass."""
        return [check for check in self.checks if check.outcome != Outcome.PASS]

    @property
    def passed(self) -> list[Check]:
        return [check for check in self.checks if check.outcome == Outcome.PASS]


def desk_of(*, key: UUID, person: User) -> Desk | None:
    """The application as the desk shows it to the person; None when there is none that was submitted."""
    rows = queues.with_place(Application.objects.for_lists().with_extension())
    application = rows.select_related("screening__screened_by").filter(pk=key).first()
    if application is None or application.submitted_at is None:
        return None
    sections = fill(application)
    nominations = list(application.nominations.all())
    facts = read_facts(application=application, sections=sections, nominations=nominations)
    checks = checks_of(facts)
    others = [other for check in checks for other in check.others]
    found = Application.objects.filter(pk__in={key, *(other.pk for other in others)})
    conflicted = conflicts.against_deciding(applications=found, person=person)
    if key in conflicted:
        return Desk(application, conflicted[key])
    for other in others:
        if other.pk in conflicted:
            conceal(other, str(conflicted[other.pk]))
    return Desk(
        application,
        finding=getattr(application, "screening", None),
        requests=list(application.information_requests.select_related("asked_by")),
        sections=sections,
        checks=checks,
        papers=[*_papers(sections), *_letters(nominations)],
        nomination=nomination(facts).reason,
    )


def deed_on(*, key: UUID, by: User) -> Deed | None:
    """What the person did on the application, as it stands now; None when it is another's deed."""
    asked = InformationRequest.objects.open().filter(application=OuterRef("pk"), asked_by=by).values("pk")
    rows = Application.objects.select_related("applicant", "screening").annotate(asked=Subquery(asked[:1]))
    application = rows.filter(pk=key).first()
    finding = getattr(application, "screening", None)
    is_mine = finding is not None and finding.screened_by_id == by.pk
    if application is None or not (application.asked or is_mine):
        return None
    asked, seen = application.asked, mark(application, finding, application.asked)
    conceal_barred(by, [application])
    words = {"reference": application.reference, "name": application.name}
    if asked:
        said = _("%(name)s (%(reference)s) is asked, and told by mail.") % words
    elif finding.is_eligible:
        said = _("%(name)s (%(reference)s) is eligible.") % words
    else:
        words["reason"] = finding.get_reason_display()
        said = _("%(name)s (%(reference)s) is not eligible: %(reason)s.") % words
    return Deed(application, said, seen)


def _papers(sections: list[FilledSection]) -> list[Paper]:
    return [
        Paper(
            filled.question.label,
            filled.document.original_name,
            filled.document.size,
            reverse("admin:selection_document", args=["document", filled.document.pk]),
            reverse("document", kwargs={"pk": filled.document.pk}),
        )
        for section in sections
        for filled in section.read
        if filled.document
    ]


def _letters(nominations: list[Nomination]) -> list[Paper]:
    return [
        Paper(
            pgettext("document", "Letter of %(name)s") % {"name": row.name},
            row.letter_original_name,
            row.letter_size,
            reverse("admin:selection_document", args=["letter", row.pk]),
            reverse("nomination-letter", kwargs={"pk": row.pk}),
        )
        for row in nominations
        if row.letter
    ]
