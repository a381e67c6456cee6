"""What staff do for one application besides deciding: nomination, information, more time."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.staff_pages import allowed, attempt, staff_page, tell_faults
from lifecycle import TransitionRefused

from .. import extending, information, nominating, rules
from ..barring import why_barred
from ..filled_form import fill
from ..models import Application, InformationRequest, Nomination
from ..refusals import ExtensionRefused, InformationRefused, NominationRefused
from .application_forms import AskInformationForm, ExtensionForm, GrantExtensionForm

REFUSALS = (NominationRefused, InformationRefused, ExtensionRefused, TransitionRefused)


def open_to(request: HttpRequest, application: Application) -> Application:
    """The application. Raises PermissionDenied for somebody with a conflict of interest."""
    if why_barred(request.user, application):
        raise PermissionDenied
    return application


def back_to(application: Application) -> HttpResponseRedirect:
    return redirect("admin:applications_application_change", application.pk)


@require_POST
@allowed(rules.can_follow_nominations)
def follow_nomination(request: HttpRequest, pk) -> HttpResponse:
    """Remind, send a new link, or take the request back, as the button says."""
    found = get_object_or_404(Nomination.objects.for_lists(), pk=pk)
    open_to(request, found.application)
    acts = {
        "remind": (nominating.remind, _("%(name)s is reminded.")),
        "renew": (nominating.renew, _("%(name)s gets a new link.")),
        "revoke": (nominating.revoke, _("The request to %(name)s is taken back.")),
    }
    if chosen := acts.get(request.POST.get("act", "")):
        act, done = chosen
        attempt(
            request,
            lambda: act(nomination=found, by=request.user),
            done % {"name": found.name},
            refusals=REFUSALS,
        )
    return back_to(found.application)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_ask_information)
def ask_information(request: HttpRequest, pk) -> HttpResponse:
    """GET shows the form's questions to choose from, POST asks."""
    found = open_to(request, get_object_or_404(Application.objects.for_lists(), pk=pk))
    form = AskInformationForm(request.POST or None, application=found, sections=fill(found))
    if request.method == "POST" and form.is_valid():
        is_asked = attempt(
            request,
            lambda: information.ask(application=found, by=request.user, **form.cleaned_data),
            _("%(name)s is asked, and told by mail.") % {"name": found.name},
            refusals=REFUSALS,
        )
        if is_asked:
            return back_to(found)
    return staff_page(
        request,
        "applications/ask_information.html",
        title=_("Ask for information"),
        application=found,
        form=form,
    )


@require_POST
@allowed(rules.can_ask_information)
def follow_information(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel an open request, or take an answered one from the list of work."""
    found = get_object_or_404(InformationRequest.objects.for_lists(), pk=pk)
    open_to(request, found.application)
    acts = {
        "cancel": (information.cancel, _("The request is cancelled.")),
        "read": (information.mark_read, _("The answer is marked as read.")),
    }
    if chosen := acts.get(request.POST.get("act", "")):
        act, done = chosen
        attempt(request, lambda: act(request=found, by=request.user), done, refusals=REFUSALS)
    return back_to(found.application)


@require_POST
@allowed(rules.can_extend)
def extend(request: HttpRequest, pk) -> HttpResponse:
    """Give the applicant of a draft more time."""
    found = open_to(request, get_object_or_404(Application.objects.for_lists(), pk=pk))
    form = ExtensionForm(request.POST, call=found.call)
    if not form.is_valid():
        tell_faults(request, form)
        return back_to(found)
    attempt(
        request,
        lambda: extending.extend(
            call=found.call, person=found.applicant, by=request.user, **form.cleaned_data
        ),
        _("%(name)s has more time, and is told by mail.") % {"name": found.name},
        refusals=REFUSALS,
    )
    return back_to(found)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_extend)
def grant_extension(request: HttpRequest) -> HttpResponse:
    """Give anybody with an account more time, also before they have begun."""
    form = GrantExtensionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("call", "person", "until", "reason")}
        is_granted = attempt(
            request,
            lambda: extending.extend(by=request.user, **values),
            _("%(name)s has more time.") % {"name": values["person"]},
            refusals=REFUSALS,
        )
        if is_granted:
            return redirect("admin:applications_extension_changelist")
    return staff_page(request, "applications/grant_extension.html", title=_("Give more time"), form=form)
