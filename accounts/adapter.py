"""allauth's mails leave through the outbox, like every other message of the portal; the secrets of the
second factors stand enciphered in the database."""

import base64
import hashlib
import secrets
import uuid

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import Login
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import get_language, gettext

from notifications import outbox

from . import second_factor
from .messages import CHANGES, KIND_OF_TEMPLATE
from .models import User
from .telling import tell_of_change


class PortalAccountAdapter(DefaultAccountAdapter):
    @transaction.atomic
    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Post the message that stands for allauth's template. Raises KeyError for an unknown one."""
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        recipient = user if user is not None and user.pk else None
        if change := CHANGES.get(template_prefix):
            tell_of_change(address=email, recipient=recipient, change=change)
            return
        address = (
            context.get("activate_url")
            or context.get("password_reset_url")
            or context.get("signup_url")
            or ""
        )
        outbox.post(
            kind=KIND_OF_TEMPLATE[template_prefix],
            address=email,
            recipient=recipient,
            language=recipient.language if recipient else get_language(),
            context={
                "name": str(recipient) if recipient else email,
                "link": address,
                "code": context.get("code", ""),
            },
            fact=f"{template_prefix}:{uuid.uuid4()}",
        )

    def send_account_already_exists_mail(self, email: str) -> None:
        """The answer takes as long as one that opens an account: most of that is the password's hash."""
        make_password(secrets.token_urlsafe())
        super().send_account_already_exists_mail(email)

    def is_login_by_code_required(self, login: Login) -> bool:
        """Who of the staff has no second factor yet gets in by the mailbox too: with a password alone,
        whoever found it out could set up a factor of their own."""
        if super().is_login_by_code_required(login):
            return True
        records = get_authentication_records(self.request, login.user)
        came_by_code = bool(records) and records[-1]["method"] == "code"
        return not came_by_code and second_factor.is_lacking(login.user)


class PortalMFAAdapter(DefaultMFAAdapter):
    def _get_site_name(self) -> str:
        """What a telephone or a browser shows beside a key of the portal's."""
        return gettext("Academy on Social and Solidarity Economy")

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was enciphered under a key that is gone becomes a secret that no code fits: the person
        uses another factor, or an administrator takes this one away."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _cipher() -> MultiFernet:
    """Derived from the portal's key, and from those that were it before (SECRET_KEY_FALLBACKS)."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factors" + key.encode()).digest()))
            for key in keys
        ]
    )
