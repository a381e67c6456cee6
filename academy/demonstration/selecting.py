"""The selection of the edition under review: screening, reviews, decisions, offers, places."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from accounts.roles import Role
from selection import ledger
from selection.models import (
    CriterionScore,
    Decision,
    Offer,
    Review,
    ReviewAssignment,
    Screening,
)
from selection.reviewing import weighted_mean
from sessions_app.models import Participation

from . import calendar
from .applications import Written
from .calendar import Calendar
from .content import form_answers as forms
from .content.texts import COMMENTS
from .copying import Rows
from .editions import PreparedEdition
from .panel import prepare_selection
from .staff import Staff
from .stages import REVIEWERS_EACH, Stage

SELDOM_APPLICABLE = 0.03
FELLOWSHIPS = {"none": 40, "tuition": 15, "partial": 25, "full": 20}
OFFER_DAYS = 14
LATEST_DUE = 12  # days ahead, for the reviews still to write
REFUSALS = {"ranked-below": 6, "balance": 2, "plan": 1, "duties": 1}  # shares of the coded reasons
OFFER_STATES = {"offered": "pending", "confirmed": "accepted", "declined": "declined", "expired": "expired"}


class Selection:
    """Writes what the staff did with each application, as far as its stage says."""

    def __init__(
        self, prepared: PreparedEdition, staff: Staff, days: Calendar, chance: random.Random
    ) -> None:
        self._plan = prepare_selection(prepared.edition, staff, chance)
        self._prepared, self._staff, self._days, self._chance = prepared, staff, days, chance
        self._severity = {key: chance.gauss(0, 0.45) for key in staff.reviewers}
        self._reviewer = self._deal()
        self._reserve_rank = 0
        self._officer = staff.keys[Role.SELECTION_OFFICER]
        self._screenings = Rows(
            Screening, "application_id", "is_eligible", "reason", "note", "screened_by_id", "screened_at"
        )
        self._assignments = Rows(
            ReviewAssignment, "application_id", "reviewer_id", "status", "due_on", "assigned_by_id",
            "assigned_at", "decline_reason", "replaces_id",
        )  # fmt: skip
        self._reviews = Rows(
            Review, "assignment_id", "application_revision", "comment", "score", "submitted_at"
        )
        self._scores = Rows(CriterionScore, "review_id", "criterion_id", "value")
        self._decisions = Rows(
            Decision, "application_id", "outcome", "fellowship", "fellowship_amount", "reserve_rank", "reason_code",
            "reason",
            "status", "proposed_by_id", "proposed_at", "approved_by_id", "approved_at", "released_by_id", "released_at",
        )  # fmt: skip
        self._offers = Rows(
            Offer, "decision_id", "application_id", "status", "respond_by", "answered_at", "decline_reason"
        )
        self._participations = Rows(
            Participation, "edition_id", "person_id", "track_id", "status", "printed_name", "country",
            "confirmed_at",
        )  # fmt: skip

    def add(self, written: Written) -> None:
        stage = written.stage
        if stage.is_eligible is not None:
            self._screen(written)
        if stage.reviews is not None:
            self._review(written, self._chance.randint(*stage.reviews))
        if stage.outcome:
            self._decide(written)

    def write(self) -> None:
        """In the order in which one refers to another."""
        for rows in (
            self._screenings, self._assignments, self._reviews, self._scores, self._decisions, self._offers,
            self._participations,
        ):  # fmt: skip
            rows.write()

    def _deal(self) -> Iterator[int]:
        """The reviewers in turn, each round in another order, so that each has as many."""
        while True:
            yield from self._chance.sample(self._staff.reviewers, len(self._staff.reviewers))

    def _between(self, earliest: float, latest: float) -> datetime:
        """A moment between so many and so many days before the loading."""
        return self._days.ago(self._chance.uniform(latest, earliest))

    def _screen(self, written: Written) -> None:
        self._screenings.add(
            written.key, written.stage.is_eligible, written.flaw,
            forms.SCREENING_NOTES[written.flaw] if written.flaw else "",
            self._officer, self._between(*calendar.SCREENED),
        )  # fmt: skip

    def _review(self, written: Written, reviews: int) -> None:
        assigned_at = self._between(*calendar.ASSIGNED)
        quality = self._chance.gauss(written.stage.quality, 0.5)
        asked: set[int] = set()
        recused = None
        if self._chance.random() < 0.02:  # somebody recused themselves, and another was asked
            reason = self._chance.choice(forms.RECUSALS)
            recused, _reviewer = self._ask(written, asked, "declined", assigned_at, reason=reason)
        for place in range(REVIEWERS_EACH):
            is_written = place < reviews
            status = "done" if is_written else "assigned"
            key, reviewer = self._ask(written, asked, status, assigned_at, replaces=recused)
            recused = None
            if is_written:
                self._write_review(key, reviewer, quality, written)

    def _ask(
        self,
        written: Written,
        asked: set[int],
        status: str,
        assigned_at: datetime,
        *,
        reason: str = "",
        replaces: int | None = None,
    ) -> tuple[int, int]:
        """Ask a reviewer who was not asked yet; the keys of assignment and reviewer."""
        reviewer = next(key for key in self._reviewer if key not in asked)
        asked.add(reviewer)
        days = self._chance.randint(-6, LATEST_DUE) if status == "assigned" else -self._chance.randint(8, 18)
        due_on = self._days.today + timedelta(days=days)
        key = self._assignments.add(
            written.key, reviewer, status, due_on, self._officer, assigned_at, reason, replaces
        )
        return key, reviewer

    def _write_review(self, assignment: int, reviewer: int, quality: float, written: Written) -> None:
        is_early = written.stage.decision == "released" and written.stage.status != "offered"
        scores = {
            criterion: self._score(quality + self._severity[reviewer])
            for criterion in self._prepared.criteria
        }
        review = self._reviews.add(
            assignment, 1, self._chance.choice(COMMENTS), weighted_mean(scores),
            self._between(30, 21 if is_early else 8),
        )  # fmt: skip
        for criterion, value in scores.items():
            self._scores.add(review, criterion.pk, value)

    def _score(self, about: float) -> int | None:
        if self._chance.random() < SELDOM_APPLICABLE:
            return None
        return min(5, max(1, round(self._chance.gauss(about, 0.6))))

    def _decide(self, written: Written) -> None:
        """Proposed by the officer or an administrator, approved and released by others."""
        stage, keys, days = written.stage, self._staff.keys, self._days
        is_released = stage.decision == "released"
        release = calendar.SECOND_RELEASE if stage.status == "offered" else calendar.FIRST_RELEASE
        last_step = release if is_released else 0.5
        proposer = keys[Role.ADMINISTRATOR] if self._chance.random() < 0.25 else self._officer
        is_approved = stage.decision != "proposed"
        released_at = days.ago(release) if is_released else None
        is_offer = stage.outcome == "offer"
        fellowship = self._fellowship() if is_offer else Decision.Fellowship.NONE
        amount = ledger.cost_of(self._plan, fellowship) if is_offer and is_approved else None
        decision = self._decisions.add(
            written.key, stage.outcome, fellowship, amount, self._rank(stage.outcome),
            self._code(stage), self._chance.choice(forms.DECISION_REASONS[stage.outcome]), stage.decision,
            proposer, days.ago(last_step + self._chance.uniform(2, 3.5)),
            keys[Role.APPROVER] if is_approved else None,
            days.ago(last_step + self._chance.uniform(0.2, 1.5)) if is_approved else None,
            self._officer if is_released else None, released_at,
        )  # fmt: skip
        if is_offer and released_at:
            self._offer(written, decision, released_at)

    def _fellowship(self) -> str:
        return self._chance.choices(list(FELLOWSHIPS), list(FELLOWSHIPS.values()))[0]

    def _code(self, stage: Stage) -> str:
        """The coded reason of a refusal."""
        if stage.outcome != Decision.Outcome.NOT_SELECTED:
            return ""
        if stage.is_eligible is False:
            return Decision.RefusalReason.NOT_ELIGIBLE
        return self._chance.choices(list(REFUSALS), list(REFUSALS.values()))[0]

    def _rank(self, outcome: str) -> int | None:
        if outcome != "reserve":
            return None
        self._reserve_rank += 1
        return self._reserve_rank

    def _offer(self, written: Written, decision: int, released_at: datetime) -> None:
        stage, person = written.stage, written.person
        is_answered = stage.status in ("confirmed", "declined")
        answered_at = released_at + timedelta(days=self._chance.uniform(0.1, 12)) if is_answered else None
        respond_by = self._days.end_of_day(
            OFFER_DAYS - (self._days.now - released_at).days, self._prepared.edition.venue.time_zone
        )
        reason = self._chance.choice(forms.DECLINE_REASONS[person.language])
        self._offers.add(
            decision, written.key, OFFER_STATES[stage.status], respond_by, answered_at,
            reason if stage.status == "declined" else "",
        )  # fmt: skip
        if stage.status == "confirmed":
            self._participations.add(
                self._prepared.edition.pk, person.key, self._prepared.tracks[written.track].pk, "confirmed",
                written.printed_name, person.country, answered_at,
            )  # fmt: skip
