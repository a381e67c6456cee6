"""Every kind in every language, with data of people who try what they can: as one page, and as mails."""

from email.parser import BytesParser
from email.policy import default

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.roles import Role
from notifications import delivery, outbox
from notifications.coverage import missing_texts
from notifications.kinds import kinds
from notifications.models import MessageTemplate
from tests.factories import StaffFactory

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\r\nBcc: all@example.org\n\n"
    "[click](javascript:alert(3)) {{ name }} {% load i18n %} \u202e</p></body>"
)
EXPECTED = {
    "address-confirmation", "application-received", "draft-reminder", "information-request",
    "nomination-request", "nomination-reminder", "review-assigned", "review-reminder", "offer", "reserve",
    "not-selected", "offer-expired", "place-confirmed", "joining-instructions", "programme-change",
    "session-place", "evaluation-request", "certificate-ready", "certificate-reissued",
    "certificate-revoked", "staff-digest", "group-message",
}  # fmt: skip


def test_every_kind_of_the_issue_is_there():
    assert set(kinds) >= EXPECTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_a_person_wrote_becomes_markup_header_or_placeholder(language):
    for kind in kinds.values():
        links = ("link", "preferences", "check")
        context = {
            name: "https://academy.example/x" if name in links else HOSTILE for name in kind.placeholders
        }
        message = outbox.post(
            kind=kind.name,
            address="awa@example.org",
            language=language,
            context=context,
            fact=f"{kind.name}:{language}",
        )
        mail = BytesParser(policy=default).parsebytes(delivery.as_mail(message).message().as_bytes())
        assert mail["To"] == "awa@example.org"
        assert mail["Bcc"] is None
        assert "\n" not in mail["Subject"]
        html = mail.get_body(("html",)).get_content()
        assert "<script" not in html
        assert "<img" not in html
        assert 'href="javascript' not in html
        assert html.count("</body>") == 1
        known = html.replace("{{ name }}", "").replace("{% load i18n %}", "")
        assert "{{" not in known  # what stays was typed by the person
        assert "{%" not in known


def test_the_staff_see_them_all_on_one_page(client):
    client.force_login(StaffFactory(role=Role.PROGRAMME_OFFICER))
    page = client.get(reverse("admin:correspondence_all_texts")).content.decode()
    for kind in kinds.values():
        assert f'id="kind-{kind.name}"' in page
        for language in LANGUAGES:
            assert f'id="letter-{kind.name}-{language}"' in page
    assert "{{" not in page
    client.force_login(StaffFactory(role=Role.REVIEWER))
    assert client.get(reverse("admin:correspondence_all_texts")).status_code == 403


def test_a_release_can_ask_which_texts_lack():
    assert missing_texts() == []
    MessageTemplate.objects.filter(kind="offer").update(body_fr="  ")
    MessageTemplate.objects.filter(kind="reserve").delete()
    assert missing_texts(["offer", "not-selected"]) == [("offer", "fr")]
    assert missing_texts(["offer", "reserve"], ["es"]) == [("reserve", "es")]
