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
        client.force_login(person, backend="accounts.backends.WithRoles")
        return client

    return sign_in


@pytest.fixture(autouse=True)
def no_task_stays_queued(settings):
    """Who commits for real tells the worker, and none runs here: its files would stay for other tests."""
    yield
    for file in (settings.BROKER_FOLDER / "queue").iterdir():
        file.unlink()
