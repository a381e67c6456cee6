"""The texts of the kinds: seen with a real application, tried on oneself, brought back, all on one page."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.staff_pages import allowed, staff_page
from notifications import outbox, overseeing, texts
from notifications.kinds import kinds
from notifications.models import Message, MessageTemplate

from .. import rules
from ..forms import PreviewForm
from ..previewing import context_for, side_by_side

FACT = "test"


def _template(pk: int) -> MessageTemplate:
    return get_object_or_404(MessageTemplate.objects.filter(kind__in=kinds), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_edit_texts)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the message in all languages, side by side; POST sends one of them to oneself."""
    template = _template(pk)
    kind = kinds[template.kind]
    form = PreviewForm(request.POST if request.method == "POST" else request.GET, reader=request.user)
    application = form.cleaned_data["application"] if form.is_valid() else None
    language = request.POST.get("language", "")
    if request.method == "POST" and form.is_valid() and language in dict(settings.LANGUAGES):
        _send_test(request, template, language, context_for(kind, application, language))
        return redirect(request.get_full_path())
    return staff_page(
        request,
        "correspondence/preview.html",
        title=_("Preview: %(kind)s") % {"kind": template},
        text=template,
        form=form,
        application=application,
        previews=side_by_side(template, kind, application),
    )


def _send_test(request: HttpRequest, template: MessageTemplate, language: str, context: dict) -> None:
    try:
        subject, body, found = outbox.text_in(outbox.written(template), language)
    except ValueError:
        messages.error(request, _("This message has no text in any language."))
        return
    with override(language):
        marked = _("Test: %(subject)s") % {"subject": subject}
    with transaction.atomic():
        test = outbox.post(
            kind=template.kind,
            address=request.user.email,
            language=language,
            context=context,
            fact=f"{FACT}:{uuid.uuid4()}",
            texts={found: (marked, body)},
        )
        if test.state == Message.State.HELD:  # as all of its kind; a test need not wait
            overseeing.release(message=test, by=request.user)
    messages.success(request, _("A test mail goes to %(address)s.") % {"address": request.user.email})


@require_safe
@allowed(rules.can_edit_texts)
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every change: who, when, and the texts before and after."""
    template = _template(pk)
    revisions = list(template.revisions.select_related("made_by"))
    rows = []
    for revision, before in zip(revisions, [*revisions[1:], None], strict=False):
        changes = [
            (field, before.texts.get(field, ""), text)
            for field, text in revision.texts.items()
            if before and before.texts.get(field, "") != text
        ]
        rows.append({"revision": revision, "changes": changes, "is_now": revision.texts == template.texts})
    return staff_page(
        request,
        "correspondence/history.html",
        title=_("History: %(kind)s") % {"kind": template},
        text=template,
        rows=rows,
    )


@require_POST
@allowed(rules.can_edit_texts)
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring an earlier revision back, or the text that ships with the project."""
    template = _template(pk)
    chosen = request.POST.get("revision", "")
    if chosen == "shipped":
        found = texts.shipped_texts(template)
    else:
        key = chosen if chosen.isdecimal() else 0
        found = get_object_or_404(template.revisions, pk=key).texts
    try:
        texts.restore(template=template, texts=found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The text is back."))
    return redirect("admin:correspondence_text_history", pk)


@require_safe
@allowed(rules.can_edit_texts)
def all_texts(request: HttpRequest) -> HttpResponse:
    """Every kind in every language on one page, as its readers get it."""
    templates = {template.kind: template for template in MessageTemplate.objects.filter(kind__in=kinds)}
    rows = [
        {"template": templates[name], "kind": kind, "previews": side_by_side(templates[name], kind, None)}
        for name, kind in sorted(kinds.items(), key=lambda pair: str(pair[1].title))
        if name in templates
    ]
    return staff_page(request, "correspondence/all_texts.html", title=_("All messages"), rows=rows)
