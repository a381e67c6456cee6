"""The decisions of the minutes: each application with its scores and what was decided by whom; what
departs from the ranking or from what the portal proposed, with the reasons; what was undone."""

from collections.abc import Mapping
from datetime import datetime

from django.apps import apps
from django.db.models import F, Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from applications.models import Application
from sessions_app.models import Edition

from . import replacement_words, reserve_list
from .messages import funding_in_words
from .minutes_tables import MOST_IN_PDF, Table
from .models import CohortScenario, Decision, Offer, ScenarioMember
from .overrides import overrides

Names = Mapping[int | None, str]


def decision_tables(edition: Edition, names: Names) -> list[Table]:
    applications = _applications(edition)
    return [
        _decisions(applications, names),
        _overrides(applications),
        _pins(edition),
        _reserves(edition, names),
        _offers(edition, names),
        _undone(edition, names),
    ]


def _applications(edition: Edition) -> list[Application]:
    """All that were submitted, the best first, each with its latest decision that counts."""
    decisions = Decision.objects.exclude(status="discarded").order_by("-proposed_at", "-pk")
    rows = (
        Application.objects.filter(call__edition=edition, submitted_at__isnull=False)
        .select_related("applicant", "score")
        .prefetch_related(Prefetch("decisions", decisions, to_attr="standing_decisions"))
        .order_by(F("score__rank_raw").asc(nulls_last=True), "reference")
    )
    return list(rows)


def _decisions(applications: list[Application], names: Names) -> Table:
    rows = [_decided(row, names) for row in applications]
    return Table(
        _("Scores and decisions"),
        [
            _("Application"),
            _("Applicant"),
            _("Rank"),
            _("Score"),
            _("Adjusted"),
            _("Spread"),
            _("Decision"),
            _("Reason"),
            _("Proposed"),
            _("Approved"),
            _("Released"),
            _("Status"),
        ],
        rows,
        first_in_pdf=[
            line
            for line, row in zip(rows, applications, strict=True)
            if row.standing_decisions and row.standing_decisions[0].outcome != Decision.Outcome.NOT_SELECTED
        ],
        note=_(
            "Of more than %(number)d applications the PDF shows those with a place or on the reserve list."
        )
        % {"number": MOST_IN_PDF},
        widths=[20, 24, 8, 9, 11, 10, 24, 28, 22, 22, 22, 16],
    )


def _decided(application: Application, names: Names) -> tuple:
    score = getattr(application, "score", None)
    scores = (score.rank_raw, score.raw, score.adjusted, score.spread) if score else (None,) * 4
    decision = next(iter(application.standing_decisions), None)
    status = application.get_status_display()
    if decision is None:
        return (application.reference, application.name, *scores, _("not decided"), "", "", "", "", status)
    return (
        application.reference,
        application.name,
        *scores,
        outcome_in_words(decision),
        reason_in_words(decision),
        _who_and_when(names[decision.proposed_by_id], decision.proposed_at),
        _who_and_when(names[decision.approved_by_id], decision.approved_at),
        _who_and_when(
            names[decision.released_by_id] if decision.released_by_id else _("by itself"),
            decision.released_at,
        ),
        status,
    )


def outcome_in_words(decision: Decision) -> str:
    """The outcome, an offer with its funding, a reserve with its rank."""
    text = decision.get_outcome_display()
    if decision.outcome == Decision.Outcome.OFFER:
        return f"{text} – {funding_in_words(decision)}"
    return f"{text} – {decision.reserve_rank}" if decision.reserve_rank else text


def reason_in_words(decision: Decision) -> str:
    """The coded reason, then the written one."""
    parts = [decision.get_reason_code_display() if decision.reason_code else "", decision.reason]
    return " – ".join(part for part in parts if part)


def _overrides(applications: list[Application]) -> Table:
    return Table(
        _("Departures from the ranking"),
        [_("Application"), _("Applicant"), _("Rank"), _("What departs"), _("Reason")],
        [
            (
                row.application.reference,
                row.application.name,
                row.rank,
                row.in_words,
                row.reason or _("none written"),
            )
            for row in overrides(applications)
        ],
        note=_(
            "Numbers advise, people decide: here stands who has a place before somebody ranked above, and "
            "who has none though ranked above somebody with a place."
        ),
        widths=[16, 26, 8, 50, 50],
    )


