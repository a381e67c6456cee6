"""Issuing certificates: what each says is copied here, and the worker makes the PDF after."""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from broker import hand_over
from sessions_app.models import Participation

from .entitlement import Standing, standing_of
from .models import CERTIFICATE, Certificate, Kind
from .numbers import next_number
from .refusals import IssueRefused
from .signatories import signatories_of
from .wording import has_wording


@transaction.atomic
def issue(
    *, participation: Participation, by: User, kind: str = Kind.PARTICIPATION, is_handed_over: bool = True
) -> Certificate:
    """Issue the certificate of a kind; who has one that stands keeps it. Who makes its file at once does
    not have it handed over.

    Raises IssueRefused unless the attendance is closed and the edition’s rules are met, or waived.
    """
    participation = _lock(participation)
    standing = Certificate.objects.live().filter(participation=participation, kind=kind).first()
    if standing:
        return standing
    if participation.status != Participation.Status.COMPLETED:
        raise IssueRefused(_("The attendance of %(name)s is not closed.") % {"name": participation})
    entitled = standing_of(participation, kind)
    refuse_unless_earned(participation, entitled)
    return _create(
        participation=participation,
        kind=kind,
        standing=entitled,
        by=by,
        number=next_number(participation.edition.starts_on.year),
        version=1,
        is_handed_over=is_handed_over,
    )


def refuse_unless_earned(participation: Participation, standing: Standing) -> None:
    """Raises IssueRefused with what is missing."""
    if not standing.terms.is_given:
        raise IssueRefused(_("This edition gives no such certificate."))
    if standing.is_earned:
        return
    if standing.is_withheld:
        raise IssueRefused(
            _("The certificate of %(name)s is withheld: %(reason)s")
            % {"name": participation, "reason": standing.exemption.reason}
        )
    progress = standing.progress
    if not progress.meets_the_rule:
        raise IssueRefused(
            _("%(name)s attended %(share)d%% of the hours; %(required)d%% are required.")
            % {"name": participation, "share": progress.share, "required": progress.required_share}
        )
    raise IssueRefused(
        _("%(name)s lacks: %(missing)s")
        % {"name": participation, "missing": ", ".join(row.title for row in standing.missing)}
    )


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
        kind=certificate.kind,
        standing=standing_of(participation, certificate.kind),
        by=by,
        number=certificate.number,
        version=certificate.version + 1,
    )


@transaction.atomic
def retry(*, certificate: Certificate, by: User, is_handed_over: bool = True) -> None:
    """Have a failed certificate made again, as the participation says now: nobody has seen it yet.

    Raises TransitionRefused unless it failed.
    """
    participation = _lock(certificate.participation)
    said = what_it_says(participation, standing_of(participation, certificate.kind))
    CERTIFICATE.move(certificate, "retry", reason="", issued_by=by, **said)
    if is_handed_over:
        transaction.on_commit(lambda: hand_to_worker(certificate), robust=True)


def hand_to_worker(certificate: Certificate) -> None:
    """Tell the worker. When the broker is away nothing is lost: the sweep finds what is queued."""
    from .tasks import make

    hand_over(make, str(certificate.pk))


def _lock(participation: Participation) -> Participation:
    """The participation as it is now, locked, with all that a certificate says of it."""
    rows = Participation.objects.select_related("edition__venue", "track", "person")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=participation.pk)


def _create(
    *,
    participation: Participation,
    kind: str,
    standing: Standing,
    by: User,
    number: str,
    version: int,
    is_handed_over: bool = True,
) -> Certificate:
    certificate = Certificate.objects.create(
        participation=participation,
        kind=kind,
        number=number,
        version=version,
        issued_by=by,
        **what_it_says(participation, standing),
    )
    if is_handed_over:
        transaction.on_commit(lambda: hand_to_worker(certificate), robust=True)
    return certificate


def what_it_says(participation: Participation, standing: Standing) -> dict:
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
            "hours": standing.progress.hours,
            "statement": standing.terms.statement,
            "assessed": standing.terms.assessed,
            "layout": standing.terms.layout,
            "signatories": signatories_of(edition),
        }
