"""Withdrawing an application."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lifecycle import TransitionRefused

from ..forms import WithdrawForm
from ..models import APPLICATION
from ..withdrawal import withdraw as withdraw_application
from .own import own_application


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """GET asks, POST withdraws."""
    found = own_application(request, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_application(application=found, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Your application is withdrawn."))
        except TransitionRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("dashboard")
    if not APPLICATION.allows(found, "withdraw"):
        return redirect(found)
    return render(request, "applications/withdraw.html", {"application": found, "form": form})
