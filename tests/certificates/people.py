"""How far a certificate has come, in short words."""

from certificates import making
from certificates.issuing import issue
from certificates.models import Certificate
from tests.sessions_app.people import attended, officer


def issued(participation=None, **fields) -> Certificate:
    """Queued, as after the officer's click."""
    return issue(participation=participation or attended(**fields), by=officer())


def made(participation=None, **fields) -> Certificate:
    """Valid, with its PDF."""
    certificate = issued(participation, **fields)
    assert making.make(certificate.pk)
    certificate.refresh_from_db()
    assert certificate.status == "valid", certificate.reason
    return certificate
