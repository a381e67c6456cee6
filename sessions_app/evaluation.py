"""Giving and reading the evaluation, without a way from an answer to who gave it.

Who has answered is a ticket; what was answered stands in another table, without person or moment.
Two rows written together could still be matched by the database's own numbers (the transaction that
wrote them, their place in the table), so each time somebody answers, all answers about the same thing
are taken out and written anew together: in random order, under new random keys. Afterwards they all
bear the marks of one transaction. Tests read these marks.
"""

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .attendance import EditionAttendance
from .models import (
    Edition,
    EvaluationAnswer,
    EvaluationQuestion,
    EvaluationTicket,
    Participation,
    ProgrammeSession,
)
from .refusals import EvaluationRefused
from .requirements import Requirement

FEWEST = 5  # answers below which nothing is shown: among fewer, people recognise one another


@dataclass(frozen=True)
class ScaleResult:
    """`counts` of the values 1 to 5; None while too few answered."""

    question: EvaluationQuestion
    number: int
    counts: list[int] | None

    @property
    def mean(self) -> float | None:
        if not self.counts or not self.number:
            return None
        return sum(value * count for value, count in enumerate(self.counts, 1)) / self.number


@dataclass(frozen=True)
class OpenResult:
    """`texts` in no order that tells anything; None while too few answered."""

    question: EvaluationQuestion
    number: int
    texts: list[str] | None


@dataclass(frozen=True)
class Results:
    """What is known of a session, or of the edition. `given` of `expected` have answered."""

    session: ProgrammeSession | None
    given: int
    expected: int
    scales: list[ScaleResult]
    texts: list[OpenResult]

    @property
    def rate(self) -> int:
        """Whole per cent of the expected who have answered."""
        return round(100 * self.given / self.expected) if self.expected else 0

    @property
    def is_suppressed(self) -> bool:
        return self.given < FEWEST

    @property
    def mean(self) -> float | None:
        """Of all its scales together, each as often as it was answered."""
        shown = [scale for scale in self.scales if scale.mean is not None]
        number = sum(scale.number for scale in shown)
        return sum(scale.mean * scale.number for scale in shown) / number if number else None


def is_open(participation: Participation, session: ProgrammeSession | None) -> bool:
    """Whether the participant may evaluate it now: a session once it began, the edition on its last
    day and for four weeks after."""
    if participation.status == Participation.Status.CANCELLED:
        return False
    now, edition = timezone.now(), participation.edition
    days = (timezone.localdate(now, edition.zone) - edition.ends_on).days
    if days > 28:
        return False
    return session.starts_at <= now if session else days >= 0


def questions_for(edition: Edition, session: ProgrammeSession | None) -> list[EvaluationQuestion]:
    scope = EvaluationQuestion.Scope.SESSION if session else EvaluationQuestion.Scope.EDITION
    return list(edition.evaluation_questions.filter(scope=scope))


def given_by(participations: QuerySet[Participation]) -> set[int]:
    """The keys of those who have evaluated their edition: the tickets say it, the answers stay anonymous."""
    tickets = EvaluationTicket.objects.filter(participation__in=participations, session=None)
    return set(tickets.values_list("participation_id", flat=True))


def _obstacle(edition: Edition) -> str:
    if questions_for(edition, None):
        return ""
    return _("The edition has no question that is asked at the end; nobody could give the evaluation.")


REQUIREMENT = Requirement(
    "evaluation", gettext_lazy("Give your evaluation of the edition"), given_by, _obstacle
)


def has_answered(participation: Participation, session: ProgrammeSession | None) -> bool:
    return EvaluationTicket.objects.filter(participation=participation, session=session).exists()


@transaction.atomic
def give(
    *, participation: Participation, session: ProgrammeSession | None, answers: Mapping[int, int | str]
) -> None:
    """Take a participant's answers, by key of the question. Once only; nothing can be changed after,
    for nobody knows whose answers are whose. Raises EvaluationRefused."""
    if not is_open(participation, session):
        raise EvaluationRefused(_("The evaluation is not open."))
    with connection.cursor() as cursor:  # those who answer about one thing follow each other
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, %s)",
            [0x0E7A, session.pk if session else -participation.edition_id],
        )
    _ticket, is_new = EvaluationTicket.objects.get_or_create(participation=participation, session=session)
    if not is_new:
        raise EvaluationRefused(_("You have answered already. Thank you."))
    questions = {row.pk: row for row in questions_for(participation.edition, session)}
    new = [
        EvaluationAnswer(question=questions[key], session=session, **_as_columns(questions[key], answer))
        for key, answer in answers.items()
        if key in questions and answer not in ("", None)
    ]
    _shuffle_in(list(questions), session, new)


def _as_columns(question: EvaluationQuestion, answer: int | str) -> dict:
    if question.kind == EvaluationQuestion.Kind.SCALE:
        return {"value": int(answer)}
    return {"text": str(answer)}


