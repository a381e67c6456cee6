"""The mailroom's addresses, for the officers who keep the messages."""

from django.contrib.auth.decorators import login_required
from django.urls import path
from django.views.generic import View

from accounts.staff_pages import allowed
from correspondence.rules import can_oversee
from notifications import views


def _for_officers(page: type[View]):
    return login_required(allowed(can_oversee)(page.as_view()))


urlpatterns = [
    path("", _for_officers(views.Mailroom), name="mailroom"),
    path("<int:pk>/", _for_officers(views.MailroomMessage), name="mailroom-message"),
    path(
        "<int:pk>/attachments/<int:position>/",
        _for_officers(views.MailroomAttachment),
        name="mailroom-attachment",
    ),
]
