from django.urls import path

from . import views

urlpatterns = [
    path("", views.Mailroom.as_view(), name="mailroom"),
    path("<int:pk>/", views.MailroomMessage.as_view(), name="mailroom-message"),
    path(
        "<int:pk>/attachments/<int:position>/", views.MailroomAttachment.as_view(), name="mailroom-attachment"
    ),
]
