"""Signing in with the account of an institution, against an issuer of OpenID Connect on this machine."""

import subprocess
import sys
from urllib.parse import urlsplit

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.urls import reverse

from academy.settings.institution import Institution
from accounts.models import User
from benchmarks.served import ROOT
from tests.factories import StaffFactory, UserFactory

from .issuer import CLIENT, SECRET, serving
from .letters import letters_to
from .second_factors import add_app

pytestmark = pytest.mark.django_db

ADDRESS = "awa@institution.example"


@pytest.fixture
def issuer(settings):
    claims = {
        "sub": "7", "email": ADDRESS, "email_verified": True, "given_name": "Awa", "family_name": "N’Diaye",
    }  # fmt: skip
    with serving(claims) as issuer:
        settings.INSTITUTION = Institution(
            issuer.address, CLIENT, SECRET, "Institution", ["institution.example"]
        )
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": settings.INSTITUTION.as_provider()}
        yield issuer


def _come(client, query=""):
    """From the button to the issuer and back, as a browser goes."""
    begun = client.get(f"/sign-on/institution/login/{query}")
    assert begun.status_code == 302, begun.content.decode()[:500]
    back = requests.get(begun.url, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def _is_signed_in(client) -> bool:
    return client.get(reverse("dashboard")).status_code == 200


def test_who_is_new_gets_an_account_with_their_name(client, issuer):
    assert _come(client).status_code == 302
    person = User.objects.get()
    assert (person.email, person.given_names, person.family_names) == (ADDRESS, "Awa", "N’Diaye")
    assert person.emailaddress_set.get().verified
    assert _is_signed_in(client)
    assert "/token" in issuer.asked


def test_who_has_an_account_gets_into_it(client, issuer):
    person = UserFactory(email=ADDRESS)
    _come(client)
    assert client.session["_auth_user_id"] == str(person.pk)
    assert User.objects.count() == 1


def test_who_was_on_the_way_to_a_page_gets_there(client, issuer):
    UserFactory(email=ADDRESS)
    assert _come(client, f"?next={reverse('preferences')}").url == reverse("preferences")


def test_nobody_is_sent_to_a_foreign_place(client, issuer):
    UserFactory(email=ADDRESS)
    assert "evil" not in _come(client, "?next=https://evil.example/").url


def test_an_institution_does_not_vouch_for_others_addresses(client, issuer):
    """Even when it says that it has checked them."""
    person = UserFactory(email="somebody@example.org")
    issuer.claims["email"] = "somebody@example.org"
    _come(client)
    assert client.session.get("_auth_user_id") != str(person.pk)
    assert not _is_signed_in(client)


def test_a_new_person_with_anothers_domain_confirms_the_address(client, issuer):
    issuer.claims["email"] = "awa@example.org"
    _come(client)
    assert not _is_signed_in(client)
    assert [letter.kind for letter in letters_to("awa@example.org")] == ["address-confirmation"]


def _refused_in_plain_words(client, answer) -> bool:
    page = answer.content.decode()
    return answer.status_code == 401 and "Signing in did not work" in page and not _is_signed_in(client)


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "another-portal"},
        {"iss": "https://evil.example"},
        {"exp": 1},
        {"nonce": "of another browser"},
        {"nonce": ""},
        {"sub": "8"},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_us_signs_nobody_in(client, issuer, wrong):
    UserFactory(email=ADDRESS)
    issuer.token_claims.update(wrong)
    assert _refused_in_plain_words(client, _come(client))


