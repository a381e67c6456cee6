"""Mounted at /<language>/offers/."""

from django.urls import path

from . import views

urlpatterns = [path("<uuid:pk>/", views.offer, name="offer")]
