"""A call's form together with one application's answers: what is answered, what lacks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet, prefetch_related_objects
from django.utils.dateparse import parse_date
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sessions_app.countries import country_name
from sessions_app.languages import WorkingLanguage

from .conditions import asked
from .models import Answer, Application, Document, FormSection, Question

EMPTY = (None, "", [], False)


@dataclass(frozen=True)
class FilledQuestion:
    """One question with its stored value, or its document. `is_asked` is false while its condition
    does not hold, and once it is retired. `unaccepted` is text that can't be an answer yet, `version`
    that of the stored answer (0: none)."""

    question: Question
    value: object = None
    document: Document | None = None
    is_asked: bool = True
    unaccepted: str = ""
    version: int = 0

    @property
    def is_answered(self) -> bool:
        return self.document is not None or self.value not in EMPTY

    @property
    def lacks(self) -> bool:
        """Whether it stands in the way of submitting: a required answer is missing, or one is typed
        that can't be accepted."""
        if not self.is_asked:
            return False
        return bool(self.unaccepted) or (self.question.must_be_answered and not self.is_answered)

    @property
    def shown(self) -> str:
        """The answer as a person reads it."""
        return shown_value(self.question, self.value)


@dataclass(frozen=True)
class FilledSection:
    """One section with its questions; `state` is empty, begun or complete."""

    section: FormSection
    questions: list[FilledQuestion] = field(default_factory=list)

    @property
    def live(self) -> list[FilledQuestion]:
        """The questions of the form as it is now, asked or not; retired ones apart."""
        return [filled for filled in self.questions if filled.question.retired_at is None]

    @property
    def read(self) -> list[FilledQuestion]:
        """What a reader sees: the questions asked, and retired ones that have an answer."""
        return [
            filled
            for filled in self.questions
            if filled.is_asked or (filled.question.retired_at and filled.is_answered)
        ]

    @property
    def missing(self) -> list[FilledQuestion]:
        return [filled for filled in self.questions if filled.lacks]

    @property
    def unanswered(self) -> list[FilledQuestion]:
        """What is asked and has no answer, as the staff see it at a glance."""
        return [filled for filled in self.read if not filled.is_answered]

    @property
    def state(self) -> str:
        if not any(filled.is_answered or filled.unaccepted for filled in self.read):
            return "empty"
        return "begun" if self.missing else "complete"


def fill(application: Application) -> list[FilledSection]:
    """The whole form with the application's answers, in two queries however long it is."""
    sections: dict[int, FormSection] = {}
    questions: dict[int, list[Question]] = defaultdict(list)
    answers: dict[int, Answer] = {}
    documents: dict[int, Document] = {}
    for row in _joined(application):
        section = sections.setdefault(row.pk, row)
        if (question := getattr(row, "asked", None)) is None:
            continue
        question.section = section
        questions[section.pk].append(question)
        if answer := getattr(row, "given", None):
            answers[question.pk] = answer
        if document := getattr(row, "uploaded", None):
            document.application = application
            documents[question.pk] = document
    every = [question for each in questions.values() for question in each]
    prefetch_related_objects([one for one in every if one.kind in Question.WITH_CHOICES], "choices")
    return _filled([(section, questions[key]) for key, section in sections.items()], answers, documents)


def filled_once(application: Application) -> list[FilledSection]:
    """The same, read once for this instance: for the parts of a page, which change nothing."""
    if application.filled is None:
        application.filled = fill(application)
    return application.filled


def _joined(application: Application) -> QuerySet[FormSection]:
    """A row for each question, of a section without questions one, with what answers it: `asked`,
    `given` and `uploaded`, which lack where there is none."""
    return (
        FormSection.objects.filter(call=application.call_id)
        .annotate(
            asked=FilteredRelation("questions"),
            given=FilteredRelation("asked__answers", condition=Q(asked__answers__application=application.pk)),
            uploaded=FilteredRelation(
                "asked__documents", condition=Q(asked__documents__application=application.pk)
            ),
        )
        .select_related("asked", "given", "uploaded")
        .order_by("position", "pk", "asked__position", "asked__pk")
    )


def fill_each(applications: list[Application]) -> dict[UUID, list[FilledSection]]:
    """The forms of several applications by their keys, in five queries for any number."""
    sections: dict[int, list[FormSection]] = defaultdict(list)
    calls = {application.call_id for application in applications}
    for section in FormSection.objects.filter(call__in=calls).prefetch_related("questions__choices"):
        sections[section.call_id].append(section)
    answers: dict[UUID, dict[int, Answer]] = defaultdict(dict)
    for answer in Answer.objects.filter(application__in=applications):
        answers[answer.application_id][answer.question_id] = answer
    documents: dict[UUID, dict[int, Document]] = defaultdict(dict)
    for document in Document.objects.filter(application__in=applications):
        documents[document.application_id][document.question_id] = document
    return {
        row.pk: _filled(
            [(section, section.questions.all()) for section in sections[row.call_id]],
            answers[row.pk],
            documents[row.pk],
        )
        for row in applications
    }


def _filled(
    form: list[tuple[FormSection, Iterable[Question]]],
    answers: dict[int, Answer],
    documents: dict[int, Document],
) -> list[FilledSection]:
    values = {question: answer.value for question, answer in answers.items()}
    is_asked = asked([question for _section, questions in form for question in questions], values)
    return [
        FilledSection(
            section,
            [
                FilledQuestion(
                    question,
                    values.get(question.pk),
                    documents.get(question.pk),
                    question.pk in is_asked,
                    answers[question.pk].unaccepted if question.pk in answers else "",
                    answers[question.pk].version if question.pk in answers else 0,
                )
                for question in questions
            ],
        )
        for section, questions in form
    ]


def missing(sections: list[FilledSection]) -> Iterator[tuple[FormSection, Question]]:
    """The questions that stand in the way of submitting."""
    for filled in sections:
        for lacking in filled.missing:
            yield filled.section, lacking.question


def shown_value(question: Question, value: object) -> str:
    """A stored answer in words, in the active language."""
    Kind = Question.Kind
    if value in EMPTY and question.kind != Kind.CONSENT:
        return ""
    if question.kind == Kind.CONSENT:
        return _("Yes") if value else pgettext("answer", "No")
    if question.kind in Question.WITH_CHOICES:
        labels = {choice.value: choice.label for choice in question.choices.all()}
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(item, str(item)) for item in chosen)
    if question.kind == Kind.COUNTRY:
        return country_name(str(value))
    if question.kind == Kind.TRACK:
        return str(WorkingLanguage(value).label) if value in WorkingLanguage.values else str(value)
    if question.kind == Kind.DATE:
        return date_format(parse_date(str(value))) if parse_date(str(value)) else str(value)
    if question.kind == Kind.NUMBER:
        return number_format(Decimal(str(value)))
    return str(value)
