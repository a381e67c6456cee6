"""Filling in a section as a browser does."""

from django.urls import reverse

from applications.documents import version_of
from applications.filled_form import fill
from applications.forms import SectionForm
from applications.models import Answer, Question


def section_address(application, key: str) -> str:
    return reverse("application-section", kwargs={"pk": application.pk, "key": key})


def answer_address(application, question) -> str:
    names = {"pk": application.pk, "key": question.section.key, "question": question.key}
    return reverse("application-answer", kwargs=names)


def shown(application, key: str) -> dict[str, list[str]]:
    """What the section's page holds now, as its browser would send it."""
    filled = next(part for part in fill(application) if part.section.key == key)
    form = SectionForm(filled=filled.live, tracks=application.call.edition.tracks.all())
    fields = {name: form.data.getlist(name) for name in form.data}
    versions = {
        f"q-{entry.question.key}-version": [_version(entry)] for entry in filled.live if entry.is_asked
    }
    return {**{name: values for name, values in fields.items() if f"{name}-version" in versions}, **versions}


def _version(entry) -> str:
    return version_of(entry.document) if entry.question.kind == Question.Kind.FILE else str(entry.version)


def value_of(application, key: str):
    return Answer.objects.get(application=application, question__key=key).value


def unaccepted_of(application, key: str) -> str:
    return Answer.objects.get(application=application, question__key=key).unaccepted
