"""The portal's addresses. Pages for people carry their language; the staff site follows the
person's, and the short address on certificates has none to stay short."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from accounts import institution_sign_on, own_data_views
from accounts.security import end_other_sessions, end_session, security
from accounts.views import Preferences, set_language, unsubscribe
from certificates.badges import views as badges
from certificates.views import VerifyCertificate
from notifications.webhooks import tracking
from sessions_app.views import calendar_feed

from . import views
from .operation import views as operation
from .public import pages, privacy, searching, sitemaps

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("sitemap.xml", sitemap, {"sitemaps": sitemaps.SITEMAPS}, name="sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("admin/", admin.site.urls),
    path(".well-known/did.json", badges.did, name="badge-did"),
    path("badges/issuer.json", badges.profile, name="badge-issuer"),
    path("badges/status/<int:number>.json", badges.statuses, name="badge-status"),
    path("c/<str:code>/badge.json", badges.badge_json, name="badge-json"),
    path("c/<str:code>/badge.png", badges.badge_png, name="badge-png"),
    path("c/<str:code>/badge.svg", badges.badge_svg, name="badge-svg"),
    path("calendar/<str:key>.ics", calendar_feed, name="calendar-feed"),
    # Without a language: an institution knows one address to send its people back to.
    path("sign-on/<slug:provider_id>/login/", institution_sign_on.login, name="openid_connect_login"),
    path(
        "sign-on/<slug:provider_id>/login/callback/",
        institution_sign_on.callback,
        name="openid_connect_callback",
    ),
    path("metrics/", operation.metrics, name="metrics"),
    path("mailroom/", include("academy.mailroom_urls")),
    path("webhooks/mail/", tracking, name="mail-reports"),
    path("progress/", include("progress.urls")),
    path("c/<str:code>/", VerifyCertificate.as_view(), name="verify-certificate"),
]

urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("dashboard/", views.dashboard, name="dashboard"),
    path("editions/", views.edition_list, name="edition-list"),
    path("editions/<slug:slug>/", views.edition, name="edition"),
    path("editions/<slug:slug>/programme/", pages.programme, name="programme"),
    path("editions/<slug:slug>/programme.pdf", pages.programme_file, name="programme-pdf"),
    path("editions/<slug:slug>/programme.ics", pages.programme_calendar, name="programme-calendar"),
    path("editions/<slug:slug>/sessions/<int:pk>/", pages.session, name="session"),
    path("editions/<slug:slug>/sessions/<int:pk>.ics", pages.session_calendar, name="session-calendar"),
    path("editions/<slug:slug>/speakers/<int:pk>/", pages.speaker, name="speaker"),
    path("editions/<slug:slug>/speakers/<int:pk>.jpg", pages.portrait, name="speaker-portrait"),
    path("editions/<slug:slug>/documents/<int:pk>/", pages.document, name="edition-document"),
    path("editions/<slug:slug>/preview.png", pages.preview_picture, name="edition-preview"),
    path("search/", searching.search, name="search"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("account/preferences/", Preferences.as_view(), name="preferences"),
    path("account/data/", own_data_views.my_data, name="my-data"),
    path("account/data/download/", own_data_views.download_my_data, name="download-my-data"),
    path("account/data/erasure/", own_data_views.ask_erasure, name="ask-erasure"),
    path("account/data/erasure/take-back/", own_data_views.take_back_erasure, name="take-back-erasure"),
    path("account/data/erasure/<str:token>/", own_data_views.confirm_erasure, name="confirm-erasure"),
    path("account/reminders/<str:token>/", unsubscribe, name="unsubscribe"),
    path("account/security/", security, name="security"),  # in the place of allauth's own list
    path("account/security/sessions/<int:pk>/end/", end_session, name="session-end"),
    path("account/security/sessions/end-others/", end_other_sessions, name="session-end-others"),
    path("account/security/", include("allauth.mfa.urls")),
    path("account/institution/", include("allauth.socialaccount.urls")),
    path("account/", include("allauth.account.urls")),
    path("messages/", include("correspondence.urls")),
    path("applications/", include("applications.urls")),
    path("offers/", include("selection.urls")),
    path("participation/", include("sessions_app.urls")),
    path("certificates/", include("certificates.urls")),
    path("styleguide/", views.styleguide, name="styleguide"),
)

handler500 = "academy.operation.unreachable.fault"
handler400 = "academy.refused_requests.bad_request"
