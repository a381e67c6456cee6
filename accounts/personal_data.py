"""What is kept of a person as such: the account, the way in, and what the staff did."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pghistory.models import Context

from privacy import declare, erasing
from privacy.purposes import ACCOUNT, CONSENT, OFFICE, RIGHTS, SECURITY
from privacy.retention import rules as retention_rules

from . import erasure, retention
from .models import AccessRecord, Consent, ErasureRequest, SecondFactorRemoval, User

declare(
    User,
    ACCOUNT,
    about="pk",
    identity=["email", "given_names family_names", "refused_address"],
    erased="email given_names family_names language time_zone refused_address is_active",
    kept="date_joined wants_reminders wants_digest",
    # The account stays as an empty shell: what statistics count and what the staff did hangs on it.
    hidden="password",
    blank={
        "email": Concat(Value("erased-"), Cast(F("id"), CharField()), Value("@erased.invalid")),
        "language": Value("en"),
        "time_zone": Value("UTC"),
        "is_active": False,
        "password": make_password(None),
    },
)
declare(User, SECURITY, erased="password last_login")
declare(User, OFFICE, kept="is_staff is_superuser groups user_permissions")
declare(
    EmailAddress,
    ACCOUNT,
    about="user",
    goes=True,
    identity=["email"],
    erased="user email",
    impersonal="verified primary",
)
declare(
    EmailConfirmation,
    SECURITY,
    about="email_address__user",
    goes=True,
    hidden="key",
    erased="key",
    impersonal="created sent",
)
# Sessions say inside of their text whose they are: `erasure.end_sessions` reads it.
declare(Session, SECURITY, erased="session_key session_data", impersonal="expire_date")
declare(
    UserSession,
    SECURITY,
    about="user",
    goes=True,
    hidden="session_key data",
    erased="user ip user_agent session_key data created_at last_seen_at",
    title=pgettext_lazy("sign-in", "Sessions"),
    words={
        "ip": _("address on the network (IP)"),
        "user_agent": _("browser"),
        "created_at": _("signed in at"),
        "last_seen_at": _("last seen at"),
    },
)
declare(
    Authenticator,
    SECURITY,
    about="user",
    goes=True,
    hidden="data",
    erased="user type data created_at last_used_at",
    title=_("Passkeys and authenticator apps"),
    words={"type": _("kind"), "created_at": _("added at"), "last_used_at": _("last used at")},
)
declare(
    SecondFactorRemoval,
    SECURITY,
    about="person",
    goes=True,
    office="by",
    erased="person factors reason removed_at",
)
declare(
    SocialAccount,
    SECURITY,
    about="user",
    goes=True,
    identity=["uid"],
    erased="user uid extra_data last_login date_joined",
    impersonal="provider",
)
# The portal asks an institution for no token of its own, and is told by settings of which it believes.
declare(SocialToken, impersonal="token token_secret expires_at")
declare(SocialApp, impersonal="provider provider_id name client_id secret key settings")
# What the staff did, and the names of the things they did it to: `erasure.forget_in_log`.
declare(
    LogEntry,
    SECURITY,
    erased="object_repr change_message",
    office="user",
    impersonal="action_time object_id action_flag",
)
declare(Context, SECURITY, kept="metadata", impersonal="created_at updated_at")
declare(
    Consent,
    CONSENT,
    about="person",
    goes=True,
    erased="person key text version language is_given said_at about",
)
declare(AccessRecord, SECURITY, about="person", kept="what person about at")
declare(AccessRecord, OFFICE, office="by")
# That it was done can be shown for good, and not to whom.
declare(
    ErasureRequest,
    RIGHTS,
    about="person",
    erased="reason",
    kept="person status asked_at confirmed_at decided_at result",
)
declare(ErasureRequest, OFFICE, office="decided_by")
declare(Group, impersonal="name permissions")
declare(Permission, impersonal="name codename")
declare(ContentType, impersonal="app_label model")

erasing.refusals.append(erasure.refuse_staff)
erasing.steps += [erasure.end_sessions, erasure.forget_in_log]

retention_rules += retention.RULES
