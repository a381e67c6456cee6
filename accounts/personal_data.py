"""What is kept of a person as such: the account, the way in, and what the staff did."""

from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from pghistory.models import Context

from privacy import declare
from privacy.purposes import ACCOUNT, OFFICE, SECURITY

from .models import User

declare(
    User,
    ACCOUNT,
    about="pk",
    erased="email given_names family_names language time_zone refused_address",
    kept="date_joined wants_reminders wants_digest is_active",
    # The account stays as an empty shell: what statistics count and what the staff did hangs on it.
    blank={
        "email": Concat(Value("erased-"), Cast(F("id"), CharField()), Value("@erased.invalid")),
        "language": Value("en"),
        "time_zone": Value("UTC"),
    },
)
declare(User, SECURITY, erased="password last_login")
declare(User, OFFICE, kept="is_staff is_superuser groups user_permissions")
declare(EmailAddress, ACCOUNT, about="user", goes=True, erased="user email", impersonal="verified primary")
declare(
    EmailConfirmation,
    SECURITY,
    about="email_address__user",
    goes=True,
    erased="key",
    impersonal="created sent",
)
# Sessions say inside of their text whose they are: `erasing.end_sessions` reads it.
declare(Session, SECURITY, goes=True, erased="session_key session_data", impersonal="expire_date")
# What the staff did, and the names of the things they did it to: `erasing.forget_in_log`.
declare(
    LogEntry,
    SECURITY,
    erased="object_repr change_message",
    office="user",
    impersonal="action_time object_id action_flag",
)
declare(Context, SECURITY, kept="metadata", impersonal="created_at updated_at")
declare(Group, impersonal="name permissions")
declare(Permission, impersonal="name codename")
declare(ContentType, impersonal="app_label model")
