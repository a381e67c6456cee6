"""What the pages of a form share: which call it is, and asking before answers are touched."""

import hashlib
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.staff_pages import staff_page

from ..form_editing import what_if
from ..form_effects import Effect
from ..models import Call

# Fields of the asking page itself, which it does not carry on.
OWN_FIELDS = ("csrfmiddlewaretoken", "confirmed", "again")


def call_or_404(pk: int) -> Call:
    return get_object_or_404(Call.objects.select_related("edition__venue"), pk=pk)


def form_page(request: HttpRequest, template: str, *, call: Call, **context) -> TemplateResponse:
    """A page about the call's form, in the admin's frame."""
    return staff_page(request, f"applications/form/{template}", call=call, opts=Call._meta, **context)


def builder_address(call: Call, anchor: str = "") -> str:
    return reverse("admin:applications_form", args=[call.pk]) + (f"#{anchor}" if anchor else "")


def carry_out(
    request: HttpRequest, *, call: Call, edit: Callable[[], object], done: str, anchor: str = ""
) -> HttpResponse:
    """Make the edit; if answers are concerned, only once the person has read what it would do.

    What was read is known by its digest, so that an answer given meanwhile asks again. Raises
    EditRefused.
    """
    before = call.form_revision
    effects = what_if(call=call, edit=edit)
    token = _digest(effects)
    if effects and request.POST.get("confirmed") != token:
        return form_page(
            request,
            "ask.html",
            call=call,
            title=_("What this change would do"),
            effects=effects,
            token=token,
            was_read="confirmed" in request.POST,
            carried=[
                (name, value)
                for name, values in request.POST.lists()
                if name not in OWN_FIELDS
                for value in values
            ],
        )
    edit()
    tell(request, call, done, before)
    return redirect(builder_address(call, anchor))


def tell(request: HttpRequest, call: Call, done: str, before: int) -> None:
    """Say what was done, and under which number when it became a version after number `before`."""
    call.refresh_from_db(fields=["form_revision"])
    if call.form_revision != before:
        done = f"{done} {_('This is version %(number)d of the form.') % {'number': call.form_revision}}"
    messages.success(request, done)


def _digest(effects: list[Effect]) -> str:
    return hashlib.sha256("\n".join(effect.text for effect in effects).encode()).hexdigest()
