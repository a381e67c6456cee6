"""Keys for development, made on first run in `var/keys/` and plainly named as such."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings

NAME = "Development key – not valid"
YEARS = 10
BITS = 3072


def signing_key() -> bytes:
    """The PKCS#12 file of the key that signs certificates in development."""
    return _kept("certificates.p12", lambda: self_signed(NAME, "No institution"))


def badge_key() -> bytes:
    """The PEM file of the key that proves badges in development."""
    return _kept("badges.pem", new_badge_key)


def self_signed(name: str, organisation: str, password: str = "") -> bytes:
    """A new key with a certificate that it signs itself, as a PKCS#12 file."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        ]
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_for_signing(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    encryption = (
        serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    )
    return pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, encryption)


def new_badge_key() -> bytes:
    """A new Ed25519 key, as PEM."""
    return ed25519.Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _for_signing() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _kept(name: str, make: Callable[[], bytes]) -> bytes:
    """The file’s content, made once whatever number of processes ask first at the same moment."""
    folder = Path(settings.VAR) / "keys"
    path = folder / name
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder) as file:  # readable by its owner alone
            file.write(make())
            file.flush()
            with contextlib.suppress(FileExistsError):  # another process was quicker
                os.link(file.name, path)
    return path.read_bytes()
