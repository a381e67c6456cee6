"""What the staff's own pages inside the admin site share: who may enter, and the site's frame."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from .models import User


def allowed(rule: Callable[[User], bool]) -> Callable:
    """Decorator: the page is for whom the rule lets in, everybody else gets a 403."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not rule(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def framed(request: HttpRequest, template: str, **context) -> TemplateResponse:
    """A page in the admin site's frame; `title` is its heading."""
    return TemplateResponse(request, template, {**admin.site.each_context(request), **context})
