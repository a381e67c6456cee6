"""What a mail server, or a provider’s interface, answered: read alike, as SMTP would have said it."""

import smtplib
from dataclasses import dataclass

from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused

LATER, NEVER = 451, 550
BUSY = (408, 429)  # of HTTP: too slow, too many


@dataclass(frozen=True)
class Answer:
    """Not taken: later if the code is below 500, else never. `is_of_address`: it is the address that is
    refused, not the message."""

    code: int
    text: str
    is_of_address: bool = False


def answer_in(failure: Exception) -> Answer | None:
    """The answer that the failure carries; None when none came, or one that tells nothing: after that
    nobody knows whether the message was taken."""
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(failure.recipients.values()))
        return Answer(code, _words(code, said), is_of_address=True)
    if isinstance(failure, smtplib.SMTPResponseException):
        return Answer(failure.smtp_code, _words(failure.smtp_code, failure.smtp_error))
    if isinstance(failure, AnymailRecipientsRefused):
        return Answer(NEVER, str(failure), is_of_address=True)
    status = getattr(failure, "status_code", None) if isinstance(failure, AnymailAPIError) else None
    if status and 400 <= status < 500:
        return Answer(LATER if status in BUSY else NEVER, str(failure))
    return None


def _words(code: int, said: bytes | str) -> str:
    return f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
