from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from applications.beginning import begin
from applications.models import Answer, Application
from applications.submission import CallClosed, Incomplete, submit
from applications.withdrawal import withdraw
from lifecycle import TransitionRefused
from notifications.models import Message
from tests.factories import ApplicationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_complete_draft_is_submitted_with_its_columns_filled(complete_draft):
    submit(application=complete_draft, by=complete_draft.applicant)
    stored = Application.objects.get(pk=complete_draft.pk)
    assert (stored.status, stored.country, stored.region, stored.track.language, stored.revision) == (
        "submitted",
        "SN",
        "africa",
        "fr",
        1,
    )


def test_the_receipt_is_written_in_the_applicants_language(complete_draft):
    complete_draft.applicant.language = "fr"
    complete_draft.applicant.save()
    submit(application=complete_draft, by=complete_draft.applicant)
    receipt = Message.objects.get(kind="application-received")
    assert complete_draft.reference in receipt.subject
    assert "Nous avons bien reçu" in receipt.subject
    assert "N’Diaye" in receipt.text_body


def test_submitting_twice_sends_one_receipt(complete_draft):
    submit(application=complete_draft, by=complete_draft.applicant)
    submit(application=complete_draft, by=complete_draft.applicant)
    assert Message.objects.filter(kind="application-received").count() == 1


def test_what_lacks_is_named(complete_draft):
    Answer.objects.filter(application=complete_draft, question__key__in=["plan", "gender"]).delete()
    with pytest.raises(Incomplete) as refusal:
        submit(application=complete_draft, by=complete_draft.applicant)
    assert [(section.key, question.key) for section, question in refusal.value.missing] == [
        ("you", "gender"),
        ("motivation", "plan"),
    ]


def test_the_closing_moment_itself_still_counts(complete_draft):
    with time_machine.travel(complete_draft.call.closes_at, tick=False):
        submit(application=complete_draft, by=complete_draft.applicant)
    complete_draft.refresh_from_db()
    assert complete_draft.status == "submitted"


def test_one_second_later_it_is_refused_with_the_deadline(complete_draft):
    late = complete_draft.call.closes_at + timezone.timedelta(seconds=1)
    with time_machine.travel(late, tick=False), pytest.raises(CallClosed, match="Turin"):
        submit(application=complete_draft, by=complete_draft.applicant)
    complete_draft.refresh_from_db()
    assert complete_draft.status == "draft"


def test_a_withdrawn_application_cannot_be_submitted(complete_draft):
    withdraw(application=complete_draft, by=complete_draft.applicant)
    with pytest.raises(TransitionRefused):
        submit(application=complete_draft, by=complete_draft.applicant)


def test_beginning_twice_gives_the_same_draft(call):
    person = UserFactory()
    assert begin(call=call, applicant=person) == begin(call=call, applicant=person)


def test_after_withdrawing_one_may_begin_again(call):
    person = UserFactory()
    first = begin(call=call, applicant=person)
    withdraw(application=first, by=person)
    assert begin(call=call, applicant=person) != first


def test_a_closed_call_takes_no_new_draft(closed):
    with pytest.raises(CallClosed):
        begin(call=closed, applicant=UserFactory())


def test_withdrawing_a_submitted_one_is_acknowledged(complete_draft):
    application = submit(application=complete_draft, by=complete_draft.applicant)
    withdraw(application=application, by=application.applicant, reason="My employer needs me.")
    application.refresh_from_db()
    assert (application.status, application.withdrawal_reason) == ("withdrawn", "My employer needs me.")
    assert Message.objects.filter(kind="application-withdrawn").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_ten_clicks_at_once_one_submits(complete_draft):
    def click(_number):
        try:
            return submit(application=complete_draft, by=complete_draft.applicant).status
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as clicks:
        assert set(clicks.map(click, range(10))) == {"submitted"}
    assert Message.objects.filter(kind="application-received").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_ten_beginnings_at_once_one_draft_comes(call):
    person = UserFactory()

    def click(_number):
        try:
            return begin(call=call, applicant=person).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as clicks:
        assert len(set(clicks.map(click, range(10)))) == 1


def test_the_history_keeps_who_and_what_came_before(complete_draft):
    submit(application=complete_draft, by=complete_draft.applicant)
    events = complete_draft.events.order_by("pgh_id").values_list("status", flat=True)
    assert next(iter(events)) == "draft"
    assert list(events)[-1] == "submitted"


def test_two_open_applications_of_a_person_cannot_be_stored(call):
    from django.db import IntegrityError, transaction

    first = ApplicationFactory(call=call)
    with pytest.raises(IntegrityError, match="one_open_application_each_call"), transaction.atomic():
        ApplicationFactory(call=call, applicant=first.applicant)


def test_the_receipt_carries_a_copy_as_pdf(complete_draft):
    from notifications import delivery

    submit(application=complete_draft, by=complete_draft.applicant)
    receipt = Message.objects.get(kind="application-received")
    ((name, content, content_type),) = delivery.as_mail(receipt).attachments
    assert (name, content_type) == (f"{complete_draft.reference}.pdf", "application/pdf")
    assert content.startswith(b"%PDF-")
