"""Who may see and change an application. Pages, admin and file downloads ask these."""

from accounts.models import User
from accounts.roles import Role
from accounts.rules import has_role

from .models import Application, Document, Question

STAFF = (Role.SELECTION_OFFICER, Role.APPROVER)


def can_view(user: User, application: Application) -> bool:
    """Its owner, and the officers of the selection. Reviewers read through their assignment."""
    return application.applicant_id == user.pk or has_role(user, *STAFF)


def can_edit(user: User, application: Application) -> bool:
    """Its owner, while it is a draft of an open call."""
    return application.applicant_id == user.pk and application.is_editable


def can_view_document(user: User, document: Document) -> bool:
    """Who may view the application, or somebody to whom an app above grants it (a reviewer)."""
    return can_view(user, document.application) or any(grant(user, document) for grant in document_grants)


# Predicates that apps above add: (user, document) → whether they give the right to read it.
document_grants: list = []


def read_by_reviewers(question: Question) -> bool:
    """Whether a reviewer of an open (not blind) review reads the answer."""
    return question.audience != Question.Audience.STAFF


def can_edit_forms(user: User) -> bool:
    """Who prepares calls and their forms."""
    return has_role(user, Role.PROGRAMME_OFFICER, Role.SELECTION_OFFICER)


def can_read_forms(user: User) -> bool:
    """Who sees a call's form, its versions and its preview as staff."""
    return can_edit_forms(user) or has_role(user, Role.APPROVER)
