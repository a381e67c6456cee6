import pytest

from academy.settings.files import file_storage


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    """The certificates' files, apart for each test."""
    settings.STORAGES = {**settings.STORAGES, "default": file_storage("", tmp_path)}
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
