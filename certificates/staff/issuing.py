"""Issuing the certificates of an edition, after a page that says for whom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.staff_pages import allowed, staff_page
from sessions_app.models import Edition
from sessions_app.staff.editions import chosen_edition

from .. import rules
from ..forecast import forecast
from ..issuing import issue_all
from ..refusals import REFUSALS


@require_safe
@allowed(rules.can_issue)
def overview(request: HttpRequest) -> HttpResponse:
    """Who of an edition would get a certificate now, who not and why."""
    edition, editions = chosen_edition(request)
    return staff_page(
        request,
        "certificates/issue.html",
        title=_("Issue certificates"),
        edition=edition,
        editions=editions,
        forecast=forecast(edition) if edition else None,
    )


@require_POST
@allowed(rules.can_issue)
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue them; the worker makes the pages."""
    edition = get_object_or_404(Edition.objects.select_related("venue"), pk=pk)
    try:
        number = len(issue_all(edition=edition, by=request.user))
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        _tell(request, number)
    return redirect(f"{reverse('admin:certificates_issue')}?edition={edition.pk}")


def _tell(request: HttpRequest, number: int) -> None:
    if not number:
        messages.warning(request, _("There was no certificate to issue."))
        return
    text = ngettext(
        "%(number)d certificate is issued. It is being made, and its participant will be told.",
        "%(number)d certificates are issued. They are being made, and the participants will be told.",
        number,
    )
    messages.success(request, text % {"number": number})
