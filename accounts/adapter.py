"""allauth's mails leave through the outbox, like every other message of the portal; the secrets of the
second factors stand enciphered in the database."""

import base64
import hashlib
import secrets
import uuid

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language, gettext

from notifications import outbox

from .messages import ACCOUNT_CHANGED, CHANGES, KIND_OF_TEMPLATE
from .models import User


class PortalAccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Post the message that stands for allauth's template. Raises KeyError for an unknown one."""
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        recipient = user if user is not None and user.pk else None
        language = recipient.language if recipient else get_language()
        address = (
            context.get("activate_url")
            or context.get("password_reset_url")
            or context.get("signup_url")
            or ""
        )
        if template_prefix in CHANGES:
            kind = ACCOUNT_CHANGED.name
            with translation.override(language):
                texts = {"change": str(CHANGES[template_prefix])}
        else:
            kind = KIND_OF_TEMPLATE[template_prefix]
            texts = {"link": address, "code": context.get("code", "")}
        with transaction.atomic():
            outbox.post(
                kind=kind,
                address=email,
                recipient=recipient,
                language=language,
                context={"name": str(recipient) if recipient else email, **texts},
                fact=f"{template_prefix}:{uuid.uuid4()}",
            )


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
