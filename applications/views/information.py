"""Answering the staff's request for more information."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lifecycle import TransitionRefused

from ..editing import open_request
from ..filled_form import fill
from ..information import answer, changed_since
from ..information_form import InformationAnswerForm
from ..refusals import InformationRefused
from .own import own_application_with_requests


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def information(request: HttpRequest, pk: UUID) -> HttpResponse:
    """GET shows what is asked and what was changed, POST sends it."""
    found = own_application_with_requests(request, pk)
    asked = open_request(found)
    if asked is None:
        messages.info(request, _("The staff ask nothing of you now."))
        return redirect(found)
    form = InformationAnswerForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            answer(request=asked, by=request.user, **form.cleaned_data)
        except InformationRefused as refusal:
            form.add_error(None, str(refusal))
        except TransitionRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(found)
        else:
            messages.success(request, _("Your answer is sent. Thank you."))
            return redirect(found)
    keys = {question.pk for question in asked.questions.all()}
    changed = changed_since(asked)
    context = {
        "application": found,
        "asked": asked,
        "form": form,
        "entries": [
            (section.section, entry, entry.question.pk in changed)
            for section in fill(found)
            for entry in section.questions
            if entry.question.pk in keys
        ],
    }
    return render(request, "applications/information.html", context)
