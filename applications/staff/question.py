"""Adding, editing, duplicating, removing and restoring a question."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.staff_pages import allowed

from .. import rules
from ..form_conditions import WITH_CHOICES
from ..form_content import content_of
from ..form_editing import EditRefused, add_question, change_question, remove_question, restore_question
from ..form_effects import given
from ..models import Call, FormSection, Question
from .choice_rows import choice_rows, enough_choices
from .pages import builder_address, call_or_404, carry_out, form_page, tell
from .question_form import PLAIN, TEXTS, QuestionForm, earlier_questions, requirement_of


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_edit_forms)
def add(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    """A new question at the end of the section; with `?like=KEY`, a copy of that one right after it."""
    call = call_or_404(pk)
    home = get_object_or_404(
        FormSection.objects.select_related("call__edition__venue"), pk=section, call=call
    )
    like = request.GET.get("like", "")
    model = _question(call, int(like)) if like.isdecimal() else None
    if model and model.section_id != home.pk:
        home = model.section
    content = content_of(call)
    earlier = earlier_questions(content, section=home.pk)
    if model:
        earlier = earlier_questions(content, before=model.pk)

    def edit(values, choices):
        return add_question(section=home, values=values, choices=choices, by=request.user, after=model)

    return _editor(
        request,
        call,
        title=_("Copy of “%(question)s”") % {"question": model}
        if model
        else _("New question in “%(section)s”") % {"section": home},
        form={"initial": _copied(model)} if model else {},
        earlier=earlier,
        chosen_of=model,
        edit=edit,
        done=_("The question is added."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_edit_forms)
def change(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    call = call_or_404(pk)
    found = _question(call, question)
    if found.retired_at:
        messages.info(request, _("This question is asked no more. Restore it to change it."))
        return redirect(builder_address(call, "retired"))

    def edit(values, choices):
        return change_question(question=found, values=values, choices=choices, by=request.user)

    return _editor(
        request,
        call,
        title=str(found),
        form={"instance": found},
        earlier=earlier_questions(content_of(call), before=found.pk),
        chosen_of=found,
        edit=edit,
        done=_("The question is changed."),
        question=found,
        tally=given(found.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_edit_forms)
def remove(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """GET asks, POST removes: deleted when nobody answered, else retired with its answers kept."""
    call = call_or_404(pk)
    found = _question(call, question)
    if request.method == "POST" and found.retired_at is None:
        try:
            return carry_out(
                request,
                call=call,
                edit=lambda: remove_question(question=found, by=request.user),
                done=_("The question is asked no more."),
                anchor=f"section-{found.section_id}",
            )
        except EditRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(builder_address(call, f"question-{found.pk}"))
    return form_page(
        request,
        "remove_question.html",
        call=call,
        title=_("Remove a question"),
        question=found,
        tally=given(found.pk),
    )


@require_POST
@allowed(rules.can_edit_forms)
def restore(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    call = call_or_404(pk)
    found = _question(call, question)
    before = call.form_revision
    try:
        restore_question(question=found, by=request.user)
    except EditRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(builder_address(call, "retired"))
    tell(request, call, _("“%(question)s” is asked again.") % {"question": found}, before)
    return redirect(builder_address(call, f"question-{found.pk}"))


def _editor(request, call: Call, *, title, form, earlier, chosen_of, edit, done, **context) -> HttpResponse:
    """The editor's page: shows faults beside the fields, asks where answers are concerned."""
    posted = request.POST if request.method == "POST" else None
    is_saving = posted is not None and not {"more", "show-answers", "again"} & set(posted)
    editor = QuestionForm(posted, earlier=earlier, zone=call.edition.zone, **form)
    rows = choice_rows(chosen_of, posted, extra=3 if posted and "more" in posted else 0)
    if is_saving and editor.is_valid() and rows.is_valid():
        choices = rows.choices() if editor.cleaned_data["kind"] in WITH_CHOICES else []
        if enough_choices(editor, choices) and editor.check_column(choices):
            try:
                return carry_out(request, call=call, edit=lambda: edit(editor.values(), choices), done=done)
            except EditRefused as refusal:
                editor.add_error(refusal.field if refusal.field in editor.fields else None, str(refusal))
    return form_page(
        request,
        "question.html",
        call=call,
        title=title,
        form=editor,
        rows=rows,
        is_refused=is_saving,
        **context,
    )


def _question(call: Call, key: int) -> Question:
    rows = Question.objects.select_related("section__call__edition__venue").prefetch_related("choices")
    return get_object_or_404(rows, pk=key, section__call=call)


def _copied(model: Question) -> dict:
    """What the editor of a copy begins with: everything but the key and the column it is repeated in."""
    return {
        **model_to_dict(model, fields=[*TEXTS, *PLAIN]),
        "key": slugify(f"{model.key}-2")[:50],
        "maps_to": "",
        "requirement": requirement_of(model),
        "required_from": model.required_from,
        "depends_on": str(model.depends_on_id or ""),
        **({f"answers_{model.depends_on_id}": model.depends_on_values} if model.depends_on_id else {}),
    }
