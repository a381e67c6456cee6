"""The applications of a call: their columns, answers and documents."""

import json
import random
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from applications.beginning import LETTERS
from applications.models import Answer, Application, Question
from sessions_app.countries import region_of

from .answers import Story, answers_of
from .content import form_answers as forms
from .copying import Rows
from .documents import Documents
from .editions import PreparedEdition
from .people import Person
from .stages import Stage

# The screening's reasons that show in the answers.
FLAWS = ["language-level", "not-available", "outside-field", "incomplete", "duplicate", "other"]
SINGLE_TRACK = {"es": ["en", "en", "fr"]}  # what people choose when their language has no track
SUMMARY = ("given_names", "family_names", "printed_name", "gender", "country", "organisation",
           "constituent_group", "funding")  # fmt: skip


@dataclass(frozen=True)
class Written:
    """An application on its way into the table, as the selection needs it."""

    key: uuid.UUID
    stage: Stage
    person: Person
    track: str
    printed_name: str
    flaw: str
    submitted_at: datetime | None


class Applications:
    """Writes applications to one edition."""

    def __init__(
        self, prepared: PreparedEdition, documents: Documents, now: datetime, chance: random.Random
    ) -> None:
        self._prepared, self._documents, self._now, self._chance = prepared, documents, now, chance
        self._references: set[str] = set()
        self._electives = {
            language: [getattr(session, f"title_{language}") for session in prepared.sessions
                       if session.kind == "elective"]
            for language in ("en", "fr", "es")
        }  # fmt: skip
        self.rows = Rows(
            Application, "id", "reference", "call_id", "applicant_id", "status", "track_id", *SUMMARY,
            "region", "revision", "form_revision", "created_at", "changed_at", "submitted_at",
            "withdrawal_reason",
        )  # fmt: skip
        self.answers = Rows(Answer, "application_id", "question_id", "value", "saved_at")

    def add(
        self, person: Person, stage: Stage, begun_at: datetime, *, sections: int | None = None
    ) -> Written:
        """One application. A draft has its first sections filled, as many as `sections` says."""
        chance = self._chance
        flaw = chance.choice(FLAWS) if stage.is_eligible is False else ""
        story = Story(person, self._track(person), self._electives[person.language], chance, flaw)
        is_draft = stage.status == "draft"
        submitted_at = None if is_draft else self._submission(begun_at)
        if stage.status == "withdrawn" and chance.random() < 0.4:
            submitted_at = None
        key = uuid.UUID(int=chance.getrandbits(128), version=4)
        questions = self._questions(sections) if submitted_at is None else self._prepared.questions
        saved_at = submitted_at or begun_at + timedelta(hours=1)
        summary = self._answer(story, key, questions, saved_at)
        for question in questions:
            if question.kind == Question.Kind.FILE:
                self._documents.add(key, question, person.language, saved_at)
        columns = [summary.get(name, "") if submitted_at else "" for name in SUMMARY]
        track = self._prepared.tracks[story.track].pk if submitted_at else None
        region = region_of(person.country).value if submitted_at else ""
        reason = story.text(forms.WITHDRAWAL_REASONS) if stage.status == "withdrawn" else ""
        self.rows.add(
            key, self._reference(), self._prepared.call.pk, person.key, stage.status, track, *columns, region,
            1 if submitted_at else 0, 1 if submitted_at else 0, begun_at, saved_at, submitted_at, reason,
        )  # fmt: skip
        return Written(key, stage, person, story.track, person.printed_name, flaw, submitted_at)

    def write(self) -> None:
        self.rows.write()
        self.answers.write()
        self._documents.rows.write()

    def _answer(
        self, story: Story, key: uuid.UUID, questions: list[Question], saved_at: datetime
    ) -> dict[str, object]:
        """Write the answers; those that the application's columns repeat, by column."""
        summary = {}
        for question, value in answers_of(story, questions):
            if question.maps_to:
                summary[question.maps_to] = value
            self.answers.add(key, question.pk, json.dumps(value, ensure_ascii=False), saved_at)
        return summary

    def _questions(self, sections: int | None) -> list[Question]:
        """Those of the first sections, as a draft has them."""
        if sections is None:
            sections = self._chance.randint(1, 8)
        keys = list(dict.fromkeys(question.section_id for question in self._prepared.questions))[:sections]
        return [question for question in self._prepared.questions if question.section_id in keys]

    def _track(self, person: Person) -> str:
        if person.language in self._prepared.tracks:
            return person.language
        return self._chance.choice(SINGLE_TRACK[person.language])

    def _submission(self, begun_at: datetime) -> datetime:
        """Some days after, and of one in four in the last hours before the deadline."""
        left = min(self._prepared.call.closes_at, self._now) - begun_at
        is_late = self._chance.random() < 0.25
        share = self._chance.random()
        return begun_at + left * (1 - share * 0.02 if is_late else share**2)

    def _reference(self) -> str:
        while True:
            letters = "".join(self._chance.choices(LETTERS, k=6))
            reference = f"{self._prepared.edition.starts_on.year}-{letters}"
            if reference not in self._references:
                self._references.add(reference)
                return reference
