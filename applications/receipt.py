"""The PDF copy that goes with the receipt."""

from .models import Application


def copy_of(key: str) -> bytes:
    """The application as submitted, in its applicant's language."""
    from .printed_form import application_copy

    application = Application.objects.for_lists().get(pk=key)
    return application_copy(application, application.applicant.language)
