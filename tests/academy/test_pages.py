"""The public pages, the pages of error, and the policy that every page keeps."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.roles import Role
from notifications.models import KeptMail
from sessions_app.models import Venue
from tests.factories import (
    PASSWORD,
    ApplicationFactory,
    CallFactory,
    EditionFactory,
    SessionFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    UserFactory,
)
from tests.staff_pages import admin_pages

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "es")


class Inline(HTMLParser):
    """What a strict policy would block: scripts and styles that stand in the page itself."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        if tag == "style" or any(name == "style" or name.startswith("on") for name in names):
            self.found.append(self.get_starttag_text())
        blocks = ("application/json", "application/ld+json")  # data, which nothing runs
        if tag == "script" and not names.get("src") and names.get("type") not in blocks:
            self.found.append(self.get_starttag_text())
        if any((value or "").strip().lower().startswith("javascript:") for value in names.values()):
            self.found.append(self.get_starttag_text())


def _url(name: str, language="en", **kwargs) -> str:
    with translation.override(language):
        return reverse(name, kwargs=kwargs or None)


def _keeps_the_policy(answer) -> None:
    page = answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert Inline(page).found == []
    assert "Traceback" not in page


@pytest.fixture
def call():
    call = CallFactory()
    SessionFactory(edition=call.edition)
    return call


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_shows_the_open_call(client, call, language):
    answer = client.get(_url("home", language))
    page = answer.content.decode()
    assert f'<html lang="{language}"' in page
    assert call.edition.title in page
    assert call.edition.get_absolute_url().replace("/en/", f"/{language}/") in page
    assert "<time datetime=" in page
    _keeps_the_policy(answer)


def test_the_home_page_without_a_call_says_so(client):
    assert 'class="alert is-info"' in client.get(_url("home")).content.decode()


def test_what_is_not_published_is_not_there(client):
    hidden = EditionFactory(is_published=False, title="Secret edition")
    CallFactory(edition=hidden)
    for name in ("home", "edition-list"):
        assert "Secret edition" not in client.get(_url(name)).content.decode()
    assert client.get(_url("edition", slug=hidden.slug)).status_code == 404


def test_an_edition_shows_its_programme_and_how_to_apply(client, call):
    answer = client.get(_url("edition", slug=call.edition.slug))
    page = answer.content.decode()
    assert call.edition.sessions.get().title in page
    assert f"{_url('account_signup')}?next={_url('edition', slug=call.edition.slug)}" in page
    _keeps_the_policy(answer)


def test_the_public_pages_cost_the_same_with_many_editions(client, django_assert_max_num_queries):
    for _each in range(12):
        SessionFactory.create_batch(3, edition=CallFactory().edition)
    with django_assert_max_num_queries(5):
        client.get(_url("home"))
    with django_assert_max_num_queries(5):
        client.get(_url("edition-list"))
    with django_assert_max_num_queries(7):
        client.get(_url("edition", slug=EditionFactory._meta.model.objects.first().slug))


def test_the_style_guide_is_for_staff(client):
    assert client.get(_url("styleguide")).url.startswith(_url("account_login"))
    client.force_login(UserFactory())
    assert client.get(_url("styleguide")).status_code == 403
    client.force_login(StaffFactory())
    answer = client.get(_url("styleguide"))
    assert answer.status_code == 200
    _keeps_the_policy(answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_page_is_told_in_the_readers_language(client, language):
    answer = client.get(f"/{language}/no-such-page/")
    assert answer.status_code == 404
    assert f'<html lang="{language}"' in answer.content.decode()
    _keeps_the_policy(answer)


def test_the_address_of_a_button_opened_by_itself_is_explained(client):
    client.force_login(UserFactory())
    address = reverse("application-confirm-carried", kwargs={"pk": ApplicationFactory().pk})
    page = client.get(address, headers={"accept": "text/html"})
    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert "press it again" in page.content.decode()
    assert client.get(address, headers={"accept": "application/json"}).content == b""


def test_a_strange_host_is_refused_in_the_portals_frame(client, settings):
    settings.ALLOWED_HOSTS = ["academy.example.org"]
    answer = client.get("/en/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert 'class="site-header"' in answer.content.decode()


def test_a_page_that_is_not_permitted_says_so(client):
    client.force_login(UserFactory())
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert 'class="site-header"' in answer.content.decode()
    _keeps_the_policy(answer)


def test_a_form_from_nowhere_is_refused_in_the_portals_frame():
    answer = Client(enforce_csrf_checks=True).post(_url("account_login"), {"login": "x"})
    assert answer.status_code == 403
    assert 'class="site-header"' in answer.content.decode()
    _keeps_the_policy(answer)


def test_a_fault_of_ours_shows_no_trace(client, monkeypatch):
    def fault(*arguments, **options):
        raise RuntimeError("the secret of the trace")

    monkeypatch.setattr("academy.views.render", fault)
    client.raise_request_exception = False
    answer = client.get(_url("home"))
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "secret" not in page
    assert "RuntimeError" not in page
    assert all(f'lang="{language}"' in page for language in LANGUAGES)
    _keeps_the_policy(answer)


@pytest.mark.parametrize(
    "path", ["/en/editions/%00/", "/c/%FF%FE/", "/en/?page=%00", "/%c0%ae/", "/en/applications/not-an-id/"]
)
def test_no_strange_address_makes_a_fault(client, path):
    assert client.get(path).status_code < 500


@pytest.mark.parametrize("header", ["HTTP_ACCEPT_LANGUAGE", "HTTP_REFERER", "HTTP_USER_AGENT"])
def test_no_strange_header_makes_a_fault(client, header):
    assert client.get(_url("home"), **{header: "\x00é;q=x" * 500}).status_code == 200


def test_every_page_of_the_staff_keeps_the_policy(client, settings):
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
    mail = KeptMail.objects.create(message_id="<1@x>", address="a@b.org", subject="Mail", text="http://x/")
    person = SubmittedApplicationFactory().applicant
    administrator = StaffFactory(role=Role.ADMINISTRATOR)
    client.force_login(administrator)
    for address in (
        *admin_pages(administrator),
        f"/admin/accounts/user/{person.pk}/password/",
        f"/admin/accounts/user/{person.pk}/history/",
        reverse("admin:accounts_erase_person", args=[person.pk]),
        reverse("admin:sessions_app_venue_delete", args=[Venue.objects.first().pk]),
        reverse("mailroom"),
        reverse("mailroom-message", args=[mail.pk]),
    ):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        _keeps_the_policy(answer)


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(client):
    UserFactory(email="awa@example.org")
    client.get(_url("account_login"))
    client.post(_url("account_login"), {"login": "awa@example.org", "password": PASSWORD})
    client.post(reverse("set_language"), {"language": "fr", "next": "/en/"})
    for name in ("sessionid", "csrftoken", "django_language"):
        cookie = client.cookies[name]
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
