"""What a reviewer reads of an application: the answers and documents meant for reviewers."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet
from django.utils import dateparse, formats
from django.utils.translation import gettext as _

from applications.models import Answer, Application, Document, FormSection, Question
from sessions_app.countries import country_name


@dataclass(frozen=True)
class ReadSection:
    """A section of the form with what was answered in it."""

    title: str
    answers: list[tuple[str, str]] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)


def for_reviewers(application: Application) -> list[ReadSection]:
    """The sections that hold anything for a reviewer, in the order of the form."""
    answers = {row.question_id: row for row in Answer.objects.filter(application=application)}
    documents = {row.question_id: row for row in documents_for_reviewers(application)}
    asked = Question.objects.exclude(audience=Question.Audience.STAFF).prefetch_related("choices")
    sections = FormSection.objects.filter(call=application.call_id).prefetch_related(
        Prefetch("questions", queryset=asked)
    )
    read = [_section(section, application, answers, documents) for section in sections]
    return [section for section in read if section.answers or section.documents]


def documents_for_reviewers(application: Application) -> QuerySet[Document]:
    return Document.objects.filter(application=application).exclude(
        question__audience=Question.Audience.STAFF
    )


def _section(section: FormSection, application: Application, answers: dict, documents: dict) -> ReadSection:
    read = ReadSection(section.title)
    for question in section.questions.all():
        if question.pk in documents:
            read.documents.append(documents[question.pk])
        elif question.pk in answers and (shown := _shown(question, answers[question.pk].value, application)):
            read.answers.append((question.label, shown))
    return read


def _shown(question: Question, value, application: Application) -> str:
    """An answer as people read it."""
    kinds = Question.Kind
    if value in (None, "", []):
        return ""
    if question.kind == kinds.CONSENT or isinstance(value, bool):
        return _("Yes") if value else _("No")
    if question.kind == kinds.TRACK:
        return str(application.track or value)
    if question.kind == kinds.COUNTRY:
        return country_name(str(value))
    if question.kind in (kinds.SINGLE_CHOICE, kinds.MULTIPLE_CHOICE):
        labels = {choice.value: choice.label for choice in question.choices.all()}
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(str(labels.get(one, one)) for one in chosen)
    if question.kind == kinds.DATE and isinstance(value, str) and (day := dateparse.parse_date(value)):
        return formats.date_format(day, "DATE_FORMAT")
    return str(value)