def _pins(edition: Edition) -> Table:
    proposed = CohortScenario.objects.filter(edition=edition, proposed_at__isnull=False)
    rows = (
        ScenarioMember.objects.filter(scenario__in=proposed)
        .exclude(pin="")
        .select_related("scenario", "application__applicant")
        .order_by("scenario", "application__reference")
    )
    return Table(
        _("People pinned in the scenarios proposed"),
        [_("Scenario"), _("Application"), _("Applicant"), _("Pin")],
        [
            (row.scenario.name, row.application.reference, row.application.name, row.get_pin_display())
            for row in rows
        ],
    )


def _reserves(edition: Edition, names: Names) -> Table:
    rows = list(reserve_list.of(edition).select_related("application__applicant", "application__score"))
    moves = reserve_list.changes_of(edition)
    return Table(
        _("Reserve list"),
        [_("Place"), _("Application"), _("Applicant"), _("Rank by score"), _("Order changed by hand")],
        [
            (
                place,
                row.application.reference,
                row.application.name,
                row.application.score.rank_raw if hasattr(row.application, "score") else None,
                "; ".join(
                    _("%(rank)s (%(who)s)%(why)s")
                    % {
                        "rank": move.rank,
                        "who": _who_and_when(names[move.by], move.at),
                        "why": " ".join([_(":"), move.reason]) if move.reason else "",
                    }
                    for move in moves.get(row.pk, [])
                ),
            )
            for place, row in enumerate(rows, start=1)
        ],
        widths=[8, 16, 28, 12, 60],
    )


def _offers(edition: Edition, names: Names) -> Table:
    rows = (
        Offer.objects.filter(application__call__edition=edition)
        .select_related("application__applicant", "decision", "replacement__decision__application__applicant")
        .prefetch_related("time_requests")
        .order_by("decision__released_at", "pk")
    )
    return Table(
        _("Offers and answers"),
        [
            _("Application"),
            _("Applicant"),
            _("Answer due by"),
            _("Answer"),
            _("Answered at"),
            _("Reason for declining"),
            _("More time"),
            _("Given instead to"),
            _("Why"),
        ],
        [_offer(row, names) for row in rows],
        widths=[16, 24, 16, 14, 16, 26, 26, 28, 44],
    )


def _offer(offer: Offer, names: Names) -> tuple:
    replacement = getattr(offer, "replacement", None)
    instead, why = "", ""
    if replacement:
        decision = replacement.decision
        person = f"{decision.application.reference} {decision.application.name}" if decision else _("nobody")
        sender = names[replacement.sent_by_id] if replacement.sent_by_id else _("by itself")
        instead = f"{person} ({_who_and_when(sender, replacement.sent_at)})"
        why = " ".join([*replacement_words.sentences(replacement.grounds), replacement.reason]).strip()
    more_time = "; ".join(
        f"{row.reason} – {row.get_status_display()}"
        + (f" ({names[row.decided_by_id]})" if row.decided_by_id else "")
        for row in offer.time_requests.all()
    )
    return (
        offer.application.reference,
        offer.application.name,
        offer.respond_by,
        offer.get_status_display(),
        offer.answered_at,
        offer.decline_reason,
        more_time,
        instead,
        why,
    )


def _undone(edition: Edition, names: Names) -> Table:
    """From the history that the database keeps: discarded, approval taken back, restored."""
    events = (
        apps.get_model("selection", "DecisionEvent")
        .objects.filter(application__call__edition=edition, pgh_label="update")
        .select_related("pgh_context", "application")
        .order_by("pgh_obj_id", "pgh_created_at", "pgh_id")
    )
    rows, before = [], {}
    for event in events:
        last = before.get(event.pgh_obj_id)
        before[event.pgh_obj_id] = event.status
        if event.status == "discarded":
            deed = _("discarded")
        elif event.status == "proposed" and last == "approved":
            deed = _("approval taken back")
        elif event.status == "proposed" and last == "discarded":
            deed = _("restored")
        else:
            continue
        who = (event.pgh_context.metadata if event.pgh_context else {}).get("user")
        outcome = dict(Decision.Outcome.choices).get(event.outcome, event.outcome)
        rows.append((event.application.reference, str(outcome), deed, names[who], event.pgh_created_at))
    return Table(
        _("Decisions undone before their release"),
        [_("Application"), _("Decision"), _("What happened"), _("By"), _("When")],
        rows,
    )


def _who_and_when(who: str, moment: datetime | None) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return f"{who}, {date_format(local, 'SHORT_DATETIME_FORMAT')}"
