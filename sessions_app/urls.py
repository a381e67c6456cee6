from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("<int:pk>/", lambda r, pk: HttpResponse("placeholder"), name="participation")]
