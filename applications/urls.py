"""Mounted at /<language>/applications/."""

from django.urls import path

from . import views

urlpatterns = [
    path("start/<slug:slug>/", views.start, name="application-start"),
    path("form/<slug:slug>.pdf", views.blank_form, name="blank-form"),
    path("<uuid:pk>/", views.application, name="application"),
    path("<uuid:pk>/copy.pdf", views.application_pdf, name="application-copy"),
    path("<uuid:pk>/sections/<slug:key>/", views.section, name="application-section"),
    path("<uuid:pk>/sections/<slug:key>/answers/<slug:question>/", views.answer, name="application-answer"),
    path("<uuid:pk>/sections/<slug:key>/files/<slug:question>/", views.uploads, name="application-uploads"),
    path("uploads/<uuid:pk>/", views.upload, name="upload"),
    path("<uuid:pk>/review/", views.review, name="application-review"),
    path("<uuid:pk>/withdraw/", views.withdraw, name="application-withdraw"),
    path("documents/<uuid:pk>/", views.document, name="document"),
]
