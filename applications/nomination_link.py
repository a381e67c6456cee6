"""The signed link by which a nominating person answers without an account."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare

from .models import Application, Nomination

Status = Nomination.Status
# Binds the signature to this purpose: no other signed value of the portal opens a nomination.
_signer = Signer(salt="applications.nomination_link")


@dataclass(frozen=True)
class Opened:
    """What a link leads to. `state` is open, given, declined, expired or void: a void one was
    replaced or taken back."""

    nomination: Nomination
    state: str


def token_of(nomination: Nomination) -> str:
    """The token of the present request; a new nonce makes every earlier one void."""
    return _signer.sign_object([nomination.pk.hex, nomination.nonce])


def address_of(nomination: Nomination) -> str:
    """The page's address, in the nominating person's language."""
    with translation.override(nomination.language):
        return settings.PORTAL_URL + reverse("nominator", kwargs={"token": token_of(nomination)})


def open_link(token: str) -> Opened | None:
    """The nomination of the token; None for a token that we did not sign."""
    try:
        key, nonce = _signer.unsign_object(token)
    except (BadSignature, ValueError):
        return None
    nomination = Nomination.objects.for_lists().filter(pk=UUID(hex=key)).first()
    if nomination is None:
        return None
    return Opened(nomination, _state_of(nomination, nonce))


def _state_of(nomination: Nomination, nonce: str) -> str:
    is_withdrawn = nomination.application.status == Application.Status.WITHDRAWN
    if (
        is_withdrawn
        or nomination.status == Status.REVOKED
        or not constant_time_compare(nonce, nomination.nonce)
    ):
        return "void"
    if nomination.status == Status.DECLINED:
        return "declined"
    if nomination.is_expired:
        return "expired"
    return "given" if nomination.status == Status.ENDORSED else "open"
