"""Who may see and change an application. Pages, admin and file downloads ask these."""

from accounts.models import User
from accounts.roles import Role
from accounts.rules import has_role

from .barring import why_barred
from .models import Application, Document, Nomination, Question

STAFF = (Role.SELECTION_OFFICER, Role.APPROVER)


def can_view(user: User, application: Application) -> bool:
    """Its owner, and the officers of the selection without a conflict of interest. Reviewers read
    through their assignment."""
    if application.applicant_id == user.pk:
        return True
    return has_role(user, *STAFF) and not why_barred(user, application)


def can_edit(user: User, application: Application) -> bool:
    """Its owner, while it is a draft of an open call."""
    return application.applicant_id == user.pk and application.is_editable


def can_request_nomination(user: User, application: Application) -> bool:
    """Its owner, of a draft that may still be submitted and of what awaits its decision."""
    awaits = (Application.Status.SUBMITTED, Application.Status.RESERVE)
    is_theirs = application.applicant_id == user.pk
    return is_theirs and (application.is_editable or application.status in awaits)


def can_ask_information(user: User) -> bool:
    """Whether the person asks applicants for information, and reads what they answer."""
    return has_role(user, Role.SELECTION_OFFICER)


def can_extend(user: User) -> bool:
    """Whether the person gives an applicant more time."""
    return has_role(user, Role.SELECTION_OFFICER, Role.PROGRAMME_OFFICER)


def can_follow_nominations(user: User) -> bool:
    """Whether the person reminds nominating people, and takes requests back."""
    return has_role(user, Role.SELECTION_OFFICER)


def can_read_endorsement(user: User, nomination: Nomination) -> bool:
    """Who reads a nomination's statement and letter: the officers, and a reviewer as the letter of
    the form is read. The applicant never does: the nominating person was told so."""
    if nomination.application.applicant_id == user.pk:
        return False
    if has_role(user, *STAFF) and not why_barred(user, nomination.application):
        return True
    return any(grant(user, nomination) for grant in document_grants)


def can_view_document(user: User, document: Document) -> bool:
    """Who may view the application, or somebody to whom an app above grants it (a reviewer)."""
    return can_view(user, document.application) or any(grant(user, document) for grant in document_grants)


# Predicates that apps above add: (user, document) → whether they give the right to read it. They ask
# of a document its application and its question; the letter of a nomination has both.
document_grants: list = []


def read_by_reviewers(question: Question, *, is_blind: bool) -> bool:
    """Whether a reviewer reads the answer, in a blind review or an open one."""
    if is_blind:
        return not question.identifies_applicant
    return question.audience != Question.Audience.STAFF


def can_edit_forms(user: User) -> bool:
    """Who prepares calls and their forms."""
    return has_role(user, Role.PROGRAMME_OFFICER, Role.SELECTION_OFFICER)


def can_read_forms(user: User) -> bool:
    """Who sees a call's form, its versions and its preview as staff."""
    return can_edit_forms(user) or has_role(user, Role.APPROVER)


def can_list(user: User) -> bool:
    """Whether the person reads the list of applications, and keeps views of it."""
    return has_role(user, *STAFF)


def can_export(user: User) -> bool:
    """Whether the person takes the list out of the portal. Neither reviewers nor readers do."""
    return has_role(user, *STAFF)


def can_follow_acts(user: User) -> bool:
    """Whether the person follows what others do to many applications, or export."""
    return has_role(user)


def can_tag(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER)
