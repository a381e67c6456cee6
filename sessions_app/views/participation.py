"""The participant's own page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .. import printed_names, rules
from ..attendance import EditionAttendance
from ..checklist import checklist_of, to_evaluate
from ..forms import PrintedNameForm
from ..models import Participation
from ..panels import panels_for
from ..refusals import REFUSALS
from .own import own


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def participation(request: HttpRequest, pk: int) -> HttpResponse:
    """The place, the programme with the own hours, and the certificates; POST corrects the name."""
    found = own(request, pk)
    may_correct = rules.can_correct_name(request.user, found)
    form = PrintedNameForm(request.POST or None, instance=found)
    if request.method == "POST" and _is_corrected(request, found, form):
        return redirect("participation", pk=found.pk)
    attendance = EditionAttendance(found.edition, found)
    return render(
        request,
        "sessions_app/participation.html",
        {
            "participation": found,
            "edition": found.edition,
            "form": form,
            "may_correct": may_correct,
            "printed_name": form.initial["printed_name"],
            "programme": [
                (session, attendance.presence(found, session)) for session in attendance.sessions_of(found)
            ]
            if found.edition.is_programme_published
            else [],
            "is_active": found.status != Participation.Status.CANCELLED,
            "checklist": checklist_of(found),
            "to_evaluate": to_evaluate(found),
            "documents": found.edition.documents.all(),
            "progress": attendance.progress_of(found),
            "panels": panels_for(found),
        },
    )


def _is_corrected(request: HttpRequest, found: Participation, form: PrintedNameForm) -> bool:
    """Whether the page may be left: the name is written, or its refusal told."""
    if not form.is_valid():
        return False
    try:
        printed_names.correct(participation=found, name=form.cleaned_data["printed_name"], by=request.user)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Saved."))
    return True
