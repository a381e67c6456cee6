"""The whole form of a call on one page, and moving its parts."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.staff_pages import allowed

from .. import rules
from ..form_content import content_of, questions_in
from ..form_differences import condition_in_words
from ..form_editing import EditRefused, move_question, move_section
from ..form_revisions import is_in_use
from ..models import Call, FormSection, Question
from ..translations import lacking_languages
from .pages import builder_address, call_or_404, form_page, tell

# Who does not read the answer, in two words; the editor says it in full.
HIDDEN = {
    Question.Audience.REVIEWERS_UNLESS_BLIND: gettext_lazy("Hidden in blind review"),
    Question.Audience.STAFF: gettext_lazy("Staff only"),
}


@require_safe
@allowed(rules.can_read_forms)
def builder(request: HttpRequest, pk: int) -> HttpResponse:
    call = call_or_404(pk)
    content = content_of(call)
    asked = questions_in(content)
    answered = dict(
        Question.objects.filter(section__call=call)
        .annotate(number=Count("answers"))
        .values_list("pk", "number")
    )
    for section in content["sections"]:
        section["lacking"] = lacking_languages(section, "title")
        for question in section["questions"]:
            question["condition"] = condition_in_words(question, asked)
            question["lacking"] = lacking_languages(question, "label")
            question["answered"] = answered.get(question["id"], 0)
    retired = Question.objects.filter(section__call=call, retired_at__isnull=False)
    return form_page(
        request,
        "builder.html",
        call=call,
        title=_("Form: %(edition)s") % {"edition": call.edition},
        sections=content["sections"],
        number_of_questions=len(asked),
        retired=retired.select_related("section").order_by("retired_at"),
        kinds=dict(Question.Kind.choices),
        audiences=HIDDEN,
        is_in_use=is_in_use(call),
        may_edit=rules.can_edit_forms(request.user),
    )


@require_POST
@allowed(rules.can_edit_forms)
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a section or a question. `move` says what and where to: “question:12:up”, “section:3:down”,
    “question:12:to” with the section in `to-12`, or “question:12:at:3:0” for the first of section 3."""
    call = call_or_404(pk)
    what, key, where, *rest = [*request.POST.get("move", "").split(":"), "", "", ""]
    try:
        if what == "section" and key.isdecimal():
            return _move_section(request, call, get_object_or_404(FormSection, pk=key, call=call), where)
        if what == "question" and key.isdecimal():
            question = get_object_or_404(
                Question.objects.select_related("section__call"),
                pk=key,
                section__call=call,
                retired_at__isnull=True,
            )
            return _move_question(request, call, question, where, rest)
    except EditRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(builder_address(call, f"{what}-{key}"))
    messages.error(request, _("Choose what to move, and where to."))
    return redirect(builder_address(call))


def _move_section(request: HttpRequest, call: Call, section: FormSection, where: str) -> HttpResponse:
    order = list(call.sections.order_by("position", "pk").values_list("pk", flat=True))
    place = order.index(section.pk) + (1 if where == "down" else -1)
    before = call.form_revision
    if 0 <= place < len(order):
        move_section(section=section, place=place, by=request.user)
        words = {"section": section.title, "place": place + 1, "number": len(order)}
        tell(request, call, _("Section “%(section)s” is now %(place)d of %(number)d.") % words, before)
    return redirect(builder_address(call, f"section-{section.pk}"))


def _move_question(
    request: HttpRequest, call: Call, question: Question, where: str, rest: list[str]
) -> HttpResponse:
    aim = _aim_of(request, call, question, where, rest)
    if aim is None:
        messages.info(request, _("The question stands there already."))
    else:
        section, place = aim
        before = call.form_revision
        move_question(question=question, section=section, place=place, by=request.user)
        number = section.questions.filter(retired_at__isnull=True).count()
        words = {
            "question": question.label,
            "place": min(place, number - 1) + 1,
            "number": number,
            "section": section.title,
        }
        tell(
            request,
            call,
            _("“%(question)s” is now %(place)d of %(number)d in “%(section)s”.") % words,
            before,
        )
    return redirect(builder_address(call, f"question-{question.pk}"))


def _aim_of(
    request: HttpRequest, call: Call, question: Question, where: str, rest: list[str]
) -> tuple[FormSection, int] | None:
    """The section and the place in it where the question shall stand; None when it would stay."""
    sections = list(call.sections.order_by("position", "pk"))
    if where == "at" and len(rest) >= 2 and rest[0].isdecimal() and rest[1].isdecimal():
        return get_object_or_404(FormSection, pk=rest[0], call=call), int(rest[1])
    if where == "to":
        chosen = request.POST.get(f"to-{question.pk}", "")
        section = next((section for section in sections if str(section.pk) == chosen), None)
        if section is None or section.pk == question.section_id:
            return None
        return section, section.questions.filter(retired_at__isnull=True).count()
    home = [section.pk for section in sections].index(question.section_id)
    beside = list(
        sections[home]
        .questions.filter(retired_at__isnull=True)
        .order_by("position", "pk")
        .values_list("pk", flat=True)
    )
    place = beside.index(question.pk) + (1 if where == "down" else -1)
    if 0 <= place < len(beside):
        return sections[home], place
    if place < 0 and home > 0:  # past the first: the end of the section before
        return sections[home - 1], sections[home - 1].questions.filter(retired_at__isnull=True).count()
    return (sections[home + 1], 0) if place >= len(beside) and home + 1 < len(sections) else None