STRANGE = rsa.generate_private_key(public_exponent=65537, key_size=2048)
FORGED = {
    "by another key": lambda said: jwt.encode(said, STRANGE, algorithm="RS256", headers={"kid": "one"}),
    "by a key that is not published": lambda said: jwt.encode(
        said, STRANGE, algorithm="RS256", headers={"kid": "two"}
    ),
    "by a key without a name": lambda said: jwt.encode(said, STRANGE, algorithm="RS256"),
    "by a secret": lambda said: jwt.encode(said, "x" * 40, algorithm="HS256", headers={"kid": "one"}),
    "by nothing": lambda said: jwt.encode(said, None, algorithm="none", headers={"kid": "one"}),
    "no token": lambda said: "nonsense",
    "empty": lambda said: "",
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_token_signs_nobody_in(client, issuer, how):
    UserFactory(email=ADDRESS)
    issuer.signed = FORGED[how]
    assert _refused_in_plain_words(client, _come(client))


def test_a_token_counts_once(client, issuer):
    UserFactory(email=ADDRESS)
    kept = []

    def same_again(said):
        kept.append(jwt.encode(said, issuer.key, algorithm="RS256", headers={"kid": "one"}))
        return kept[0]

    issuer.signed = same_again
    _come(client)
    assert _is_signed_in(client)
    client.logout()
    assert _refused_in_plain_words(client, _come(client))


def test_an_address_asks_the_institution_for_nothing_of_its_own(client, issuer):
    begun = client.get("/sign-on/institution/login/?scope=admin&auth_params=prompt%3Dnone").url
    assert "admin" not in begun
    assert "prompt" not in begun


def test_a_code_of_another_session_signs_nobody_in(client, issuer):
    UserFactory(email=ADDRESS)
    begun = client.get("/sign-on/institution/login/")
    back = requests.get(begun.url, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    other = client.__class__()
    other.get(f"{parts.path}?{parts.query}")
    assert not _is_signed_in(other)


def test_an_institution_does_not_stand_for_the_second_factor(client, issuer):
    add_app(UserFactory(email=ADDRESS))
    assert _come(client).url == reverse("mfa_authenticate")
    assert not _is_signed_in(client)


def test_staff_who_come_so_need_one_too(client, issuer, settings):
    settings.STAFF_SECOND_FACTOR = True
    StaffFactory(email=ADDRESS)
    _come(client)
    assert client.get(reverse("admin:index")).status_code == 302


def test_a_closed_account_stays_closed(client, issuer):
    UserFactory(email=ADDRESS, is_active=False)
    _come(client)
    assert not _is_signed_in(client)


def test_the_button_stands_where_an_institution_is_set(client, issuer, settings):
    page = client.get(f"{reverse('account_login')}?next=/en/account/preferences/").content.decode()
    assert "Sign in with Institution" in page
    assert "/sign-on/institution/login/?next=%2Fen%2Faccount%2Fpreferences%2F" in page
    settings.INSTITUTION = None
    assert "Sign in with Institution" not in client.get(reverse("account_login")).content.decode()


def test_without_an_institution_the_address_does_not_exist(client):
    assert client.get("/sign-on/institution/login/").status_code == 404


WHOLE = {
    "OIDC_ISSUER": "https://login.example.org",
    "OIDC_CLIENT_ID": "academy",
    "OIDC_CLIENT_SECRET": "x",
    "OIDC_NAME": "Example",
    "OIDC_MAIL_DOMAINS": "example.org, Staff.Example.org",
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "['example.org', 'staff.example.org']"),
        ({"OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_SECRET: is not set"),
        ({"OIDC_ISSUER": "login.example.org"}, "OIDC_ISSUER: login.example.org is no address"),
        ({"OIDC_ISSUER": "http://login.example.org"}, "OIDC_ISSUER: http://login.example.org is not https"),
        ({"OIDC_MAIL_DOMAINS": "awa@example.org"}, "OIDC_MAIL_DOMAINS: awa@example.org is no domain"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_setting_is_told_in_one_line(tmp_path, changes, said):
    ask = "from django.conf import settings; print(settings.INSTITUTION.mail_domains)"
    done = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=ROOT,
        env={
            "DJANGO_SETTINGS_MODULE": "academy.settings.development",
            "PORTAL_VAR": str(tmp_path),
            **WHOLE,
            **changes,
        },
        capture_output=True,
        text=True,
    )
    lines = (done.stdout + done.stderr).strip().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith(said)
    assert done.returncode == (1 if changes else 0)
