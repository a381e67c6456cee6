"""The screening desk of an edition: one application after the other, its checks and its documents."""

from urllib.parse import urlencode
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import access_log
from accounts.models import AccessRecord
from applications.models import Application
from applications.refusals import InformationRefused

from .. import queues, rules, screening
from ..refusals import REFUSALS, ScreeningOvertaken
from ..screening_desk import Deed, Desk, deed_on, desk_of
from ..screening_forms import AskFirstForm, FindingForm
from .edition_pages import edition_or_404, edition_page
from .pages import allowed, attempt

REFUSED = (*REFUSALS, InformationRefused)
WAYS = ("next", "previous")
UNSEEN = "-"  # the mark of who saw nothing
MOST_TOLD, MOST_LISTED = 3, 50  # applications that are left to other officers


@require_safe
@allowed(rules.can_screen)
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """To the first application that waits for this person; where none does, a page that says so."""
    edition = edition_or_404(pk)
    found = queues.next_for(person=request.user, edition=edition)
    if found.application:
        return _to(request, found)
    return edition_page(
        request,
        "screening_done.html",
        edition,
        title=_("Screening"),
        passed=found.passed[:MOST_LISTED],
        more=max(0, len(found.passed) - MOST_LISTED),
        awaiting=queues.awaiting_information().filter(call__edition=edition).count(),
        deed=_deed(request),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@csp_update({"frame-src": [SELF]})
@allowed(rules.can_screen)
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """GET shows the application; POST does what the button says: a finding, or a question first."""
    desk = _desk_or_404(request, pk)
    if request.method != "POST" or desk.conflict:
        access_log.note(
            by=request.user,
            what=AccessRecord.What.APPLICATION,
            person=desk.application.applicant_id,
            about=desk.application,
        )
        return show(request, desk)
    if "ask" in request.POST:
        form = _ask_form(desk, request.POST)
        return act(request, desk, form, ask_form=form)
    form = FindingForm(request.POST, finding=request.POST.get("finding", ""), auto_id="finding_%s")
    return act(request, desk, form, finding_form=form)


@require_safe
@allowed(rules.can_screen)
def step(request: HttpRequest, pk: UUID, way: str) -> HttpResponse:
    """To the next application of the queue, or the one before, whatever happens to this one."""
    if way not in WAYS:
        raise Http404
    application = get_object_or_404(Application.objects.for_lists(), pk=pk, submitted_at__isnull=False)
    return _after(request, application, is_backwards=way == "previous")


@require_POST
@allowed(rules.can_screen)
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what was done last, and show the application again."""
    application = get_object_or_404(Application, pk=pk)
    attempt(
        request,
        lambda: screening.undo(
            application=application, by=request.user, seen=request.POST.get("seen", UNSEEN)
        ),
        _("%(reference)s is as it was before.") % {"reference": application.reference},
    )
    return redirect("admin:selection_screening_one", pk)


def act(request: HttpRequest, desk: Desk, form: FindingForm | AskFirstForm, **shown) -> HttpResponse:
    """Do what the form says and open the next application. What is refused comes back as it was typed,
    with the reason, and with the mark of what is true now."""
    if form.is_valid():
        try:
            form.act(application=desk.application, by=request.user)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
            if isinstance(refusal, ScreeningOvertaken):
                desk = _desk_or_404(request, desk.application.pk)
        else:
            return _after(request, desk.application, done=desk.application.pk)
    return show(request, desk, **shown)


def show(
    request: HttpRequest,
    desk: Desk,
    *,
    finding_form: FindingForm | None = None,
    ask_form: AskFirstForm | None = None,
) -> HttpResponse:
    """The page of one application; the forms are those that came back."""
    may_act = desk.is_open and not desk.conflict
    if may_act:
        finding_form = finding_form or FindingForm(auto_id="finding_%s")
        ask_form = ask_form or _ask_form(desk)
    response = edition_page(
        request,
        "screening.html",
        desk.application.call.edition,
        title=_("Screening of %(reference)s") % {"reference": desk.application.reference},
        desk=desk,
        application=desk.application,
        finding_form=finding_form if may_act else None,
        ask_form=ask_form if may_act and (desk.asked is None or ask_form.is_bound) else None,
        deed=_deed(request),
        part="selection_screening_desk",
    )
    response.status_code = 403 if desk.conflict else 200
    return response


def _ask_form(desk: Desk, typed=None) -> AskFirstForm:
    return AskFirstForm(typed, application=desk.application, sections=desk.sections, auto_id="ask_%s")


def _desk_or_404(request: HttpRequest, pk: UUID) -> Desk:
    desk = desk_of(key=pk, person=request.user)
    if desk is None:
        raise Http404
    return desk


def _after(
    request: HttpRequest, application: Application, *, is_backwards: bool = False, done: UUID | None = None
) -> HttpResponseRedirect:
    edition = application.call.edition
    found = queues.next_for(
        person=request.user, edition=edition, after=application, is_backwards=is_backwards
    )
    if found.application:
        return _to(request, found, done)
    address = reverse("admin:selection_screening_desk", args=[edition.pk])
    return redirect(_with(address, done))


def _to(request: HttpRequest, found: queues.NextInQueue, done: UUID | None = None) -> HttpResponseRedirect:
    """To the application found, with a word on those that were passed over."""
    for passed, conflict in found.passed[:MOST_TOLD]:
        words = {"reference": passed.reference, "reason": conflict}
        messages.info(request, _("%(reference)s is left to others. %(reason)s") % words)
    if (more := len(found.passed) - MOST_TOLD) > 0:
        text = ngettext("%(number)d more is left to others.", "%(number)d more are left to others.", more)
        messages.info(request, text % {"number": more})
    return redirect(_with(reverse("admin:selection_screening_one", args=[found.application.pk]), done))


def _with(address: str, done: UUID | None) -> str:
    return f"{address}?{urlencode({'done': done})}" if done else address


def _deed(request: HttpRequest) -> Deed | None:
    """What the person did on the application before this one."""
    try:
        key = UUID(request.GET.get("done", ""))
    except ValueError:
        return None
    return deed_on(key=key, by=request.user) if request.method == "GET" else None
