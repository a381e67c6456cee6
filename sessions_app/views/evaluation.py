"""Answering the evaluation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .. import evaluation as rule
from ..attendance import EditionAttendance
from ..forms import EvaluationForm
from ..models import Participation, ProgrammeSession
from ..refusals import REFUSALS
from .own import own


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: HttpRequest, pk: int, session: int | None = None) -> HttpResponse:
    """The questions about a session, or about the whole edition; POST gives the answers."""
    found = own(request, pk)
    about = _session(found, session) if session else None
    questions = rule.questions_for(found.edition, about)
    is_open = rule.is_open(found, about) and not rule.has_answered(found, about)
    form = EvaluationForm(questions, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rule.give(participation=found, session=about, answers=form.answers)
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Thank you. Your answers are kept without your name."))
        return redirect("participation", pk=found.pk)
    return render(
        request,
        "sessions_app/evaluate.html",
        {
            "participation": found,
            "edition": found.edition,
            "session": about,
            "form": form,
            "is_open": is_open and bool(questions),
        },
    )


def _session(found: Participation, key: int) -> ProgrammeSession:
    """One of the participant's sessions. Raises Http404."""
    mine = EditionAttendance(found.edition, found).sessions_of(found)
    row = next((row for row in mine if row.pk == key), None)
    if row is None:
        raise Http404
    return row
