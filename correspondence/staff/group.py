"""The pages of messages to many: written, looked at, approved by a second person, followed."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.staff_pages import allowed, attempt, page_of, staff_page, tell_faults
from applications.barring import conceal_barred
from applications.models import Application
from lifecycle import TransitionRefused
from notifications.kinds import kinds
from notifications.models import Message, MessageTemplate
from notifications.rendering import render
from sessions_app.models import Edition

from .. import group_messages, recipients, rules
from ..forms import EditionForm, GroupMessageForm, ReasonForm
from ..messages import GROUP_MESSAGE_KIND
from ..models import GroupMessage
from ..refusals import GroupMessageRefused
from ..tones import TONES

REFUSALS = (GroupMessageRefused, TransitionRefused)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_write_to_many)
def new(request: HttpRequest) -> HttpResponse:
    """First the edition, then the message itself."""
    chosen = EditionForm(request.GET if "edition" in request.GET else None)
    if not chosen.is_bound or not chosen.is_valid():
        return staff_page(
            request, "correspondence/choose_edition.html", title=_("New message to many"), form=chosen
        )
    return _form_page(request, _begun(chosen.cleaned_data["edition"]), _("New message to many"))


def _begun(edition: Edition) -> GroupMessage:
    """One that begins with the text that staff keep for it."""
    message = GroupMessage(edition=edition)
    template = MessageTemplate.objects.filter(kind=GROUP_MESSAGE_KIND.name).first()
    for field, text in template.texts.items() if template else ():
        setattr(message, field, text)
    return message


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_write_to_many)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    if found.status != GroupMessage.Status.DRAFT:
        messages.error(request, _("Only a draft can be changed."))
        return redirect("admin:correspondence_group_message", pk)
    return _form_page(request, found, _("Change the message"))


def _form_page(request: HttpRequest, message: GroupMessage, title: str) -> HttpResponse:
    form = GroupMessageForm(request.POST or None, instance=message)
    if request.method == "POST" and form.is_valid():
        try:
            saved = group_messages.save(message=form.instance, by=request.user)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("admin:correspondence_group_message", saved.pk)
    return staff_page(
        request,
        "correspondence/group_form.html",
        title=title,
        form=form,
        edition=message.edition,
        placeholders=kinds[GROUP_MESSAGE_KIND.name].placeholders.items(),
    )


@require_safe
@allowed(rules.can_see_group_messages)
def group_message(request: HttpRequest, pk: int) -> HttpResponse:
    """To whom, how many, in which languages, as one of them reads it; and what may be done."""
    found = _found(pk)
    counted = recipients.count(found)
    texts = group_messages.texts_of(found)
    page = page_of(request, recipients.rows_of(found))
    page.object_list = list(page.object_list)
    conceal_barred(request.user, [row for row in page.object_list if isinstance(row, Application)])
    sample = next((row for row in page.object_list if not getattr(row, "why_concealed", "")), None)
    Status = GroupMessage.Status
    is_open = found.status in (Status.DRAFT, Status.PROPOSED)
    return staff_page(
        request,
        "correspondence/group_message.html",
        title=str(found),
        message=found,
        tone=TONES[found.status],
        filters=recipients.in_words(found),
        counted=counted,
        lacking=counted.without_text(texts),
        page=page,
        people=[recipients.label_of(row) for row in page] if is_open else [],
        previews=[
            _as_read(texts[code], sample, code, name) for code, name in settings.LANGUAGES if code in texts
        ],
        states=_states_of(found),
        may_edit=found.status == Status.DRAFT and rules.can_write_to_many(request.user),
        may_propose=found.status == Status.DRAFT and rules.can_write_to_many(request.user),
        may_approve=found.status == Status.PROPOSED and rules.can_approve(request.user, found),
        may_send_back=found.status == Status.PROPOSED,
        may_discard=is_open and rules.can_write_to_many(request.user),
    )


def _as_read(text: tuple[str, str], sample, code: str, name: str) -> dict:
    """The message in a language as the first of its readers gets it."""
    context = {key: f"‹{value}›" for key, value in GROUP_MESSAGE_KIND.placeholders.items()}
    if sample is not None:
        context = recipients.context_for(sample, code)
    return {
        "language": code,
        "language_name": name,
        "rendered": render(subject=text[0], body=text[1], context=context, language=code),
    }


def _states_of(message: GroupMessage) -> list[tuple[str, int]]:
    """What has become of its messages so far."""
    if message.status != GroupMessage.Status.APPROVED:
        return []
    rows = (
        Message.objects.filter(topic=group_messages.topic_of(message))
        .order_by()
        .values_list("state")
        .annotate(number=Count("pk"))
    )
    return [(Message.State(state).label, number) for state, number in sorted(rows)]


@require_POST
@allowed(rules.can_see_group_messages)
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose, approve, send back or discard, as the button says."""
    found = _found(pk)
    name = request.POST.get("act", "")
    if name == "approve":
        return _approve(request, found)
    if name == "send_back":
        form = ReasonForm(request.POST)
        if not form.is_valid():
            tell_faults(request, form)
        else:
            _attempt(request, found, group_messages.send_back, _("It is a draft again."), **form.cleaned_data)
    elif name in ("propose", "discard") and rules.can_write_to_many(request.user):
        does, done = {
            "propose": (group_messages.propose, _("Another person may approve it now.")),
            "discard": (group_messages.discard, _("The message is discarded.")),
        }[name]
        _attempt(request, found, does, done)
    else:
        messages.error(request, _("Choose what to do with the message."))
    return redirect("admin:correspondence_group_message", pk)


def _approve(request: HttpRequest, found: GroupMessage) -> HttpResponse:
    seen = request.POST.get("number", "")
    try:
        job = group_messages.approve(
            message=found, by=request.user, seen=int(seen) if seen.isdecimal() else -1
        )
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:correspondence_group_message", found.pk)
    return redirect(job)


def _attempt(request: HttpRequest, found: GroupMessage, does, done: str, **given: str) -> None:
    attempt(request, lambda: does(message=found, by=request.user, **given), done, refusals=REFUSALS)


def _found(pk: int) -> GroupMessage:
    rows = GroupMessage.objects.select_related("edition__venue", "written_by", "approved_by", "job")
    return get_object_or_404(rows, pk=pk)
