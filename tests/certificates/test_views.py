"""The public check and the download, as browsers ask for them."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from certificates import guessing, making
from certificates.codes import grouped
from certificates.issuing import reissue
from certificates.revoking import revoke
from tests.factories import StaffFactory, UserFactory
from tests.sessions_app.people import attended, officer

from .people import issued, made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def check(client, code, **headers):
    return client.get(reverse("verify-certificate", args=[code]), headers=headers)


# The public page


def test_a_valid_certificate_is_confirmed_with_what_it_says(client):
    found = made(printed_name="Awa N’DIAYE")
    answer = check(client, found.code)
    page = answer.content.decode()
    assert answer.status_code == 200
    for text in ("genuine and valid", "Awa N’DIAYE", found.edition_title, found.number):
        assert text in page


def test_nothing_more_is_told(client):
    found = made()
    person = found.participation.person
    page = check(client, found.code).content.decode()
    for secret in (person.email, person.family_names, str(found.pk), found.pdf_sha256, found.issued_by.email):
        assert secret not in page


def test_a_superseded_certificate_says_so_and_does_not_lead_to_the_new_one(client):
    old = made()
    new = reissue(certificate=old, by=officer())
    making.make(new.pk)
    page = check(client, old.code).content.decode()
    assert "has been superseded" in page
    assert new.code not in page
    assert "genuine and valid" in check(client, new.code).content.decode()


def test_a_revoked_certificate_says_so_and_not_why(client):
    found = made()
    revoke(certificate=found, reason="A private matter", by=officer())
    page = check(client, found.code).content.decode()
    assert "has been revoked" in page
    assert "A private matter" not in page


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_page_shows_in_the_readers_language(client, language):
    answer = check(client, made().code, accept_language=language)
    assert f'<html lang="{language}"' in answer.content.decode()


def test_an_unknown_code_is_a_friendly_404_with_the_form(client):
    answer = check(client, "7K2M94QXD0TW16HB")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "No such certificate" in page
    assert 'value="7K2M-94QX-D0TW-16HB"' in page


@pytest.mark.parametrize("code", ["x", "7K2M", "../etc/passwd", "' or 1=1 --", "é" * 40, "0" * 500])
def test_nonsense_is_not_found_and_breaks_nothing(client, code):
    assert client.get(f"/c/{code}/").status_code == 404


@pytest.mark.parametrize("prepare", [issued, lambda: _failed()])
def test_what_was_never_given_out_is_unknown(client, prepare):
    assert check(client, prepare().code).status_code == 404


def _failed():
    found = issued(printed_name="\U00013000")
    making.make(found.pk)
    return found


def test_the_address_works_as_it_is_printed_and_as_it_is_typed(client):
    found = made()
    for address in (f"/c/{found.code}", f"/c/{found.code.lower()}/", f"/c/{grouped(found.code)}/"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200
        assert answer.request["PATH_INFO"] == f"/c/{found.code}/"


@pytest.mark.parametrize("is_known", [True, False])
def test_robots_and_caches_stay_away(client, is_known):
    answer = check(client, made().code if is_known else "7K2M94QXD0TW16HB")
    assert "noindex" in answer["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_check_costs_one_query_by_the_index_and_one_about_the_asker(client):
    found = made()
    check(client, found.code)
    with CaptureQueriesContext(connection) as queries:
        assert check(client, found.code).status_code == 200
    assert len(queries) == 2
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + queries[0]["sql"])
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Index Scan" in plan
    assert "code" in plan


def test_checking_changes_nothing(client):
    found = made()
    assert client.post(reverse("verify-certificate", args=[found.code])).status_code == 405


def test_who_tries_many_unknown_codes_is_told_to_wait(client):
    found = made()
    for number in range(guessing.MOST):
        assert check(client, f"{number:016}").status_code == 404
    answer = check(client, found.code)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) == guessing.SECONDS
    assert "try again in five minutes" in answer.content.decode()
    assert client.get(f"/c/{found.code}/", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_known_codes_may_be_checked_without_end(client):
    found = made()
    for _ in range(guessing.MOST + 5):
        assert check(client, found.code).status_code == 200


# The form


def test_the_form_asks_for_a_code(client):
    page = client.get(reverse("verify")).content.decode()
    assert "Code on the certificate" in page
    assert "noindex" not in page


@pytest.mark.parametrize("write", [str.lower, grouped, lambda code: f"https://academy.example.org/c/{code}/"])
def test_a_typed_code_leads_to_its_page(client, write):
    found = made()
    answer = client.get(reverse("verify"), {"code": write(found.code)})
    assert answer.url == f"/c/{found.code}/"


@pytest.mark.parametrize("typed", ["", "7K2M", "7K2M-94QX-D0TW-16HB-0000", "\x00", "x" * 300])
def test_a_code_of_the_wrong_length_comes_back_with_a_word(client, typed):
    answer = client.get(reverse("verify"), {"code": typed})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


# The download


def test_the_participant_downloads_it_as_a_file_with_a_safe_name(enter):
    found = made(printed_name="../..\\x\r\n")
    answer = enter(found.participation.person).get(reverse("certificate-download", args=[found.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{found.number}.pdf"'
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("make", [UserFactory, lambda: StaffFactory(role="reader")])
def test_nobody_else_finds_it(enter, make):
    found = made()
    assert enter(make()).get(reverse("certificate-download", args=[found.pk])).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client):
    answer = client.get(reverse("certificate-download", args=[made().pk]))
    assert answer.status_code == 302
    assert reverse("account_login") in answer.url


def test_a_superseded_one_is_for_the_staff(enter):
    old = made()
    reissue(certificate=old, by=officer())
    address = reverse("certificate-download", args=[old.pk])
    assert enter(old.participation.person).get(address).status_code == 404
    assert enter(officer()).get(address).status_code == 200


def test_a_file_that_is_gone_is_not_found(enter, storage):
    found = made()
    found.pdf.storage.delete(found.pdf.name)
    address = reverse("certificate-download", args=[found.pk])
    assert enter(found.participation.person).get(address).status_code == 404


# The participant's page


def page_of(enter, participation):
    browser = enter(participation.person)
    return browser.get(reverse("participation", args=[participation.pk])).content.decode()


def test_the_participants_page_has_the_download(enter):
    found = made()
    page = page_of(enter, found.participation)
    assert reverse("certificate-download", args=[found.pk]) in page
    assert found.get_absolute_url() in page


def test_while_it_is_being_made_or_failed_the_page_asks_for_patience(enter):
    for found in (issued(), _failed()):
        page = page_of(enter, found.participation)
        assert "is being made" in page
        assert "certificate-download" not in page


def test_a_revoked_one_shows_its_reason_to_the_participant(enter):
    found = made()
    revoke(certificate=found, reason="Issued by mistake", by=officer())
    page = page_of(enter, found.participation)
    assert "Issued by mistake" in page
    assert reverse("certificate-download", args=[found.pk]) not in page


def test_a_superseded_one_gives_way_to_its_successor(enter):
    old = made()
    new = reissue(certificate=old, by=officer())
    making.make(new.pk)
    page = page_of(enter, old.participation)
    assert reverse("certificate-download", args=[new.pk]) in page
    assert reverse("certificate-download", args=[old.pk]) not in page


def test_without_a_certificate_the_page_speaks_of_none(enter):
    assert "My certificate" not in page_of(enter, attended())
