"""The people of the minutes: who reviewed, who had a conflict of interest, who recused themselves."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from applications.models import Application
from sessions_app.models import Edition

from . import conflicts, reviewers
from .minutes_tables import Table
from .models import ConflictDeclaration, Review, ReviewAssignment, ReviewerSeverity, Screening


def people_tables(edition: Edition, names: Mapping[int | None, str]) -> list[Table]:
    """In the order in which a selection goes."""
    return [
        _screenings(edition, names),
        _reviewers(edition),
        _declared(edition, names),
        _recusals(edition, names),
        _detected(edition, names),
        _reviews(edition, names),
    ]


def _screenings(edition: Edition, names: Mapping[int | None, str]) -> Table:
    rows = Screening.objects.filter(application__call__edition=edition).values_list(
        "application__reference", "is_eligible", "reason", "note", "screened_by", "screened_at"
    )
    reasons = dict(Screening.Reason.choices)
    return Table(
        _("Screening"),
        [_("Application"), _("Finding"), _("Reason"), _("Note"), _("Screened by"), _("Screened at")],
        [
            (
                reference,
                _("eligible") if is_eligible else _("not eligible"),
                str(reasons.get(reason, "")),
                note,
                names[by],
                at,
            )
            for reference, is_eligible, reason, note, by, at in rows.order_by("application__reference")
        ],
        is_in_pdf=False,
        widths=[14, 14, 30, 40, 24, 18],
    )


def _reviewers(edition: Edition) -> Table:
    severities = {row.reviewer_id: row for row in ReviewerSeverity.objects.filter(edition=edition)}
    asked = set(
        ReviewAssignment.objects.filter(application__call__edition=edition)
        .order_by()
        .values_list("reviewer", flat=True)
        .distinct()
    )
    rows = []
    for row in reviewers.panel_of(edition):
        if row.person.pk not in asked:
            continue
        found = severities.get(row.person.pk)
        rows.append(
            (
                str(row.person),
                row.languages_shown,
                row.load,
                row.written,
                found.mean if found else None,
                found.deviation if found else None,
                found.severity if found else None,
                found.shared_applications if found else None,
            )
        )
    return Table(
        _("Reviewers"),
        [
            _("Reviewer"),
            _("Languages read"),
            _("Reviews asked"),
            _("Reviews written"),
            _("Mean"),
            _("Standard deviation"),
            _("Difference from the others"),
            _("Applications shared"),
        ],
        rows,
        note=_("The difference from the others is what the adjusted score takes out; it is advice."),
        widths=[28, 28, 12, 12, 10, 12, 14, 14],
    )


def _declared(edition: Edition, names: Mapping[int | None, str]) -> Table:
    """On the edition's applications, and on organisations."""
    rows = ConflictDeclaration.objects.select_related("application").order_by("declared_at")
    ours = rows.filter(application__call__edition=edition) | rows.filter(application__isnull=True)
    return Table(
        _("Conflicts of interest declared"),
        [_("Person"), _("Application"), _("Organisation"), _("Note"), _("Declared by"), _("Declared at")],
        [
            (
                names[row.reviewer_id],
                row.application.reference if row.application else "",
                row.organisation,
                row.note,
                names[row.declared_by_id],
                row.declared_at,
            )
            for row in ours
        ],
        widths=[24, 14, 28, 40, 24, 16],
    )


def _recusals(edition: Edition, names: Mapping[int | None, str]) -> Table:
    rows = (
        ReviewAssignment.objects.filter(application__call__edition=edition)
        .exclude(decline_reason="", status__in=["assigned", "done", "cancelled"])
        .order_by("application__reference", "pk")
        .values_list("reviewer", "application__reference", "decline_reason", "status")
    )
    states = dict(ReviewAssignment.Status.choices)
    return Table(
        _("Reviews declined"),
        [_("Reviewer"), _("Application"), _("Reason"), _("Now")],
        [(names[by], reference, reason, str(states[status])) for by, reference, reason, status in rows],
        widths=[28, 16, 60, 16],
    )


def _detected(edition: Edition, names: Mapping[int | None, str]) -> Table:
    applications = Application.objects.filter(call__edition=edition, submitted_at__isnull=False)
    found = conflicts.find(applications=applications, people=User.objects.in_role(Role.REVIEWER))
    references = dict(applications.order_by().values_list("pk", "reference"))
    rows = sorted(
        (names[person], references[key], str(conflict.kind.label), conflict.detail)
        for (key, person), conflict in found.items()
    )
    return Table(
        _("Conflicts of interest found"),
        [_("Reviewer"), _("Application"), _("Kind"), _("In common")],
        rows,
        note=_("Nobody with a conflict of interest is asked, reads or reviews the application."),
        is_in_pdf=len(rows) <= 500,
        widths=[28, 16, 24, 40],
    )


def _reviews(edition: Edition, names: Mapping[int | None, str]) -> Table:
    rows = (
        Review.objects.filter(assignment__application__call__edition=edition, assignment__status="done")
        .order_by("assignment__application__reference", "assignment")
        .values_list(
            "assignment__application__reference",
            "assignment__reviewer",
            "score",
            "application_revision",
            "submitted_at",
        )
    )
    return Table(
        _("Reviews"),
        [_("Application"), _("Reviewer"), _("Score"), _("Revision judged"), _("Submitted")],
        [(reference, names[by], score, revision, at) for reference, by, score, revision, at in rows],
        is_in_pdf=False,
        widths=[14, 28, 10, 12, 18],
    )
