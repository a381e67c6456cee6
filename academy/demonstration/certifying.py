"""The certificates of 2010: issued, each with its PDF. Nobody is written to about them now."""

import json
import random
import uuid
from collections import defaultdict
from decimal import Decimal
from hashlib import sha256

from django.db.models import QuerySet
from django.utils import translation

from accounts.roles import Role
from certificates.badges.credential import badge_of
from certificates.badges.keys import remember_badge_key
from certificates.badges.status_list import take_places
from certificates.codes import ALPHABET, LENGTH
from certificates.models import Certificate, storage_name
from certificates.pdf import render
from certificates.signatories import signatories_of
from certificates.signature.record import remember_signer
from certificates.signature.sealing import seal
from certificates.wording import sealed_in_words
from sessions_app.models import Attendance, Participation

from .calendar import in_2010
from .copying import Rows
from .documents import keep_once
from .editions import PreparedEdition
from .staff import Staff

TOLD = (
    "id", "participation_id", "status", "number", "code", "language", "printed_name", "edition_title",
    "place", "starts_on", "ends_on", "hours", "issued_by_id", "issued_at", "pdf", "pdf_sha256",
    "signed_with_id", "status_index",
)  # fmt: skip


def issue(prepared: PreparedEdition, staff: Staff, chance: random.Random) -> None:
    """A valid certificate of participation for each participant, in the track's language."""
    storage = Certificate._meta.get_field("pdf").storage
    rows = Rows(Certificate, "signatories", "badge", *TOLD)
    hours = _hours_attended(prepared)
    participants = list(
        Participation.objects.filter(edition=prepared.edition)
        .select_related("track")
        .order_by("printed_name")
    )
    remember_badge_key()
    places = take_places(len(participants))
    for number, (participation, place) in enumerate(zip(participants, places, strict=True), start=1):
        certificate = _certificate(prepared, participation, hours[participation.pk], number, staff, chance)
        content = seal(render(certificate), description=sealed_in_words(certificate.language))
        certificate.signed_with = remember_signer()
        certificate.pdf = storage_name(certificate, "")
        certificate.pdf_sha256 = sha256(content).hexdigest()
        certificate.status_index = place
        keep_once(storage, certificate.pdf.name, content)
        rows.add(
            json.dumps(certificate.signatories),
            json.dumps(badge_of(certificate)),
            *(getattr(certificate, name) for name in TOLD),
        )
    rows.write()


def _hours_attended(prepared: PreparedEdition) -> dict[int, Decimal]:
    attended: QuerySet = Attendance.objects.filter(session__edition=prepared.edition, is_present=True)
    hours: dict[int, Decimal] = defaultdict(Decimal)
    for attendance in attended.select_related("session"):
        hours[attendance.participation_id] += Decimal(attendance.session.hours)
    return hours


def _certificate(
    prepared: PreparedEdition, participation: Participation, hours: Decimal, number: int, staff: Staff,
    chance: random.Random,
) -> Certificate:  # fmt: skip
    edition, language = prepared.edition, participation.track.language
    with translation.override(language):
        words = {
            "edition_title": edition.title,
            "place": edition.venue.city,
            "signatories": signatories_of(edition),
        }
    return Certificate(
        id=uuid.UUID(int=chance.getrandbits(128), version=4),
        participation=participation,
        status=Certificate.Status.VALID,
        number=f"{edition.starts_on.year}-{number:04}",
        code="".join(chance.choices(ALPHABET, k=LENGTH)),
        language=language,
        printed_name=participation.printed_name,
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        hours=hours,
        issued_by_id=staff.keys[Role.PROGRAMME_OFFICER],
        issued_at=in_2010(10, 29),
        **words,
    )
