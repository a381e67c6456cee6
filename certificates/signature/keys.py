"""The institution's key: from a PKCS#12 or PEM file, a secret of the environment, or a PKCS#11 device.

With none configured, development makes its own (development.py); production refuses that one.
"""

import base64
import binascii
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from asn1crypto import x509
from django.conf import settings
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from . import development
from .in_memory import InMemorySigner


class KeyUnusable(Exception):
    """The configured key cannot be used. The text is one line that says what to do."""


@cache
def signer() -> Signer:
    """What signs certificates in this process. Raises KeyUnusable."""
    found = _configured()
    certificate = found.signing_cert
    if is_development(certificate) and not settings.DEVELOPMENT_KEYS_ALLOWED:
        raise KeyUnusable(
            "A development key signs nothing here: set CERTIFICATE_KEY_FILE, CERTIFICATE_KEY or "
            "CERTIFICATE_PKCS11_MODULE (docs/certificates.md)."
        )
    if certificate.not_valid_after < datetime.now(UTC):
        raise KeyUnusable(f"The certificates’ key expired on {certificate.not_valid_after:%Y-%m-%d}.")
    return found


def is_development(certificate: x509.Certificate) -> bool:
    """Whether the key says of itself that it is only for development."""
    return certificate.subject.native.get("common_name") == development.NAME


def _configured() -> Signer:
    if settings.CERTIFICATE_PKCS11_MODULE:
        return _on_device()
    if settings.CERTIFICATE_KEY_FILE:
        return _in_memory(_read(settings.CERTIFICATE_KEY_FILE), "CERTIFICATE_KEY_FILE")
    if settings.CERTIFICATE_KEY:
        return _in_memory(_secret(settings.CERTIFICATE_KEY), "CERTIFICATE_KEY")
    if not settings.DEVELOPMENT_KEYS_ALLOWED:
        raise KeyUnusable(
            "No key signs the certificates: set CERTIFICATE_KEY_FILE, CERTIFICATE_KEY or "
            "CERTIFICATE_PKCS11_MODULE (docs/certificates.md)."
        )
    return _in_memory(development.signing_key(), "the development key")


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as failure:
        raise KeyUnusable(f"CERTIFICATE_KEY_FILE: {path} cannot be read ({failure.strerror}).") from failure


def _secret(text: str) -> bytes:
    """A PEM text as it is, a PKCS#12 file in base 64."""
    if "-----BEGIN" in text:
        return text.replace("\\n", "\n").encode()
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as failure:
        raise KeyUnusable("CERTIFICATE_KEY is neither PEM nor PKCS#12 in base 64.") from failure


def _in_memory(content: bytes, setting: str) -> Signer:
    password = settings.CERTIFICATE_KEY_PASSWORD.encode() or None
    try:
        if b"-----BEGIN" in content:
            return _from_pem(content, password)
        return InMemorySigner.of(SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=password))
    except Exception as failure:  # whatever the libraries raise on what is no key
        raise KeyUnusable(
            f"{setting} holds no key and certificate that can be read ({failure})."
        ) from failure


def _from_pem(content: bytes, password: bytes | None) -> Signer:
    """The first certificate is the signer’s, the others lead to its root."""
    certificates = list(load_certs_from_pemder_data(_blocks(content, "CERTIFICATE")))
    return InMemorySigner(
        signing_cert=certificates[0],
        signing_key=load_private_key_from_pemder_data(_blocks(content, "PRIVATE KEY"), passphrase=password),
        cert_registry=SimpleCertificateStore.from_certs(certificates[1:]),
    )


def _blocks(content: bytes, kind: str) -> bytes:
    """The PEM blocks of a kind."""
    blocks = content.decode("ascii").split("-----BEGIN ")[1:]
    return "".join(f"-----BEGIN {block}" for block in blocks if kind in block.splitlines()[0]).encode()


def refuse_unusable() -> None:
    """Raises KeyUnusable unless the configured key can sign. A device is not opened: what starts here may be
    copied into other processes, in which an open device is broken."""
    if settings.CERTIFICATE_PKCS11_MODULE:
        _device_classes()
    else:
        signer()


def _device_classes() -> tuple[type, type]:
    try:
        from pyhanko.config.pkcs11 import PKCS11SignatureConfig
        from pyhanko.sign.pkcs11 import PKCS11SigningContext
    except ImportError as failure:
        raise KeyUnusable(
            "CERTIFICATE_PKCS11_MODULE needs a package that is not installed: pip install 'pyHanko[pkcs11]'."
        ) from failure
    return PKCS11SignatureConfig, PKCS11SigningContext


def _on_device() -> Signer:
    configuration, context = _device_classes()
    try:
        configured = configuration.from_config(
            {
                "module-path": settings.CERTIFICATE_PKCS11_MODULE,
                "token-criteria": {"label": settings.CERTIFICATE_PKCS11_TOKEN},
                "user-pin": settings.CERTIFICATE_PKCS11_PIN,
                "cert-label": settings.CERTIFICATE_PKCS11_LABEL,
            }
        )
        # Open for as long as the process lives: a device allows few sessions, and opening one is slow.
        return context(configured).__enter__()
    except Exception as failure:  # whatever the device's driver raises
        raise KeyUnusable(
            f"The PKCS#11 device cannot be used ({type(failure).__name__}: {failure})."
        ) from failure
