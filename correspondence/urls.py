from django.urls import path

from . import views

urlpatterns = [
    path("", views.own_list, name="own-messages"),
    path("<uuid:pk>/", views.own_message, name="own-message"),
    path("<uuid:pk>/files/<int:number>/", views.own_attachment, name="own-message-file"),
]
