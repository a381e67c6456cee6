"""What every page of the staff does: ask the rule, act, tell, go back."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from accounts.staff_pages import allowed, framed
from applications.models import Application

from ..refusals import REFUSALS

__all__ = ["allowed", "attempt", "back_to", "page_of", "staff_page", "tell_faults"]
ROWS = 50


def staff_page(request: HttpRequest, template: str, **context) -> TemplateResponse:
    """A page in the admin site's frame; `title` is its heading."""
    return framed(request, f"admin/selection/{template}", **context)


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do it and say so, or say why it was refused."""
    try:
        act()
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True


def tell_faults(request: HttpRequest, form) -> None:
    for name, faults in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.error(request, f"{label}: {' '.join(faults)}" if label else " ".join(faults))


def back_to(application: Application) -> HttpResponseRedirect:
    """To the application's page in the admin."""
    return redirect("admin:applications_application_change", application.pk)


def page_of(request: HttpRequest, rows: QuerySet) -> Page:
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))
