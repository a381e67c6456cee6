"""What every page of the staff does, whichever app it belongs to: ask the rule, act, tell."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .models import User

ROWS = 50


def allowed(rule: Callable[[User], bool]) -> Callable:
    """Decorator: the page is for whom the rule lets in, everybody else gets a 403. The page keeps its
    `rule`, from which the matrix of access is drawn."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not rule(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.rule = rule
        return guarded

    return decorate


def staff_page(request: HttpRequest, template: str, *, status: int = 200, **context) -> TemplateResponse:
    """A page in the admin site's frame; `title` is its heading, `template` stands under admin/."""
    frame = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/{template}", {**frame, **context}, status=status)


def attempt(
    request: HttpRequest, act: Callable[[], object], done: str, *, refusals: tuple[type[Exception], ...]
) -> bool:
    """Do it and say so, or say why it was refused."""
    try:
        act()
    except refusals as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True


def tell_faults(request: HttpRequest, form) -> None:
    """Say what is wrong in a form that has no page of its own to come back to."""
    for name, faults in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        text = " ".join(faults)
        messages.error(request, _("%(label)s: %(text)s") % {"label": label, "text": text} if label else text)


def page_of(request: HttpRequest, rows: QuerySet | list, size: int = ROWS) -> Page:
    return Paginator(rows, size).get_page(request.GET.get("page"))
