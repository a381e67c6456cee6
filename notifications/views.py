"""The mailroom: what a portal without a mail server would have sent, for staff."""

import base64
import io

from django.conf import settings
from django.contrib.auth.mixins import UserPassesTestMixin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.generic import DetailView, ListView

from .models import KeptMail

# Roles whose holders may not learn who applies, what the mails to applicants tell.
KEPT_OUT = {"reviewer", "reader"}


def reads_mailroom(user) -> bool:
    """Staff, unless they hold no other role than a reviewer's or a reader's."""
    held = set(user.role_names) if user.is_authenticated and user.is_staff else KEPT_OUT
    return not held or bool(user.is_superuser or held - KEPT_OUT)


class MailroomAccess(UserPassesTestMixin):
    """Staff only, and only where mail is kept."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if settings.EMAIL_BACKEND != "notifications.mailroom.MailroomBackend":
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def test_func(self) -> bool:
        return reads_mailroom(self.request.user)


class Mailroom(MailroomAccess, ListView):
    model = KeptMail
    template_name = "notifications/mailroom.html"
    context_object_name = "mails"
    paginate_by = 25

    def get_queryset(self):
        return super().get_queryset().defer("text", "html", "attachments")


class MailroomMessage(MailroomAccess, DetailView):
    model = KeptMail
    template_name = "notifications/mailroom_message.html"
    context_object_name = "mail"


class MailroomAttachment(MailroomAccess, DetailView):
    """A kept mail's attachment, as a download."""

    model = KeptMail

    def get(self, request: HttpRequest, *args, **kwargs) -> FileResponse:
        try:
            file = self.get_object().attachments[kwargs["position"]]
        except IndexError:
            raise Http404 from None
        content = io.BytesIO(base64.b64decode(file["content"]))
        return FileResponse(content, as_attachment=True, filename=file["name"], content_type=file["type"])
