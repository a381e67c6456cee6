"""What the staff's pages of the selection share."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts import staff_pages
from accounts.staff_pages import allowed, page_of, tell_faults
from applications.barring import conceal_barred, why_barred, withhold_barred
from applications.models import Application

from ..refusals import REFUSALS

__all__ = [
    "allowed",
    "applications_page",
    "attempt",
    "back_to",
    "is_refused",
    "page_of",
    "rows_page",
    "staff_page",
    "tell_faults",
]


def staff_page(request: HttpRequest, template: str, **context) -> TemplateResponse:
    """A page of the selection in the admin site's frame; `title` is its heading."""
    return staff_pages.staff_page(request, f"selection/{template}", **context)


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do it and say so, or say why it was refused."""
    return staff_pages.attempt(request, act, done, refusals=REFUSALS)


def applications_page(request: HttpRequest, rows: QuerySet[Application]) -> Page:
    """A page of applications, with the reference alone of those that the person may not read."""
    page = page_of(request, rows)
    page.object_list = list(page.object_list)
    conceal_barred(request.user, page.object_list)
    return page


def rows_page(request: HttpRequest, rows: QuerySet) -> Page:
    """A page of rows about applications, `Withheld` for those that the person may not read."""
    page = page_of(request, rows)
    page.object_list = withhold_barred(request.user, page.object_list)
    return page


def is_refused(request: HttpRequest, application: Application) -> bool:
    """Whether the person may not act on the application, which they are told with the reason."""
    reason = why_barred(request.user, application)
    if reason:
        words = {"reference": application.reference, "reason": reason}
        messages.error(request, _("%(reference)s is left to others. %(reason)s") % words)
    return bool(reason)


def back_to(application: Application) -> HttpResponseRedirect:
    """To the application's page in the admin."""
    return redirect("admin:applications_application_change", application.pk)
