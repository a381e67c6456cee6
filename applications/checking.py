"""What keeps a draft from being submitted, besides answers that lack."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .fields import field_of
from .filled_form import EMPTY, FilledQuestion, FilledSection
from .models import Application, FormSection, Nomination, Question

LETTER = "letter"  # the key of the question by which an applicant uploads the letter themselves


@dataclass(frozen=True)
class Fault:
    """Something typed that is no valid answer: it never was, or the form changed since."""

    section: FormSection
    question: Question
    text: str


def faults_of(application: Application, sections: list[FilledSection]) -> list[Fault]:
    """What is stored and would be refused today, text that was never accepted included."""
    tracks = list(application.call.edition.tracks.all())
    return list(_faults(sections, tracks))


def _faults(sections: list[FilledSection], tracks: list) -> Iterator[Fault]:
    for section in sections:
        for filled in section.questions:
            if filled.is_asked and (text := _fault_of(filled, tracks)):
                yield Fault(section.section, filled.question, text)


def _fault_of(filled: FilledQuestion, tracks: list) -> str:
    """Why the form refuses what was typed; empty when it does not."""
    typed = filled.unaccepted or filled.value
    if filled.question.kind == Question.Kind.FILE or typed in EMPTY:
        return ""
    try:
        field_of(filled.question, tracks).clean(typed)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    # Accepted now, though not when it was typed: it becomes an answer when it is saved again.
    return _("Please save this answer once more.") if filled.unaccepted else ""


def unanswered(sections: list[FilledSection]) -> list[tuple[FormSection, Question]]:
    """The required questions without anything typed."""
    return [
        (section.section, filled.question)
        for section in sections
        for filled in section.missing
        if not filled.unaccepted
    ]


def lacks_nomination(application: Application, sections: list[FilledSection]) -> bool:
    """Whether the call requires a nomination and there is neither an endorsement nor a letter."""
    if not application.call.requires_nomination:
        return False
    endorsed = Nomination.Status.ENDORSED
    return not has_letter(sections) and all(row.status != endorsed for row in application.nominations.all())


def has_letter(sections: list[FilledSection]) -> bool:
    """Whether the applicant uploaded the letter of nomination."""
    return any(
        filled.document is not None and filled.question.key == LETTER
        for section in sections
        for filled in section.questions
    )
