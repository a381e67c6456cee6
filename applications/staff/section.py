"""Adding, editing and removing a section of the form."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.staff_pages import allowed

from .. import rules
from ..form_editing import EditRefused, add_section, change_section, remove_section
from ..models import Call, FormSection
from .pages import builder_address, call_or_404, carry_out, form_page

TEXTS = [f"{name}_{code}" for name in ("title", "help_text") for code, _name in settings.LANGUAGES]


class SectionTextsForm(forms.ModelForm):
    class Meta:
        model = FormSection
        fields = [*TEXTS, "key"]

    def __init__(self, *args, call: Call, **kwargs):
        super().__init__(*args, **kwargs)
        self.call = call
        self.fields["title_en"].required = True
        self.fields["title_en"].error_messages["required"] = gettext_lazy(
            "Write the title in English at least."
        )
        self.fields["key"].required = False
        self.fields["key"].help_text = gettext_lazy(
            "Names the section in its address. Empty: made from the English title."
        )
        for code, _name in settings.LANGUAGES:
            self.fields[f"help_text_{code}"].widget.attrs["rows"] = 3
            self.fields[f"help_text_{code}"].label = gettext_lazy("Explanation")
            self.fields[f"title_{code}"].label = gettext_lazy("Title")

    @property
    def texts(self) -> list[tuple[str, str, list]]:
        return [
            (str(language), code, [self[f"title_{code}"], self[f"help_text_{code}"]])
            for code, language in settings.LANGUAGES
        ]

    def clean(self):
        cleaned = super().clean()
        key = cleaned["key"] = cleaned.get("key") or slugify(cleaned.get("title_en", ""))[:50]
        if not key and "title_en" in cleaned:
            self.add_error("key", _("No key can be made from this title. Please write one in Latin letters."))
        if key and self.call.sections.filter(key=key).exclude(pk=self.instance.pk).exists():
            self.add_error("key", _("Another section of this form has this key."))
        return cleaned

    def _post_clean(self):
        """The rules write the section; here is nothing to build from it."""

    def values(self) -> dict:
        return {name: self.cleaned_data[name] or "" for name in [*TEXTS, "key"]}


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_edit_forms)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    call = call_or_404(pk)
    return _editor(
        request,
        call,
        SectionTextsForm(request.POST or None, call=call),
        lambda values: add_section(call=call, values=values, by=request.user),
        _("The section is added, as the last one."),
        _("New section"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_edit_forms)
def change(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    call = call_or_404(pk)
    found = _section(call, section)
    return _editor(
        request,
        call,
        SectionTextsForm(request.POST or None, call=call, instance=found),
        lambda values: change_section(section=found, values=values, by=request.user),
        _("The section is changed."),
        str(found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_edit_forms)
def remove(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    """GET asks, POST removes."""
    call = call_or_404(pk)
    found = _section(call, section)
    if request.method == "POST":
        try:
            return carry_out(
                request,
                call=call,
                edit=lambda: remove_section(section=found, by=request.user),
                done=_("The section is removed."),
            )
        except EditRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(builder_address(call, f"section-{found.pk}"))
    return form_page(request, "remove_section.html", call=call, title=_("Remove a section"), section=found)


def _editor(request, call: Call, form: SectionTextsForm, edit, done: str, title: str) -> HttpResponse:
    if request.method == "POST" and "again" not in request.POST and form.is_valid():
        try:
            return carry_out(request, call=call, edit=lambda: edit(form.values()), done=done)
        except EditRefused as refusal:
            form.add_error(None, str(refusal))
    return form_page(request, "section.html", call=call, title=title, form=form)


def _section(call: Call, key: int) -> FormSection:
    return get_object_or_404(FormSection.objects.select_related("call__edition__venue"), pk=key, call=call)
