import pytest
from django.core.files.storage import default_storage

from .erased_person import stored


@pytest.fixture(autouse=True)
def mailroom_and_empty_storage(settings):
    """Mail is kept where it can be searched, and no file of an earlier test is found."""
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
    for name in stored():
        default_storage.delete(name)