def _shuffle_in(questions: list[int], session: ProgrammeSession | None, new: list[EvaluationAnswer]) -> None:
    """Write the new answers among the old ones."""
    old = EvaluationAnswer.objects.filter(question__in=questions, session=session)
    rows = [
        EvaluationAnswer(
            question_id=row.question_id, session_id=row.session_id, value=row.value, text=row.text
        )
        for row in old
    ]
    rows += new
    secrets.SystemRandom().shuffle(rows)
    for row in rows:
        row.pk = uuid.uuid4()
    old.delete()
    EvaluationAnswer.objects.bulk_create(rows)


def results_of(edition: Edition) -> list[Results]:
    """The edition as a whole first, then each session that has begun, in seven queries."""
    attendance = EditionAttendance(edition)
    questions = list(edition.evaluation_questions.all())
    answers: dict[tuple, list[EvaluationAnswer]] = {}
    for row in EvaluationAnswer.objects.filter(question__edition=edition).order_by("pk"):
        answers.setdefault((row.session_id, row.question_id), []).append(row)
    given: dict[int | None, int] = {}
    tickets = EvaluationTicket.objects.filter(participation__edition=edition)
    for session in tickets.values_list("session_id", flat=True):
        given[session] = given.get(session, 0) + 1
    now = timezone.now()
    subjects = [(None, len(attendance.participants))]
    subjects += [
        (session, _expected(attendance, session))
        for session in attendance.sessions
        if session.starts_at <= now
    ]
    return [
        _results(session, given.get(session and session.pk, 0), expected, questions, answers)
        for session, expected in subjects
    ]


def _expected(attendance: EditionAttendance, session: ProgrammeSession) -> int:
    """Who was there, once that is marked; till then who was to come."""
    if attendance.is_marked(session):
        return attendance.number_present(session)
    return len(attendance.expected_at(session))


def _results(session, given: int, expected: int, questions: list, answers: dict) -> Results:
    scope = EvaluationQuestion.Scope.SESSION if session else EvaluationQuestion.Scope.EDITION
    scales, texts = [], []
    for question in questions:
        if question.scope != scope:
            continue
        rows = answers.get((session and session.pk, question.pk), [])
        is_enough = len(rows) >= FEWEST
        if question.kind == EvaluationQuestion.Kind.SCALE:
            values = [row.value for row in rows]
            counts = [values.count(value) for value in range(1, 6)] if is_enough else None
            scales.append(ScaleResult(question, len(rows), counts))
        else:
            texts.append(OpenResult(question, len(rows), [row.text for row in rows] if is_enough else None))
    return Results(session, given, max(expected, given), scales, texts)


def questions_for_sessions(edition: Edition) -> bool:
    """Whether sessions of the edition are evaluated at all."""
    return edition.evaluation_questions.filter(scope=EvaluationQuestion.Scope.SESSION).exists()


def answered_sessions(participation: Participation) -> set[int]:
    """The keys of the sessions that the participant has evaluated."""
    tickets = EvaluationTicket.objects.filter(participation=participation, session__isnull=False)
    return set(tickets.values_list("session_id", flat=True))


STANDARD_QUESTIONS = (
    ("session", "scale", ("This session was useful for my work.", "Cette séance m’a été utile dans mon travail.", "Esta sesión fue útil para mi trabajo.")),
    ("session", "scale", ("The speakers explained well.", "Les intervenants ont bien expliqué.", "Los ponentes explicaron bien.")),
    ("session", "open", ("What should be kept, what changed?", "Que faut-il garder, que faut-il changer ?", "¿Qué debería mantenerse y qué cambiarse?")),
    ("edition", "scale", ("The edition met my expectations.", "L’édition a répondu à mes attentes.", "La edición respondió a mis expectativas.")),
    ("edition", "scale", ("I will use what I learned within six months.", "J’utiliserai ce que j’ai appris dans les six mois.", "Utilizaré lo aprendido en los próximos seis meses.")),
    ("edition", "scale", ("The organisation and the venue were good.", "L’organisation et le lieu étaient satisfaisants.", "La organización y la sede fueron satisfactorias.")),
    ("edition", "open", ("What will you do differently at home?", "Que ferez-vous autrement chez vous ?", "¿Qué hará de otra manera en su país?")),
    ("edition", "open", ("What should the next edition do better?", "Que devrait améliorer la prochaine édition ?", "¿Qué debería mejorar la próxima edición?")),
)  # fmt: skip


def install_standard_questions(*, edition: Edition) -> bool:
    """Give the edition the usual questions, unless it has some; whether it did."""
    if edition.evaluation_questions.exists():
        return False
    EvaluationQuestion.objects.bulk_create(
        EvaluationQuestion(
            edition=edition,
            scope=scope,
            kind=kind,
            position=position,
            text_en=english,
            text_fr=french,
            text_es=spanish,
        )
        for position, (scope, kind, (english, french, spanish)) in enumerate(STANDARD_QUESTIONS)
    )
    return True
