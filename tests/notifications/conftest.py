import pytest

from .mail_server import MailServer, controller_of


@pytest.fixture
def mail_server(settings):
    """A mail server that runs, and the portal set to send by it."""
    server = MailServer()
    controller = controller_of(server)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    yield server
    server.holds.clear()
    controller.stop()


@pytest.fixture
def mailroom(settings):
    """The portal set to keep its mail."""
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
