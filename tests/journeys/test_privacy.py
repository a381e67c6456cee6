"""A person reads what is kept, takes it along, asks to be erased; an administrator tries it and does it."""

import re

import pytest
from django.urls import reverse

from applications.models import Application
from notifications.models import Message
from progress import running
from tests.factories import PASSWORD, StaffFactory
from tests.privacy.erased_person import with_everything

from .looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_from_the_privacy_page_to_the_erasure(page_of, settings):
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
    person = with_everything()
    reader = page_of(person)
    reader.goto(reverse("privacy"))
    look_at(reader)
    reader.get_by_role("link", name="My data").first.click()
    reader.get_by_role("heading", name="Take it with you").wait_for()
    look_at(reader)
    reader.get_by_role("button", name="Download my data").click()
    reader.get_by_label("Password").fill(PASSWORD)
    with reader.expect_download() as taken:
        reader.get_by_role("button", name="Continue").click()
    assert taken.value.suggested_filename == "my-data.zip"

    reader.goto(reverse("ask-erasure"))
    look_at(reader)
    reader.get_by_role("button", name="Send me the mail to confirm").click()
    reader.get_by_text("We have sent you a mail").wait_for()
    look_at(reader)
    mail = Message.objects.get(kind="erasure-confirmation")
    reader.goto(re.search(r"https?://[^/]+(/\S+/)", mail.text_body)[1])
    look_at(reader)
    reader.get_by_role("button", name="Yes, erase my data").click()
    reader.get_by_text("your request is confirmed").wait_for()
    look_at(reader)

    administrator = page_of(StaffFactory())
    application = Application.objects.filter(applicant=person).order_by("created_at").first()
    administrator.goto(reverse("admin:applications_application_history", args=[application.pk]))
    look_at(administrator)
    administrator.goto(reverse("admin:accounts_erasurerequest_changelist"))
    look_at(administrator)
    administrator.locator("#result_list tbody th a").first.click()
    administrator.get_by_role("button", name="Find out what would be erased").click()
    administrator.get_by_text("Waiting for its turn").wait_for()
    look_at(administrator)
    running.take_up()
    administrator.get_by_text("This was tried and undone").wait_for()  # by itself
    look_at(administrator)
    administrator.get_by_role("button", name="Erase", exact=True).click()
    administrator.get_by_text("Waiting for its turn").wait_for()
    running.take_up()
    administrator.get_by_text("The person is erased.").wait_for()
    look_at(administrator)
    administrator.goto(reverse("admin:accounts_accessrecord_changelist"))
    look_at(administrator)
    person.refresh_from_db()
    assert person.family_names == ""
