"""The versions of a form: who changed what and when, and how each differs from the one before."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.staff_pages import allowed

from .. import rules
from ..form_content import questions_in
from ..form_differences import condition_in_words, differences
from ..models import Application, FormRevision, Question
from .pages import call_or_404, form_page


@require_safe
@allowed(rules.can_read_forms)
def revisions(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions, the latest first, with how many applications were submitted under each."""
    call = call_or_404(pk)
    received = Application.objects.received().filter(call=call).order_by()
    submitted = dict(received.values_list("form_revision").annotate(Count("pk")))
    rows = list(call.form_revisions.select_related("made_by").defer("content"))
    for row in rows:
        row.submitted = submitted.get(row.number, 0)
    return form_page(
        request,
        "revisions.html",
        call=call,
        title=_("Versions of the form: %(edition)s") % {"edition": call.edition},
        revisions=rows,
    )


@require_safe
@allowed(rules.can_read_forms)
def revision(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version: what changed since the one before, and the whole form as it was asked."""
    call = call_or_404(pk)
    found = get_object_or_404(FormRevision.objects.select_related("made_by"), call=call, number=number)
    earlier = call.form_revisions.filter(number__lt=number).order_by("-number").first()
    asked = questions_in(found.content)
    for question in asked.values():
        question["condition"] = condition_in_words(question, asked)
    return form_page(
        request,
        "revision.html",
        call=call,
        title=_("Version %(number)d of the form") % {"number": number},
        revision=found,
        earlier=earlier,
        differences=differences(earlier.content, found.content) if earlier else [],
        sections=found.content["sections"],
        kinds=dict(Question.Kind.choices),
    )
