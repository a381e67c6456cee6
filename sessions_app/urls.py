"""Mounted at /<language>/participation/."""

from django.urls import path

from . import views

urlpatterns = [
    path("<int:pk>/", views.participation, name="participation"),
    path("<int:pk>/sessions/", views.choose, name="choose-sessions"),
    path("<int:pk>/timetable/", views.timetable, name="timetable"),
    path("<int:pk>/timetable.pdf", views.timetable_pdf, name="timetable-pdf"),
    path("<int:pk>/calendar/", views.calendar_address, name="calendar-address"),
    path("<int:pk>/badge/", views.badge, name="badge"),
    path("<int:pk>/details/", views.details_page, name="participant-details"),
    path("<int:pk>/letters/<slug:kind>.pdf", views.letter, name="participant-letter"),
    path("<int:pk>/documents/<int:document>/", views.document, name="participant-document"),
    path("<int:pk>/evaluation/", views.evaluate, name="evaluate-edition"),
    path("<int:pk>/evaluation/<int:session>/", views.evaluate, name="evaluate-session"),
]
