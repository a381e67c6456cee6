"""What the staff's pages of the selection share."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from accounts import staff_pages
from accounts.staff_pages import allowed, page_of, tell_faults
from applications.models import Application

from ..refusals import REFUSALS

__all__ = ["allowed", "attempt", "back_to", "page_of", "staff_page", "tell_faults"]


def staff_page(request: HttpRequest, template: str, **context) -> TemplateResponse:
    """A page of the selection in the admin site's frame; `title` is its heading."""
    return staff_pages.staff_page(request, f"selection/{template}", **context)


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do it and say so, or say why it was refused."""
    return staff_pages.attempt(request, act, done, refusals=REFUSALS)


def back_to(application: Application) -> HttpResponseRedirect:
    """To the application's page in the admin."""
    return redirect("admin:applications_application_change", application.pk)
