"""What is done with one certificate, from its page in the admin."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.staff_pages import allowed, attempt, tell_faults

from .. import issuing, revoking, rules
from ..forms import RevokeForm
from ..models import Certificate
from ..refusals import REFUSALS


@require_POST
@allowed(rules.can_issue)
def reissue(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _certificate(pk)
    return _done(
        request,
        found,
        lambda: issuing.reissue(certificate=found, by=request.user),
        _("A new version is being made; this one is superseded."),
    )


@require_POST
@allowed(rules.can_issue)
def issue_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new certificate with a new number, for somebody whose certificate was revoked."""
    found = _certificate(pk)
    return _done(
        request,
        found,
        lambda: issuing.issue(participation=found.participation, kind=found.kind, by=request.user),
        _("A new certificate is being made."),
    )


@require_POST
@allowed(rules.can_issue)
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _certificate(pk)
    return _done(
        request,
        found,
        lambda: issuing.retry(certificate=found, by=request.user),
        _("The certificate is being made again."),
    )


@require_POST
@allowed(rules.can_issue)
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _certificate(pk)
    form = RevokeForm(request.POST)
    if not form.is_valid():
        tell_faults(request, form)
        return redirect("admin:certificates_certificate_change", pk)
    return _done(
        request,
        found,
        lambda: revoking.revoke(certificate=found, by=request.user, **form.cleaned_data),
        _("The certificate is revoked, and the participant will be told."),
    )


def _certificate(pk: UUID) -> Certificate:
    return get_object_or_404(Certificate.objects.for_lists(), pk=pk)


def _done(request: HttpRequest, found: Certificate, act: Callable[[], object], told: str) -> HttpResponse:
    attempt(request, act, told, refusals=REFUSALS)
    return redirect("admin:certificates_certificate_change", found.pk)
