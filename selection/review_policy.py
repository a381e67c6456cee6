"""The rules of an edition's review: blind or open, others' reviews read or not."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application
from sessions_app.models import Edition

from .locks import lock_edition
from .models import ReviewAssignment, ReviewPolicy
from .refusals import PolicyRefused


def policy_of(edition: Edition) -> ReviewPolicy:
    """The edition's rules; an unsaved row with the defaults where nobody set any."""
    return getattr(edition, "review_policy", None) or ReviewPolicy(edition=edition)


def is_blind(application: Application) -> bool:
    """Whether the application's reviewers may not learn whose it is."""
    return policy_of(application.call.edition).is_blind


def has_begun(edition: Edition) -> bool:
    """Whether a reviewer was ever asked in the edition."""
    return ReviewAssignment.objects.filter(application__call__edition=edition).exists()


@transaction.atomic
def set_policy(
    *, edition: Edition, by: User, is_blind: bool, shows_others: bool, reason: str = ""
) -> ReviewPolicy:
    """Write the rules; the history keeps the earlier ones. Raises PolicyRefused when names would be
    opened, or others' reviews, after reviewing began without a reason for it."""
    edition = lock_edition(edition.pk)
    row = ReviewPolicy.objects.filter(edition=edition).first() or ReviewPolicy(edition=edition)
    is_weaker = (row.is_blind and not is_blind) or (shows_others and not row.shows_others)
    if is_weaker and not reason.strip() and has_begun(edition):
        raise PolicyRefused(
            _("Reviewing has begun: say why reviewers may see more from now on. The reason is kept.")
        )
    row.is_blind, row.shows_others = is_blind, shows_others
    row.reason, row.changed_by = reason.strip()[:300], by
    row.save()
    return row
