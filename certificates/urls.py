"""Mounted at /<language>/certificates/."""

from django.urls import path

from . import views

urlpatterns = [
    path("verify/", views.verify, name="verify"),
    path("verify/file/", views.check_file, name="verify-file"),
    path("<uuid:pk>/", views.download, name="certificate-download"),
]
