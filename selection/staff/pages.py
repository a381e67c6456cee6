"""What the staff's pages of the selection share."""

from collections.abc import Callable

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from accounts import staff_pages
from accounts.staff_pages import allowed, page_of, tell_faults
from applications.barring import barred, conceal
from applications.models import Application

from ..refusals import REFUSALS

__all__ = ["allowed", "applications_page", "attempt", "back_to", "page_of", "staff_page", "tell_faults"]


def staff_page(request: HttpRequest, template: str, **context) -> TemplateResponse:
    """A page of the selection in the admin site's frame; `title` is its heading."""
    return staff_pages.staff_page(request, f"selection/{template}", **context)


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do it and say so, or say why it was refused."""
    return staff_pages.attempt(request, act, done, refusals=REFUSALS)


def applications_page(request: HttpRequest, rows: QuerySet[Application]) -> Page:
    """A page of applications, with the reference alone of those that the person may not read."""
    page = page_of(request, rows)
    found = list(page.object_list)
    reasons = barred(request.user, Application.objects.filter(pk__in=[row.pk for row in found]))
    page.object_list = [conceal(row, reasons[row.pk]) if row.pk in reasons else row for row in found]
    return page


def back_to(application: Application) -> HttpResponseRedirect:
    """To the application's page in the admin."""
    return redirect("admin:applications_application_change", application.pk)
