"""The desk of the messages: a text looked at, a message to many written, approved and followed; its reader."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from correspondence.models import GroupMessage
from notifications import delivery
from notifications.models import Message, MessageTemplate
from progress import running
from progress.models import Job
from tests.factories import CallFactory, StaffFactory, SubmittedApplicationFactory

from .looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_message_to_many_from_the_first_word_to_its_reader(page_of, settings):
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
    call = CallFactory()
    application = SubmittedApplicationFactory(call=call, applicant__language="fr")
    SubmittedApplicationFactory.create_batch(3, call=call)
    writer = page_of(StaffFactory(role=Role.PROGRAMME_OFFICER))

    text = MessageTemplate.objects.get(kind="reserve")
    writer.goto(reverse("admin:correspondence_text_preview", args=[text.pk]))
    writer.get_by_label("Reference of an application").fill(application.reference)
    writer.get_by_role("button", name="Show").click()
    writer.get_by_text(f"With the application {application.reference}").wait_for()
    look_at(writer)
    for name in ("notifications_messagetemplate_change", "correspondence_text_history"):
        writer.goto(reverse(f"admin:{name}", args=[text.pk]))
        look_at(writer)

    writer.goto(reverse("admin:correspondence_new_group_message"))
    writer.get_by_label("Edition").select_option(str(call.edition_id))
    writer.get_by_role("button", name="Continue").click()
    writer.get_by_label("Submitted").check()
    writer.get_by_label("Subject, French").fill("Bonjour {{ name }}")
    writer.get_by_label("Text, French").fill("Le lieu a changé, {{ nom }}.")
    look_at(writer)
    writer.get_by_role("button", name="Save and see who gets it").click()
    writer.get_by_text("Unknown placeholders: nom").first.wait_for()
    look_at(writer)
    writer.get_by_label("Text, French").fill("Le lieu a changé, {{ name }}.")
    writer.get_by_role("button", name="Save and see who gets it").click()
    writer.get_by_role("button", name="Ask another person to approve it").click()
    writer.get_by_text("Another person may approve it now.").wait_for()
    look_at(writer)

    approver = page_of(StaffFactory(role=Role.APPROVER))
    message = GroupMessage.objects.get()
    approver.goto(reverse("admin:correspondence_group_message", args=[message.pk]))
    approver.get_by_role("button", name="Approve and send to 4 people").click()
    approver.get_by_text("0 of 4 done").wait_for()
    look_at(approver)
    running.run(Job.objects.get().pk)  # as the worker does; the page notices by itself
    approver.get_by_text("4 of 4 done").wait_for()
    approver.get_by_role("link", name="Show the outcome").click()
    approver.get_by_text("To be sent").wait_for()
    assert delivery.deliver_due() == 4

    officer = writer
    told = Message.objects.get(about=f"application:{application.pk}")
    officer.goto(reverse("admin:notifications_message_change", args=[told.pk]))
    officer.get_by_label("Reason to send it again").wait_for()
    look_at(officer)
    officer.goto(reverse("admin:notifications_message_changelist"))
    look_at(officer)

    reader = page_of(application.applicant)
    reader.goto(reverse("dashboard"))
    reader.get_by_role("link", name="My messages").click()
    look_at(reader)
    reader.get_by_role("link", name="Bonjour").click()
    reader.get_by_text("Le lieu a changé").wait_for()
    look_at(reader)
