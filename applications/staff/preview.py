"""The form as an applicant sees it, for staff: every language, every condition, nothing stored."""

import json

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.staff_pages import allowed

from .. import rules
from ..answering import as_stored
from ..conditions import asked
from ..fields import field_of
from ..form_content import texts_of
from ..models import Call, FormSection, Question
from ..translations import lacking_in
from .pages import call_or_404

Values = dict[int, object]


class PreviewForm(forms.Form):
    """One section's questions as asked after the answers typed so far."""

    def __init__(self, *args, questions: list[Question], tracks, values: Values, **kwargs):
        super().__init__(*args, prefix="q", use_required_attribute=False, **kwargs)
        self.questions = {question.key: question for question in questions}
        for question in questions:
            self.fields[question.key] = field_of(question, tracks)
            self.fields[question.key].initial = values.get(question.pk)

    def values(self) -> Values:
        """What is typed and valid, files apart: those are not even sent."""
        self.is_valid()
        return {
            question.pk: as_stored(self.cleaned_data[key])
            for key, question in self.questions.items()
            if key in self.cleaned_data and question.kind != Question.Kind.FILE
        }


class Preview:
    """The state of the page, all of it in the request: sections, answers typed so far, where one is."""

    def __init__(self, request: HttpRequest, call: Call) -> None:
        self.posted = request.POST if request.method == "POST" else None
        self.call = call
        self.sections = list(call.sections.prefetch_related("questions__choices"))
        self.tracks = list(call.edition.tracks.all())
        self.questions = [question for section in self.sections for question in section.questions.all()]
        self.values = _carried(request.POST.get("carried", ""), {q.pk for q in self.questions})
        self.language = _known_language(
            request.POST.get("language") or request.POST.get("in") or request.GET.get("language")
        )
        self.section = self._section(request.POST.get("here") or request.GET.get("section", ""))

    def go_on(self) -> None:
        """Take in what was typed, and go where the pressed button leads."""
        if self.posted is None or self.section is None:
            return
        form = self.form(self.posted)
        self.values |= form.values()
        if "next" in self.posted and form.is_valid():
            aim = self.sections[min(self.place + 1, len(self.sections) - 1)]
        else:
            aim = self._section(self.posted.get("go", self.section.key))
        if aim != self.section:
            self.section, self.posted = aim, None

    def form(self, posted) -> PreviewForm:
        found = asked(self.questions, self.values)
        questions = [question for question in self.section.questions.all() if question.pk in found]
        return PreviewForm(posted, questions=questions, tracks=self.tracks, values=self.values)

    @property
    def place(self) -> int:
        return self.sections.index(self.section)

    def _section(self, key: str) -> FormSection | None:
        first = self.sections[0] if self.sections else None
        return next((section for section in self.sections if section.key == key), first)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_read_forms)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What is typed travels in the page itself, from section to section and language to language."""
    call = call_or_404(pk)
    state = Preview(request, call)
    with translation.override(state.language):
        state.go_on()
    # The bar and the flags speak the officer's language, the form the applicant's.
    bar = render_to_string(
        "applications/preview_bar.html", {"state": state, "languages": _languages()}, request
    )
    flags = {question.key: _flag(question, "label", state.language) for question in state.questions}
    title_flag = _flag(state.section, "title", state.language) if state.section else ""
    with translation.override(state.language):
        form = state.form(state.posted) if state.section else None
        context = {
            "state": state,
            "bar": bar,
            "form": form,
            "title_flag": title_flag,
            "rows": [(form[key], flags[key]) for key in form.fields] if form else [],
            "number": state.place + 1 if state.section else 0,
            "carried": json.dumps({str(key): value for key, value in state.values.items()}),
        }
        return HttpResponse(render_to_string("applications/preview.html", context, request))


def _languages() -> list[tuple[str, str]]:
    return [
        (code, translation.get_language_info(code)["name_local"].capitalize())
        for code, _name in settings.LANGUAGES
    ]


def _flag(row: FormSection | Question, name: str, language: str) -> str:
    """What the row lacks in the language, for the officer to see; empty when all is there."""
    choices = [texts_of(choice, "label") for choice in row.offered] if isinstance(row, Question) else []
    if not lacking_in(language, [texts_of(row, name), *choices], texts_of(row, "help_text")):
        return ""
    return _("Not translated yet: shown in another language.")


def _known_language(code: str | None) -> str:
    return code if code in dict(settings.LANGUAGES) else translation.get_language() or settings.LANGUAGE_CODE


def _carried(text: str, known: set[int]) -> Values:
    """The answers that the page brought along; whatever else somebody sent is left out."""
    try:
        sent = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(sent, dict):
        return {}
    return {
        int(key): value
        for key, value in sent.items()
        if key.isascii() and key.isdecimal() and int(key) in known and _is_answer(value)
    }


def _is_answer(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return value is None or isinstance(value, str | bool | int | float)
