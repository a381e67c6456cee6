"""The portal's addresses. Pages for people carry their language; the staff site follows the
person's, and the short address on certificates has none to stay short."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from accounts.views import Preferences, set_language
from certificates.views import VerifyCertificate
from sessions_app.views import calendar_feed

from . import views

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("mailroom/", include("notifications.urls")),
    path("calendar/<str:key>.ics", calendar_feed, name="calendar-feed"),
    path("c/<str:code>/", VerifyCertificate.as_view(), name="verify-certificate"),
]

urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("dashboard/", views.dashboard, name="dashboard"),
    path("editions/", views.edition_list, name="edition-list"),
    path("editions/<slug:slug>/", views.edition, name="edition"),
    path("account/preferences/", Preferences.as_view(), name="preferences"),
    path("account/", include("allauth.account.urls")),
    path("applications/", include("applications.urls")),
    path("offers/", include("selection.urls")),
    path("participation/", include("sessions_app.urls")),
    path("certificates/", include("certificates.urls")),
    path("styleguide/", views.styleguide, name="styleguide"),
)

handler400 = "academy.refused_requests.bad_request"
