"""SMTP, told apart by step: until its content goes out, a message cannot have been taken."""

import smtplib
from collections.abc import Callable

from django.core.mail.backends.smtp import EmailBackend


class _Steps:
    """Mixin for smtplib's connections: `before_content` is called once the server is ready for the
    content and none of it has left. What it raises breaks the line, so that nothing is taken."""

    before_content: Callable[[], None] | None = None
    _is_offering = False

    def data(self, msg):
        self._is_offering = True
        try:
            return super().data(msg)
        finally:
            self._is_offering = False

    def getreply(self):
        reply = super().getreply()
        if self._is_offering and reply[0] == 354 and self.before_content:
            try:
                self.before_content()
            except BaseException:
                self.close()  # a polite QUIT would be read as content
                raise
        return reply


class SteppedSMTP(_Steps, smtplib.SMTP):
    """A plain line, or one that turns to TLS."""


class SteppedSMTPOverTLS(_Steps, smtplib.SMTP_SSL):
    """A line over TLS from the start."""


class SteppedBackend(EmailBackend):
    """Django's backend, whose connection tells when the content is about to go out."""

    @property
    def connection_class(self):
        return SteppedSMTPOverTLS if self.use_ssl else SteppedSMTP
