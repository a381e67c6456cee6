"""Where the key comes from, and which one production refuses."""

import base64
import sys
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from django.core.management import call_command
from django.core.management.base import CommandError

from certificates.checks import the_key_signs
from certificates.signature import development
from certificates.signature.keys import KeyUnusable, is_development, signer


@pytest.fixture(scope="module")
def archive():
    """A PKCS#12 file of an institution, with a password."""
    return development.self_signed("The Academy", "An institution", "secret")


def pem_of(archive):
    key, certificate, _others = pkcs12.load_key_and_certificates(archive, b"secret")
    return certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def name_of_signer():
    return signer().signing_cert.subject.native["common_name"]


def test_a_pkcs12_file_signs_in_production(configured, archive, tmp_path):
    (tmp_path / "key.p12").write_bytes(archive)
    configured(
        DEVELOPMENT_KEYS_ALLOWED=False,
        CERTIFICATE_KEY_FILE=str(tmp_path / "key.p12"),
        CERTIFICATE_KEY_PASSWORD="secret",
    )
    assert name_of_signer() == "The Academy"


def test_a_pem_file_signs(configured, archive, tmp_path):
    (tmp_path / "key.pem").write_bytes(pem_of(archive))
    configured(CERTIFICATE_KEY_FILE=str(tmp_path / "key.pem"))
    assert name_of_signer() == "The Academy"


def test_a_secret_of_the_environment_signs_in_either_form(configured, archive):
    configured(CERTIFICATE_KEY=base64.b64encode(archive).decode(), CERTIFICATE_KEY_PASSWORD="secret")
    assert name_of_signer() == "The Academy"
    configured(CERTIFICATE_KEY=pem_of(archive).decode().replace("\n", "\\n"), CERTIFICATE_KEY_PASSWORD="")
    assert name_of_signer() == "The Academy"


def test_without_a_key_development_makes_one_that_says_what_it_is(configured, settings, tmp_path):
    settings.VAR = tmp_path
    configured()
    assert name_of_signer() == "Development key – not valid"
    assert is_development(signer().signing_cert)
    first = signer().signing_cert.sha256
    configured()
    assert signer().signing_cert.sha256 == first
    assert (tmp_path / "keys" / "certificates.p12").stat().st_mode & 0o077 == 0


def test_production_does_not_start_without_a_key_nor_with_that_of_development(configured, tmp_path):
    configured(DEVELOPMENT_KEYS_ALLOWED=False)
    (problem,) = the_key_signs(None)
    assert problem.id == "certificates.E001"
    (tmp_path / "key.p12").write_bytes(development.signing_key())
    configured(CERTIFICATE_KEY_FILE=str(tmp_path / "key.p12"))
    with pytest.raises(KeyUnusable, match="development key signs nothing here"):
        signer()


@pytest.mark.parametrize(
    ("setting", "value", "complaint"),
    [
        ("CERTIFICATE_KEY_FILE", "/nowhere.p12", "cannot be read"),
        ("CERTIFICATE_KEY_FILE", __file__, "holds no key and certificate"),
        ("CERTIFICATE_KEY", "no key", "neither PEM nor PKCS#12"),
    ],
)
def test_what_is_no_key_is_refused_in_one_line(configured, setting, value, complaint):
    configured(**{setting: value})
    with pytest.raises(KeyUnusable, match=complaint) as refused:
        signer()
    assert "\n" not in str(refused.value)


def test_a_key_that_expired_is_refused(configured):
    configured()
    with (
        time_machine.travel(datetime.now(UTC) + timedelta(days=365 * 11)),
        pytest.raises(KeyUnusable, match="expired on"),
    ):
        signer()


def test_a_device_without_its_package_is_told_in_one_line(configured, monkeypatch):
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    configured(CERTIFICATE_PKCS11_MODULE="/usr/lib/softhsm/libsofthsm2.so")
    with pytest.raises(KeyUnusable, match=r"pip install 'pyHanko\[pkcs11\]'"):
        signer()


def test_the_command_makes_keys_that_production_takes_and_none_twice(configured, tmp_path, capsys):
    call_command("make_keys", tmp_path, name="The Academy")
    assert f"CERTIFICATE_KEY_FILE={tmp_path / 'certificates.p12'}" in capsys.readouterr().out
    configured(DEVELOPMENT_KEYS_ALLOWED=False, CERTIFICATE_KEY_FILE=str(tmp_path / "certificates.p12"))
    assert name_of_signer() == "The Academy"
    assert (tmp_path / "badges.pem").stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="there already"):
        call_command("make_keys", tmp_path, name="The Academy")
