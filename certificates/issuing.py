"""Issuing certificates: what each says is copied here, and the worker makes the PDF after."""

import logging

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from sessions_app.attendance import Progress, progress_of
from sessions_app.models import Edition, Participation

from .forecast import forecast
from .models import CERTIFICATE, Certificate
from .numbers import next_number
from .refusals import IssueRefused
from .wording import has_wording

log = logging.getLogger(__name__)

KIND = Certificate.Kind.PARTICIPATION


@transaction.atomic
def issue(*, participation: Participation, by: User) -> Certificate:
    """Issue the certificate of participation; who has one that stands keeps it.

    Raises IssueRefused unless the attendance is closed and meets the edition's rule.
    """
    participation = _lock(participation)
    standing = Certificate.objects.live().filter(participation=participation, kind=KIND).first()
    if standing:
        return standing
    progress = progress_of(participation)
    if participation.status != Participation.Status.COMPLETED:
        raise IssueRefused(_("The attendance of %(name)s is not closed.") % {"name": participation})
    if not progress.meets_the_rule:
        raise IssueRefused(
            _("%(name)s attended %(share)d%% of the hours; %(required)d%% are required.")
            % {"name": participation, "share": progress.share, "required": progress.required_share}
        )
    return _create(
        participation=participation,
        progress=progress,
        by=by,
        number=next_number(participation.edition.starts_on.year),
        version=1,
    )


@transaction.atomic
def issue_all(*, edition: Edition, by: User) -> list[Certificate]:
    """Issue to every participant who has earned a certificate and has none yet; the new ones.

    Who had one revoked is left out: that is decided singly.
    """
    return [issue(participation=row, by=by) for row, _progress in forecast(edition).ready]


@transaction.atomic
def reissue(*, certificate: Certificate, by: User) -> Certificate:
    """Replace a valid certificate after a correction: the same number, the next version, as the
    participation says now. The old one's page says “superseded” from this moment.

    Raises TransitionRefused unless it is valid.
    """
    participation = _lock(certificate.participation)
    CERTIFICATE.move(certificate, "supersede")
    return _create(
        participation=participation,
        progress=progress_of(participation),
        by=by,
        number=certificate.number,
        version=certificate.version + 1,
    )


@transaction.atomic
def retry(*, certificate: Certificate, by: User) -> None:
    """Have a failed certificate made again, as the participation says now: nobody has seen it yet.

    Raises TransitionRefused unless it failed.
    """
    participation = _lock(certificate.participation)
    said = _what_it_says(participation, progress_of(participation))
    CERTIFICATE.move(certificate, "retry", reason="", issued_by=by, **said)
    transaction.on_commit(lambda: hand_to_worker(certificate), robust=True)


def hand_to_worker(certificate: Certificate) -> None:
    """Tell the worker. When the broker is away nothing is lost: the sweep finds what is queued."""
    from .tasks import make

    try:
        make.apply_async([str(certificate.pk)], retry=False)
    except Exception as failure:  # whatever the broker's client raises
        log.warning(
            "The broker did not take certificate %s (%s); the sweep will.",
            certificate.pk,
            type(failure).__name__,
        )


def _lock(participation: Participation) -> Participation:
    """The participation as it is now, locked, with all that a certificate says of it."""
    rows = Participation.objects.select_related("edition__venue", "track", "person")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=participation.pk)


def _create(
    *, participation: Participation, progress: Progress, by: User, number: str, version: int
) -> Certificate:
    certificate = Certificate.objects.create(
        participation=participation,
        kind=KIND,
        number=number,
        version=version,
        issued_by=by,
        **_what_it_says(participation, progress),
    )
    transaction.on_commit(lambda: hand_to_worker(certificate), robust=True)
    return certificate


def _what_it_says(participation: Participation, progress: Progress) -> dict:
    """The copied fields, in the track's language or, where no certificate is written in it, the
    participant's."""
    edition, language = participation.edition, participation.track.language
    if not has_wording(language):
        language = participation.person.language
    with translation.override(language if has_wording(language) else settings.LANGUAGE_CODE):
        return {
            "language": language,
            "printed_name": participation.printed_name,
            "edition_title": edition.title,
            "place": str(edition.venue),
            "starts_on": edition.starts_on,
            "ends_on": edition.ends_on,
            "hours": progress.hours,
            "signatory_name": edition.signatory_name,
            "signatory_position": edition.signatory_position,
        }
