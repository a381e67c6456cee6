"""Mounted at /<language>/applications/."""

from django.urls import path

from . import views

urlpatterns = [
    path("check/<slug:slug>/", views.self_check, name="self-check"),
    path("start/<slug:slug>/", views.start, name="application-start"),
    path("form/<slug:slug>.pdf", views.blank_form, name="blank-form"),
    path("<uuid:pk>/", views.application, name="application"),
    path("<uuid:pk>/carry-over/", views.carry_over, name="application-carry-over"),
    path("<uuid:pk>/carried/", views.confirm_carried, name="application-confirm-carried"),
    path("<uuid:pk>/copy.pdf", views.application_pdf, name="application-copy"),
    path("<uuid:pk>/sections/<slug:key>/", views.section, name="application-section"),
    path("<uuid:pk>/nomination/", views.nomination, name="application-nomination"),
    path("<uuid:pk>/sections/<slug:key>/answers/<slug:question>/", views.answer, name="application-answer"),
    path("<uuid:pk>/sections/<slug:key>/files/<slug:question>/", views.uploads, name="application-uploads"),
    path("uploads/<uuid:pk>/", views.upload, name="upload"),
    path("<uuid:pk>/review/", views.review, name="application-review"),
    path("<uuid:pk>/information/", views.information, name="application-information"),
    path("<uuid:pk>/withdraw/", views.withdraw, name="application-withdraw"),
    path("documents/<uuid:pk>/", views.document, name="document"),
    path("letters/<uuid:pk>/", views.letter, name="nomination-letter"),
    path("nominations/<str:token>/", views.nominator, name="nominator"),
]
