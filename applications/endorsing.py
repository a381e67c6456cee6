"""What a nominating person does: endorse, decline, add the letter, rank."""

import hashlib
from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .documents import safe_name
from .locks import lock_application
from .models import NOMINATION, Nomination
from .posting import post_nomination_declined, post_nomination_endorsed
from .refusals import NominationRefused
from .viewing import forget


@transaction.atomic
def endorse(*, nomination: Nomination, statement: str, letter: UploadedFile | None = None) -> None:
    """Nominate the applicant, who is told. Statement and letter are for staff and reviewers.

    Raises TransitionRefused once it is answered or taken back.
    """
    lock_application(nomination.application)
    NOMINATION.move(nomination, "endorse", statement=statement.strip(), answered_at=timezone.now())
    if letter:
        add_letter(nomination=nomination, letter=letter)
    post_nomination_endorsed(nomination)


@transaction.atomic
def decline(*, nomination: Nomination, reason: str = "") -> None:
    """Decline the request, or take an endorsement back. The applicant is told the reason.

    Raises TransitionRefused when the request is declined or taken back already.
    """
    lock_application(nomination.application)
    nomination.refresh_from_db(fields=["status"])
    move = "retract" if nomination.status == Nomination.Status.ENDORSED else "decline"
    NOMINATION.move(nomination, move, decline_reason=reason.strip(), answered_at=timezone.now(), rank=None)
    post_nomination_declined(nomination)


@transaction.atomic
def add_letter(*, nomination: Nomination, letter: UploadedFile) -> None:
    """Keep the checked upload as the letter, in place of an earlier one. Raises NominationRefused
    unless the nomination is given."""
    if nomination.status != Nomination.Status.ENDORSED:
        raise NominationRefused(_("The letter belongs to a nomination: please nominate first."))
    if nomination.letter:
        transaction.on_commit(partial(nomination.letter.storage.delete, nomination.letter.name))
        transaction.on_commit(partial(forget, nomination.letter.name))
    nomination.letter_sha256 = hashlib.sha256(letter.read()).hexdigest()
    letter.seek(0)
    nomination.letter_original_name = safe_name(letter.name, letter.content_type)
    nomination.letter_content_type = letter.content_type
    nomination.letter_size = letter.size
    nomination.letter.save(letter.name, letter, save=False)
    nomination.save(
        update_fields=[
            "letter",
            "letter_original_name",
            "letter_content_type",
            "letter_size",
            "letter_sha256",
        ]
    )


def nominees_of(nomination: Nomination) -> list[Nomination]:
    """Everybody whom the same address is asked to nominate for the same call, in the order of rank."""
    return list(Nomination.objects.live().by_the_same_person(nomination).for_lists())


@transaction.atomic
def move_up(*, nomination: Nomination, among: Nomination) -> None:
    """Rank the nominee one place higher among those of the same person; all get a rank by it.

    `among` is the nomination whose link was opened. Raises NominationRefused for a nominee of
    somebody else.
    """
    rows = list(
        Nomination.objects.filter(pk__in=[row.pk for row in nominees_of(among)])
        .select_for_update()
        .order_by("pk")
    )
    locked = {row.pk: row for row in rows}
    order = [locked[row.pk] for row in nominees_of(among) if row.pk in locked]
    position = next((place for place, row in enumerate(order) if row.pk == nomination.pk), None)
    if position is None:
        raise NominationRefused(_("This person is not among those you are asked to nominate."))
    if position:
        order[position - 1], order[position] = order[position], order[position - 1]
    for rank, row in enumerate(order, start=1):
        row.rank = rank
    Nomination.objects.bulk_update(order, ["rank"])
