"""The page on which the staff of a portal without a mail server read its mail."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from notifications.mailroom import check_mail_is_sent
from notifications.models import KeptMail
from tests.factories import MessageFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db

LINK = "http://127.0.0.1:8000/fr/account/confirm-email/MQ:1x/"


@pytest.fixture
def mail(mailroom):
    return KeptMail.objects.create(
        message_id="<1@portal>",
        address="awa@example.org",
        subject="Confirmez votre adresse <b>",
        text=f"Bonjour <script>alert(1)</script>,\n\nConfirmer mon adresse:\n{LINK}\n",
    )


def _pages(mail):
    return [reverse("mailroom"), reverse("mailroom-message", args=[mail.pk])]


def test_a_newcomer_on_the_staff_can_click_the_link_that_confirms_an_address(client, mail):
    client.force_login(StaffFactory())
    assert b"Confirmez votre adresse &lt;b&gt;" in client.get(reverse("mailroom")).content
    page = client.get(reverse("mailroom-message", args=[mail.pk])).content.decode()
    assert f'<a href="{LINK}"' in page
    assert "awa@example.org" in page
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_the_mailroom_is_for_staff(client, mail):
    for address in _pages(mail):
        assert client.get(address).status_code == 302
        assert client.get(address).url.startswith(reverse("account_login"))
    client.force_login(UserFactory())
    for address in _pages(mail):
        assert client.get(address).status_code == 403


def test_where_mail_is_sent_there_is_no_mailroom(client, mail, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    client.force_login(StaffFactory())
    for address in _pages(mail):
        assert client.get(address).status_code == 404
    assert "/mailroom/" not in client.get(reverse("admin:index")).content.decode()


def test_a_served_portal_without_a_mail_server_is_warned(settings, mailroom):
    assert [warning.id for warning in check_mail_is_sent(None)] == ["notifications.W001"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert check_mail_is_sent(None) == []


def test_the_list_costs_the_same_with_much_mail(client, mail, django_assert_num_queries):
    client.force_login(StaffFactory(role=Role.PROGRAMME_OFFICER))
    KeptMail.objects.bulk_create(
        KeptMail(message_id=f"<{number}@p>", address="a@b.org", subject=f"Mail {number}", text="x")
        for number in range(60)
    )
    with django_assert_num_queries(4):
        page = client.get(reverse("mailroom"))
    assert page.context["page_obj"].paginator.num_pages == 3


@pytest.mark.parametrize("confidential", [True, False])
def test_in_the_admin_a_text_that_opens_an_account_is_shown_to_nobody(client, confidential):
    message = MessageFactory(
        kind="password-reset" if confidential else "offer", text_body=LINK, html_body=f'<a href="{LINK}">'
    )
    client.force_login(StaffFactory(role=Role.ADMINISTRATOR))
    page = client.get(reverse("admin:notifications_message_change", args=[message.pk])).content.decode()
    assert (LINK in page) is not confidential
