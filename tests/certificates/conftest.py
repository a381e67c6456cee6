import pytest


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    """The certificates' files, apart for each test."""
    from django.core.files.storage import default_storage

    settings.MEDIA_ROOT = tmp_path
    default_storage._location = tmp_path
    return tmp_path


@pytest.fixture
def enter(client):
    """A browser of the person."""

    def sign_in(person):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
