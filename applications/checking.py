"""What keeps a draft from being submitted, besides answers that lack."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from .fields import field_of
from .filled_form import FilledSection
from .models import Application, FormSection, Nomination, Question

LETTER = "letter"  # the key of the question by which an applicant uploads the letter themselves


@dataclass(frozen=True)
class Fault:
    """An answer that is stored and not valid any more: the form changed, or it was carried over."""

    section: FormSection
    question: Question
    text: str


def faults_of(application: Application, sections: list[FilledSection]) -> list[Fault]:
    """The stored answers that the form would refuse today."""
    tracks = list(application.call.edition.tracks.all())
    return list(_faults(sections, tracks))


def _faults(sections: list[FilledSection], tracks: list) -> Iterator[Fault]:
    for section in sections:
        for filled in section.questions:
            if filled.question.kind == Question.Kind.FILE or not (filled.is_asked and filled.is_answered):
                continue
            try:
                field_of(filled.question, tracks).clean(filled.value)
            except ValidationError as refusal:
                yield Fault(section.section, filled.question, " ".join(refusal.messages))


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
