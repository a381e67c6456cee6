"""A person’s own messages, and the staff’s pages of the outbox and the texts."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from notifications import delivery, outbox, texts
from notifications.models import Message, MessageTemplate
from tests.factories import MessageFactory, StaffFactory, SubmittedApplicationFactory, UserFactory

pytestmark = pytest.mark.django_db


def sent(**fields) -> Message:
    message = MessageFactory(**fields)
    delivery.MESSAGE.move(message, "claim")
    delivery.MESSAGE.move(message, "deliver")
    return message


def test_a_person_reads_what_was_sent_to_them_and_nobody_elses(client):
    person, other = UserFactory(), UserFactory()
    mine = sent(recipient=person, subject="For <b>Awa</b>", text_body="See http://example.org/ <script>")
    MessageFactory(recipient=person, subject="not yet")
    secret = sent(recipient=person, kind="password-reset", subject="a secret")
    theirs = sent(recipient=other, subject="theirs")
    assert client.get(reverse("own-messages")).status_code == 302
    client.force_login(person)
    listed = client.get(reverse("own-messages")).content.decode()
    assert "For &lt;b&gt;Awa&lt;/b&gt;" in listed
    assert not any(word in listed for word in ("not yet", "a secret", "theirs"))
    page = client.get(reverse("own-message", args=[mine.pk])).content.decode()
    assert '<a href="http://example.org/"' in page
    assert "<script>" not in page.split("<main")[1]
    for hidden in (secret, theirs):
        assert client.get(reverse("own-message", args=[hidden.pk])).status_code == 404
    assert reverse("own-messages") in client.get(reverse("dashboard")).content.decode()


def test_the_list_of_ones_messages_costs_the_same_for_many(client, django_assert_num_queries):
    person = UserFactory()
    for _each in range(12):
        sent(recipient=person)
    client.force_login(person)
    with django_assert_num_queries(4):
        client.get(reverse("own-messages"))


def test_staff_hold_change_release_and_cancel_on_the_page_of_the_message(client):
    client.force_login(StaffFactory(role=Role.PROGRAMME_OFFICER))
    message = outbox.post(
        kind="group-message",
        address="awa@example.org",
        language="en",
        context={"name": "Awa"},
        fact="1",
        texts={"en": ("Hello", "Dear {{ name }}")},
    )
    page, act = (
        reverse("admin:notifications_message_change", args=[message.pk]),
        reverse("admin:correspondence_message_act", args=[message.pk]),
    )
    edit = reverse("admin:correspondence_message_edit", args=[message.pk])
    assert edit not in client.get(page).content.decode()
    client.post(act, {"act": "hold"})
    assert edit in client.get(page).content.decode()
    refused = client.post(edit, {"subject": "Hello", "body": "Dear {{ nom }}, typed"})
    assert "no placeholder" in refused.content.decode()
    assert "typed" in refused.content.decode()
    client.post(edit, {"subject": "Hello", "body": "Dear {{ name }}, welcome"})
    assert "Dear Awa, welcome" in client.get(page).content.decode()
    client.post(act, {"act": "cancel"})
    message.refresh_from_db()
    assert message.state == "held"  # a reason is needed
    client.post(act, {"act": "cancel", "reason": "Written in error"})
    message.refresh_from_db()
    assert message.state == "cancelled"
    assert "Written in error" in client.get(page).content.decode()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.READER, Role.APPROVER])
def test_nobody_else_of_the_staff_acts_on_messages_or_texts(client, role):
    client.force_login(StaffFactory(role=role))
    message, template = MessageFactory(), MessageTemplate.objects.get(kind="offer")
    assert (
        client.post(
            reverse("admin:correspondence_message_act", args=[message.pk]), {"act": "hold"}
        ).status_code
        == 403
    )
    message.refresh_from_db()
    assert message.state == "due"
    for name in ("preview", "history"):
        address = reverse(f"admin:correspondence_text_{name}", args=[template.pk])
        assert client.get(address).status_code == 403
    restore = reverse("admin:correspondence_text_restore", args=[template.pk])
    assert client.post(restore, {"revision": "shipped"}).status_code == 403


def test_the_application_shows_its_messages_and_that_its_address_refuses_mail(client):
    application = SubmittedApplicationFactory()
    MessageFactory(about=f"application:{application.pk}", subject="Your application")
    person = application.applicant
    person.refused_address = person.email
    person.save()
    client.force_login(StaffFactory(role=Role.SELECTION_OFFICER))
    page = client.get(reverse("admin:applications_application_change", args=[application.pk]))
    assert "Your application" in page.content.decode()
    assert "Address refuses our mail" in page.content.decode()


def test_a_text_is_seen_with_a_real_application_in_each_language_and_tried_on_oneself(client):
    application = SubmittedApplicationFactory(given_names="Ana <i>", family_names="Quispe")
    officer = StaffFactory(role=Role.SELECTION_OFFICER)
    client.force_login(officer)
    template = MessageTemplate.objects.get(kind="reserve")
    address = reverse("admin:correspondence_text_preview", args=[template.pk])
    page = client.get(address, {"application": application.reference}).content.decode()
    assert page.count("Ana &lt;i&gt; Quispe") >= 3
    assert "{{" not in page
    assert "No application has this reference" in client.get(address, {"application": "x"}).content.decode()
    assert not Message.objects.exists()
    client.post(address, {"application": application.reference, "language": "fr"})
    test = Message.objects.get()
    assert (test.address, test.language) == (officer.email, "fr")
    assert "Ana <i> Quispe" in test.text_body
    assert client.post(address, {"language": "xx"}).status_code == 200
    assert Message.objects.count() == 1


def test_a_changed_text_keeps_what_it_was_and_can_come_back(client):
    officer = StaffFactory(role=Role.SELECTION_OFFICER)
    client.force_login(officer)
    template = MessageTemplate.objects.get(kind="reserve")
    before = template.body_fr
    page = reverse("admin:notifications_messagetemplate_change", args=[template.pk])
    fields = {**template.texts, "body_fr": "Bonjour {{ nom }}"}
    refused = client.post(page, fields).content.decode()
    assert "Unknown placeholders: nom" in refused
    assert client.post(page, {**fields, "body_fr": "Bonjour {{ name }}"}).status_code == 302
    template.refresh_from_db()
    assert template.body_fr == "Bonjour {{ name }}"
    history = reverse("admin:correspondence_text_history", args=[template.pk])
    shown = client.get(history).content.decode()
    assert str(officer) in shown
    assert "Bonjour {{ name }}" in shown
    first = template.revisions.last()
    restore = reverse("admin:correspondence_text_restore", args=[template.pk])
    client.post(restore, {"revision": first.pk})
    template.refresh_from_db()
    assert template.body_fr == before
    assert template.revisions.count() == 3


def test_a_language_without_a_text_is_seen_where_texts_are_listed_and_previewed(client):
    client.force_login(StaffFactory(role=Role.SELECTION_OFFICER))
    template = MessageTemplate.objects.get(kind="reserve")
    template.body_es = ""
    texts.keep(template=template, by=None)
    listed = client.get(reverse("admin:notifications_messagetemplate_changelist")).content.decode()
    assert '<span class="tag is-warning">Spanish</span>' in listed
    preview = reverse("admin:correspondence_text_preview", args=[template.pk])
    assert "no text in this language" in client.get(preview).content.decode()
    edited = reverse("admin:notifications_messagetemplate_change", args=[template.pk])
    assert "A language lacks" in client.get(edited).content.decode()
