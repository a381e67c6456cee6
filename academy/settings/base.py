"""What every environment shares. Each setting of ours is explained in docs/configuration.md."""

import os
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from .database import database, web_login
from .files import file_storage
from .institution import institution

ROOT = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

VAR = Path(env("PORTAL_VAR", default=str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
PORTAL_URL = env("PORTAL_URL", default=f"http://127.0.0.1:{env('PORT', default='8000')}").rstrip("/")

INSTALLED_APPS = [
    "academy",
    "certificates",
    "selection",
    "correspondence",
    "applications",
    "sessions_app",
    "accounts",
    "notifications",
    "progress",
    "lifecycle",
    "modeltranslation",
    "academy.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "anymail",
    "pgtrigger",
    "pghistory",
    "csp",
]

MIDDLEWARE = [
    "academy.operation.proxies.TrustedProxies",
    "academy.operation.views.Probes",
    "django.middleware.security.SecurityMiddleware",
    "academy.operation.headers.PolicyHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "academy.operation.request_id.RequestId",
    "academy.operation.logs.RequestLog",
    "academy.operation.maintenance.Maintenance",
    "academy.shared_pages.SharedPages",
    "academy.compression.CompressPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.ReaderPreferences",
    "accounts.middleware.StaffSecondFactor",
    "academy.refused_requests.MethodPages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "academy.urls"
WSGI_APPLICATION = "academy.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.tz",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "academy.context_processors.portal",
            ],
        },
    },
]

# Whether this process answers requests: academy/wsgi.py says so.
IS_WEB = env("PORTAL_PROCESS", default="") == "web"
DATABASES = {"default": database(env, is_web=IS_WEB)}
WEB_LOGIN = web_login(env)
OWNER = env.db_url("DATABASE_URL", default="")["USER"] if env("DATABASE_URL", default="") else ""

# Shared by all processes, so that attempts are counted once: Redis by CACHE_URL, else a table of the
# database. What a process may as well remember for itself stands in its memory.
CACHES = {
    "default": env.cache_url("CACHE_URL")
    if env("CACHE_URL", default="")
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People and sign-in -------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.WithRoles"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "accounts.adapter.PortalAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupDetailsForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds: mail may be slow
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # each change of how one signs in is told by mail
MFA_ADAPTER = "accounts.adapter.PortalMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "accounts.forms.AddPasskeyForm"}
MFA_TOTP_ISSUER = "SSE Academy"
MFA_TOTP_TOLERANCE = 1  # steps of half a minute by which a telephone's clock may be wrong
# Nobody signs in with an address that is not confirmed, so a new one may wait beside a second factor.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# The institution with whose account one may sign in (OIDC_…), None where there is none.
INSTITUTION = institution(env)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": INSTITUTION.as_provider()} if INSTITUTION else {}
SOCIALACCOUNT_ADAPTER = "accounts.institution.PortalSocialAccountAdapter"
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# By a link: form-action of our policy would stop a form that leads to the institution.
SOCIALACCOUNT_LOGIN_ON_GET = True
# Whether the staff must have a second factor before the admin opens to them.
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=False)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"

# --- Languages and time -------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]
MODELTRANSLATION_LANGUAGES = ("en", "fr", "es")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en", "fr", "es")
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale_overrides"]  # our texts; restated texts of libraries
FORMAT_MODULE_PATH = "academy.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Rome"

# --- Files --------------------------------------------------------------------------------
# Fonts of the printed pages, plain ones that Typst can read (frontend/print-fonts.mjs).
PRINTING_FONTS = ROOT / "frontend" / "print-fonts"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [("portal", ROOT / "frontend" / "dist")]
STORAGES = {
    "default": file_storage(env("FILES_URL", default=""), VAR / "files"),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644},  # public; not so the files of people, below
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
# A running clamd that scans uploads: the path of its socket, or tcp://host:port. Unset: no scan.
CLAMD_SOCKET = env("CLAMD_SOCKET", default="")
CLAMD_URL = env("CLAMD_URL", default="")

# --- Certificates (docs/certificates.md) --------------------------------------------------
CERTIFICATE_KEY_FILE = env("CERTIFICATE_KEY_FILE", default="")
CERTIFICATE_KEY = env("CERTIFICATE_KEY", default="")
CERTIFICATE_KEY_PASSWORD = env("CERTIFICATE_KEY_PASSWORD", default="")
CERTIFICATE_PKCS11_MODULE = env("CERTIFICATE_PKCS11_MODULE", default="")
CERTIFICATE_PKCS11_TOKEN = env("CERTIFICATE_PKCS11_TOKEN", default="")
CERTIFICATE_PKCS11_PIN = env("CERTIFICATE_PKCS11_PIN", default="")
CERTIFICATE_PKCS11_LABEL = env("CERTIFICATE_PKCS11_LABEL", default="")
TIMESTAMP_URL = env("TIMESTAMP_URL", default="")
BADGE_KEY_FILE = env("BADGE_KEY_FILE", default="")
BADGE_KEY = env("BADGE_KEY", default="")
DEVELOPMENT_KEYS_ALLOWED = False

