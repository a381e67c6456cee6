"""One message of the outbox: what it says, what became of it, and what may be done with it."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.staff_pages import allowed, attempt, staff_page, tell_faults
from lifecycle import TransitionRefused
from notifications import overseeing
from notifications.models import MESSAGE, Message
from notifications.refusals import MessageRefused
from notifications.tones import TONES

from .. import rules
from ..concealing import why_closed
from ..forms import EditForm, ReasonForm

LANGUAGES = dict(settings.LANGUAGES)
REFUSALS = (MessageRefused, TransitionRefused)


def message_page(request: HttpRequest, message: Message) -> HttpResponse:
    """Its text stays out of the page when it opens an account."""
    may_act = rules.can_oversee(request.user)
    is_open = not message.is_confidential
    return staff_page(
        request,
        "correspondence/message.html",
        title=message.subject,
        message=message,
        tone=TONES[message.state],
        language=LANGUAGES.get(message.language, message.language),
        text_language=LANGUAGES.get(message.text_language, ""),
        events=message.events.select_related("by"),
        attachments=message.attachments.all(),
        again=message.resent_as.all(),
        may_hold=may_act and MESSAGE.allows(message, "hold"),
        may_release=may_act and MESSAGE.allows(message, "release"),
        may_edit=may_act and is_open and message.state == Message.State.HELD,
        may_cancel=may_act and MESSAGE.allows(message, "cancel"),
        may_retry=may_act and MESSAGE.allows(message, "retry"),
        may_resend=may_act and is_open and message.state in overseeing.RESENDABLE,
    )


def _open_to(request: HttpRequest, pk) -> Message:
    """The message, for whom no conflict of interest bars from the application it is about."""
    found = get_object_or_404(Message, pk=pk)
    if reason := why_closed(request.user, found):
        raise PermissionDenied(reason)
    return found


@require_POST
@allowed(rules.can_oversee)
def act(request: HttpRequest, pk) -> HttpResponse:
    """Hold, release or try again, as the button says; cancel or send again with a reason."""
    found = _open_to(request, pk)
    name = request.POST.get("act", "")
    if name in _WITH_REASON:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            tell_faults(request, form)
            return redirect("admin:notifications_message_change", pk)
        does, done = _WITH_REASON[name]
        given = {"reason": form.cleaned_data["reason"]}
    elif name in _PLAIN:
        does, done = _PLAIN[name]
        given = {}
    else:
        messages.error(request, _("Choose what to do with the message."))
        return redirect("admin:notifications_message_change", pk)
    attempt(request, lambda: does(message=found, by=request.user, **given), done(), refusals=REFUSALS)
    return redirect("admin:notifications_message_change", pk)


_PLAIN = {
    "hold": (overseeing.hold, lambda: _("The message is held: it does not leave until it is released.")),
    "release": (overseeing.release, lambda: _("The message is released and leaves now.")),
    "retry": (overseeing.retry, lambda: _("The message is tried again.")),
}
_WITH_REASON = {
    "cancel": (overseeing.cancel, lambda: _("The message is cancelled.")),
    "resend": (overseeing.resend, lambda: _("The message is sent again.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_oversee)
def edit(request: HttpRequest, pk) -> HttpResponse:
    """GET shows the text of a held message with its placeholders, POST puts it right."""
    found = _open_to(request, pk)
    if found.state != Message.State.HELD or found.is_confidential:
        messages.error(request, _("Only a held message can be changed, and none that opens an account."))
        return redirect("admin:notifications_message_change", pk)
    form = EditForm(
        request.POST or None,
        initial={
            "subject": found.subject_source or found.subject,
            "body": found.body_source or found.text_body,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            overseeing.edit(message=found, by=request.user, **form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error("body", str(refusal))
        else:
            messages.success(request, _("The text is changed. Release the message when it is right."))
            return redirect("admin:notifications_message_change", pk)
    return staff_page(
        request,
        "correspondence/edit_message.html",
        title=_("Change the text"),
        message=found,
        form=form,
        values=sorted(found.context.items()),
    )
