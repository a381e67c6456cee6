"""A person's wish to be erased: asked, confirmed by mail, carried out by the staff after a dry run."""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from notifications import outbox
from privacy import erasing

from .messages import ERASURE_CONFIRMATION, ERASURE_REFUSED
from .models import ERASURE_REQUEST, ErasureRequest, User

SALT = "accounts.erasure"
VALID_FOR = 3 * 24 * 3600  # seconds
OPEN = (ErasureRequest.Status.ASKED, ErasureRequest.Status.CONFIRMED)


class LinkNotValid(Exception):
    """The address was not made by us, is too old, or its request is over."""


def open_request(person: User) -> ErasureRequest | None:
    return person.erasure_requests.filter(status__in=OPEN).first()


@transaction.atomic
def ask(*, person: User) -> ErasureRequest:
    """Note the wish and mail the link that confirms it; asked again, a new mail is sent."""
    request, _is_new = ErasureRequest.objects.get_or_create(
        person=person, status__in=OPEN, defaults={"person": person}
    )
    if request.status == ErasureRequest.Status.ASKED:
        outbox.post(
            kind=ERASURE_CONFIRMATION.name,
            address=person.email,
            recipient=person,
            language=person.language,
            context={"name": str(person), "link": _address(request, person.language)},
            fact=f"erasure-confirmation:{request.pk}:{timezone.now():%Y%m%d%H%M}",
        )
    return request


def read(token: str) -> ErasureRequest:
    """The request of a link. Raises LinkNotValid."""
    try:
        key = signing.loads(token, salt=SALT, max_age=VALID_FOR)
        return ErasureRequest.objects.select_related("person").get(pk=key, status__in=OPEN)
    except (signing.BadSignature, ErasureRequest.DoesNotExist, TypeError, ValueError) as fault:
        raise LinkNotValid from fault


def confirm(*, request: ErasureRequest) -> None:
    """The link was used. Raises TransitionRefused when it is confirmed or over."""
    ERASURE_REQUEST.move(request, "confirm", confirmed_at=timezone.now())


def take_back(*, request: ErasureRequest) -> None:
    """The person thought better of it. Raises TransitionRefused once it is over."""
    ERASURE_REQUEST.move(request, "take_back", decided_at=timezone.now())


@transaction.atomic
def refuse(*, request: ErasureRequest, by: User, reason: str) -> None:
    """Say no, with the reason, to the person too. Raises TransitionRefused once it is over."""
    ERASURE_REQUEST.move(request, "refuse", decided_by=by, decided_at=timezone.now(), reason=reason)
    person = request.person
    outbox.post(
        kind=ERASURE_REFUSED.name,
        address=person.email,
        recipient=person,
        language=person.language,
        context={"name": str(person), "reason": reason},
        fact=f"erasure-refused:{request.pk}",
    )


@transaction.atomic
def carry_out(*, person: User, by: User, tell: erasing.Tell | None = None) -> erasing.Report:
    """Erase the person, by request or by hand, and keep the fact with its numbers; `tell` hears how far
    it is. Raises ErasureRefused."""
    request = open_request(person) or ErasureRequest.objects.create(person=person)
    report = erasing.erase(person=person, by=by, tell=tell)
    ERASURE_REQUEST.move(
        request, "carry_out", decided_by=by, decided_at=timezone.now(), result=report.as_json()
    )
    return report


def _address(request: ErasureRequest, language: str) -> str:
    token = signing.dumps(request.pk, salt=SALT)
    with translation.override(language):
        return settings.PORTAL_URL + reverse("confirm-erasure", kwargs={"token": token})
