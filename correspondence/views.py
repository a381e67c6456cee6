"""A person's own messages, as they were sent."""

import io

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from notifications.kinds import kinds
from notifications.models import Message

from . import rules

ROWS = 25


def own_messages(user):
    """What this person was told, the newest first; nothing whose link opens an account."""
    secret = [kind.name for kind in kinds.values() if kind.confidential]
    return (
        Message.objects.filter(recipient=user, state__in=rules.TOLD)
        .exclude(kind__in=secret)
        .order_by("-created_at")
    )


@require_safe
@never_cache
@login_required
def own_list(request: HttpRequest) -> HttpResponse:
    rows = own_messages(request.user).defer("text_body", "html_body", "body_source", "context")
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    return render(request, "correspondence/own_messages.html", {"page": page})


@require_safe
@never_cache
@login_required
def own_message(request: HttpRequest, pk) -> HttpResponse:
    """Its text, and what came with it. Somebody else's message is not found."""
    return render(
        request,
        "correspondence/own_message.html",
        {"message": (found := _own_or_404(request, pk)), "attachments": found.attachments.all()},
    )


@require_safe
@never_cache
@login_required
def own_attachment(request: HttpRequest, pk, number: int) -> FileResponse:
    """A file that went with the message, made anew."""
    file = get_object_or_404(_own_or_404(request, pk).attachments, pk=number)
    try:
        content = file.content()
    except Exception as failure:  # whatever its maker raises: what it showed may be gone
        raise Http404 from failure
    return FileResponse(
        io.BytesIO(content), as_attachment=True, filename=file.name, content_type=file.content_type
    )


def _own_or_404(request: HttpRequest, pk) -> Message:
    found = get_object_or_404(Message, pk=pk)
    if not rules.can_read_own(request.user, found):
        raise Http404
    return found