# --- Tasks --------------------------------------------------------------------------------
BROKER_FOLDER = VAR / "broker"
# The host says nothing, but Kombu warns of an address that names none.
CELERY_BROKER_URL = env("CELERY_BROKER_URL", default="filesystem://localhost")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
if CELERY_BROKER_URL.startswith("filesystem:"):
    for folder in ("queue", "control"):
        (BROKER_FOLDER / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_FOLDER / "queue"),
        "data_folder_out": str(BROKER_FOLDER / "queue"),
        "control_folder": str(BROKER_FOLDER / "control"),
        # Seconds between looks into the folder: at the usual whole one, two tasks a second were done.
        "polling_interval": 0.1,
    }
else:
    # A broker that is away holds up no page: the sweep finds what it was not told.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.1,
        "interval_max": 0.1,
    }
    if CELERY_BROKER_URL.startswith("redis"):
        CELERY_BROKER_TRANSPORT_OPTIONS["socket_connect_timeout"] = 2  # seconds
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    name: {"task": task, "schedule": seconds, "options": {"expires": seconds}}  # no pile while no worker runs
    for name, task, seconds in (
        ("notifications-sweep", "notifications.tasks.sweep", 15.0),
        ("progress-sweep", "progress.tasks.sweep", 15.0),
        ("digests-write", "academy.tasks.write_digests", 1800.0),
        ("certificates-sweep", "certificates.tasks.sweep", 30.0),
        ("uploads-clear", "applications.tasks.clear_uploads", 3600.0),
        ("scores-reckon", "selection.tasks.reckon_scores", 120.0),
        ("reviewers-remind", "selection.tasks.remind_reviewers", 3600.0),
        ("offers-expire", "selection.tasks.expire_offers", 300.0),
        ("offers-remind", "selection.tasks.remind_offers", 1800.0),
        ("places-fill", "selection.tasks.fill_freed_places", 120.0),
        ("search-refresh", "applications.tasks.refresh_search", 60.0),
        ("drafts-remind", "applications.tasks.remind_drafts", 1800.0),
        ("nominators-remind", "applications.tasks.remind_nominators", 3600.0),
        ("information-requests-close", "applications.tasks.close_information_requests", 300.0),
        ("retention-keep", "academy.tasks.keep_retention", 6 * 3600.0),
        ("participants-details-purge", "sessions_app.tasks.purge_details", 6 * 3600.0),
    )
}

# --- Mail ---------------------------------------------------------------------------------
# With no EMAIL_URL each mail is kept in the database and shown to staff (notifications/mailroom).
if env("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env(
    "DEFAULT_FROM_EMAIL", default="Academy on Social and Solidarity Economy <academy@example.org>"
)
REPLY_TO = env("REPLY_TO", default="")
# So many messages a minute leave at most, of all workers together; 0 for as many as can.
MAIL_RATE = env.int("MAIL_RATE", default=0)
# A provider of django-anymail ("mailgun", "postmark"…), which reports what arrived and what came back.
# Its keys stand in ANYMAIL_… variables: ANYMAIL_MAILGUN_API_KEY and so on.
MAIL_PROVIDER = env("MAIL_PROVIDER", default="")
ANYMAIL = {
    name.removeprefix("ANYMAIL_"): value for name, value in env.ENVIRON.items() if name.startswith("ANYMAIL_")
}
if MAIL_PROVIDER:
    EMAIL_BACKEND = f"anymail.backends.{MAIL_PROVIDER}.EmailBackend"
# The house that holds the Academy: its officers decide on applications from its own offices too.
ORGANISER_MAIL_DOMAINS = env.list("ORGANISER_MAIL_DOMAINS", default=["ilo.org", "itcilo.org"])
REVIEW_REMINDER_DAYS = env.int("REVIEW_REMINDER_DAYS", default=5)
OFFER_DAYS = env.int("OFFER_DAYS", default=14)
# Days before its end on which an unanswered offer is reminded of, and days for which the staff's answer
# to a request for more time keeps an offer from expiring.
OFFER_REMINDER_DAYS = env.list("OFFER_REMINDER_DAYS", cast=int, default=[5, 1])
OFFER_REQUEST_DAYS = env.int("OFFER_REQUEST_DAYS", default=3)

# --- Policy -------------------------------------------------------------------------------
SECRET_KEY = env("SECRET_KEY", default="")
# Keys that were it before: what they signed or enciphered still counts.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# The addresses of the proxies in front of the portal: what X-Forwarded-… says is believed from these alone.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # the visitor's address is REMOTE_ADDR by then
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "applications.views.stale.stale_token"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True

# --- Operation ----------------------------------------------------------------------------
# Who sends it as a bearer token reads the metrics at /metrics/. Unset: nobody does.
METRICS_TOKEN = env("METRICS_TOKEN", default="")
# The library reads this when it is imported. Each web process counts into a file of its own there.
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(VAR / "metrics"))
Path(os.environ["PROMETHEUS_MULTIPROC_DIR"]).mkdir(parents=True, exist_ok=True)

LOG_FORMAT = env("LOG_FORMAT", default="line")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "academy.operation.logs.WithRequestId"},
        "no_paths": {"()": "academy.operation.logs.WithoutPaths"},
    },
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s",
            "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["request_id", "no_paths"],
        }
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {"django.server": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}},
}
