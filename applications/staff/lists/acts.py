"""Doing something to many applications: the page that asks."""

import uuid

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.staff_pages import allowed, staff_page
from progress.models import Job

from ... import rules
from ...barring import barred
from ...keys import uuid_of
from ...listing import acting
from ...listing.address import cleaned
from ...listing.registry import acts_for
from ...models import Application

NAMED = 10  # of those that the page names
CONFIRMED = "confirmed"


@require_POST
@allowed(rules.can_list)
def act(request: HttpRequest, *, model_admin: ModelAdmin) -> HttpResponse:
    """Asks what shall be done to the ticked rows, or to all that the address finds; with the answer,
    does it."""
    chosen = acts_for(request.user).get(request.POST.get("act", ""))
    if request.POST.get("act") and chosen is None:
        raise PermissionDenied
    back = _list_address(request)
    try:
        rows = _rows(request, model_admin)
    except IncorrectLookupParameters:
        return redirect("admin:applications_application_changelist")
    if chosen is None or rows is None:
        messages.warning(
            request, _("Choose what to do.") if chosen is None else _("Tick the applications that you mean.")
        )
        return redirect(back)
    is_confirmed = CONFIRMED in request.POST
    if is_confirmed and (asked := Job.objects.filter(pk=_key(request), started_by=request.user).first()):
        return redirect(asked)
    form = chosen.form(request.POST if is_confirmed else None) if chosen.form else None
    ready, left_out = acting.sorted_out(chosen, rows)
    if hidden := barred(request.user, ready):
        ready = ready.exclude(pk__in=hidden)
        left_out.append((_("you have a conflict of interest"), len(hidden)))
    number = ready.count()
    if is_confirmed and request.POST[CONFIRMED] != str(number):
        messages.warning(request, _("The list has changed meanwhile. Please read again what will happen."))
        is_confirmed = False
    if is_confirmed and number and (form is None or form.is_valid()):
        asked = acting.ask(
            key=_key(request),
            act=chosen,
            by=request.user,
            query=cleaned(request.GET.urlencode()),
            values={name: request.POST.get(name, "") for name in form.fields} if form else {},
            applications=ready,
        )
        return redirect(asked)
    return staff_page(
        request,
        "applications/list/act.html",
        title=chosen.title,
        act=chosen,
        form=form,
        number=number,
        promise=chosen.promise(number) % {"number": number},
        left_out=left_out,
        named=list(ready.select_related("applicant")[:NAMED]),
        unnamed=max(number - NAMED, 0),
        ticked=request.POST.getlist(ACTION_CHECKBOX_NAME) if request.POST.get("scope") != "all" else [],
        scope=request.POST.get("scope", ""),
        key=_key(request),
        query=request.GET.urlencode(),
        back=back,
    )


def _rows(request: HttpRequest, model_admin: ModelAdmin) -> QuerySet[Application] | None:
    """The ticked ones among those that the address finds, or all of these; None when nothing is meant."""
    shown = model_admin.get_changelist_instance(request).queryset
    if request.POST.get("scope") == "all":
        return shown
    ticked = [key for key in map(uuid_of, request.POST.getlist(ACTION_CHECKBOX_NAME)) if key]
    return shown.filter(pk__in=ticked) if ticked else None


def _key(request: HttpRequest) -> uuid.UUID:
    """Of this asking: made with the page, so that a second click is the same asking."""
    return uuid_of(request.POST.get("key", "")) or uuid.uuid4()


def _list_address(request: HttpRequest) -> str:
    return acting.list_address(cleaned(request.GET.urlencode()))
