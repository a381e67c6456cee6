"""The PDF copy that goes with the receipt."""

from .models import Application
from .printed_form import application_copy


def copy_of(key: str) -> bytes:
    """The application as it stands, in its applicant's language."""
    application = Application.objects.for_lists().get(pk=key)
    return application_copy(application, application.applicant.language)
