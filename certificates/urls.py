from django.urls import path

from . import views

urlpatterns = [
    path("verify/", views.VerifyCertificate.as_view(), name="verify"),
    path("<uuid:pk>/", views.VerifyCertificate.as_view(), name="certificate-download"),
]
