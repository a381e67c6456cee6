from django.urls import path

from . import views

urlpatterns = [
    path("<uuid:pk>/", views.job, name="job"),
    path("<uuid:pk>/state/", views.state, name="job-state"),
    path("<uuid:pk>/stop/", views.stop, name="job-stop"),
    path("<uuid:pk>/repeat/", views.repeat, name="job-repeat"),
    path("<uuid:pk>/file/", views.file, name="job-file"),
]
