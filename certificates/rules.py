"""Who may do what with certificates. Pages, admin and file downloads ask these."""

from accounts.models import User
from accounts.roles import Role
from accounts.rules import has_role
from sessions_app.models import Participation

from .models import Certificate


def can_issue(user: User) -> bool:
    """Whether the person issues, reissues, revokes, and has failed ones made again."""
    return has_role(user, Role.PROGRAMME_OFFICER)


def can_see_certificates(user: User) -> bool:
    """Whether the person reads the list of all certificates."""
    return has_role(user, Role.PROGRAMME_OFFICER)


def can_download(user: User, certificate: Certificate) -> bool:
    """The participant while it is valid; who issues, also what counts no more."""
    if not certificate.pdf:
        return False
    if can_issue(user):
        return True
    is_own = user.is_authenticated and certificate.participation.person_id == user.pk
    return is_own and certificate.status == Certificate.Status.VALID


def holds_name(participation: Participation) -> bool:
    """Whether a live certificate says the participant's name, so that it is corrected by reissue."""
    return Certificate.objects.live().filter(participation=participation).exists()
