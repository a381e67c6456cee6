"""The mailroom: what a portal without a mail server would have sent, for staff."""

import base64
import io

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.generic import DetailView, ListView

from .models import KeptMail


class WhereMailIsKept:
    """Mixin: the page exists only in a portal that keeps its mail. Its addresses say who may look."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if settings.EMAIL_BACKEND != "notifications.mailroom.MailroomBackend":
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class Mailroom(WhereMailIsKept, ListView):
    model = KeptMail
    template_name = "notifications/mailroom.html"
    context_object_name = "mails"
    paginate_by = 25

    def get_queryset(self):
        return super().get_queryset().defer("text", "html", "attachments")


class MailroomMessage(WhereMailIsKept, DetailView):
    model = KeptMail
    template_name = "notifications/mailroom_message.html"
    context_object_name = "mail"


class MailroomAttachment(WhereMailIsKept, DetailView):
    """A kept mail's attachment, as a download."""

    model = KeptMail

    def get(self, request: HttpRequest, *args, **kwargs) -> FileResponse:
        try:
            file = self.get_object().attachments[kwargs["position"]]
        except IndexError:
            raise Http404 from None
        content = io.BytesIO(base64.b64decode(file["content"]))
        return FileResponse(content, as_attachment=True, filename=file["name"], content_type=file["type"])
