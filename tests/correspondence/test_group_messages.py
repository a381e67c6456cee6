"""A message to many: to whom, approved by a second person, sent once to each, followed."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from correspondence import group_messages, recipients
from correspondence.models import GroupMessage
from correspondence.refusals import GroupMessageRefused
from notifications.models import Message
from progress import running
from tests.factories import (
    ApplicationFactory,
    CallFactory,
    GroupMessageFactory,
    ParticipationFactory,
    StaffFactory,
    SubmittedApplicationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return CallFactory()


@pytest.fixture
def message(call):
    """To those who submitted: two in Senegal, one in Peru, who reads Spanish; beside a draft."""
    SubmittedApplicationFactory.create_batch(2, call=call, country="SN", applicant__language="fr")
    SubmittedApplicationFactory(call=call, country="PE", applicant__language="es")
    ApplicationFactory(call=call, country="SN")
    SubmittedApplicationFactory()  # of another edition
    return GroupMessageFactory(edition=call.edition, statuses=["submitted"])


@pytest.fixture
def approver():
    return StaffFactory(role=Role.APPROVER)


def propose(message):
    group_messages.propose(message=message, by=message.written_by)


def test_the_filters_say_who_gets_it_and_in_which_languages(message, call):
    counted = recipients.count(message)
    assert counted.number == 3
    assert {code: number for code, _name, number in counted.languages} == {"fr": 2, "es": 1}
    texts = group_messages.texts_of(message)
    assert [number for _name, number in counted.without_text(texts)] == [1]
    message.countries = ["PE"]
    assert recipients.count(message).number == 1
    message.countries, message.statuses = [], []
    assert recipients.count(message).number == 4
    ParticipationFactory(edition=call.edition)
    message.audience = GroupMessage.Audience.PARTICIPANTS
    assert recipients.count(message).number == 1


def test_a_second_person_sends_it_once_to_each_in_their_language(message, approver):
    propose(message)
    with pytest.raises(GroupMessageRefused):
        group_messages.approve(message=message, by=message.written_by, seen=3)
    job = group_messages.approve(message=message, by=approver, seen=3)
    running.run(job.pk)
    sent = Message.objects.filter(kind="group-message")
    assert sent.count() == 3
    assert sent.filter(language="fr", subject__startswith="Des nouvelles").count() == 2
    in_spanish = sent.get(language="es")
    assert in_spanish.subject.startswith("News of")  # no Spanish text: another's, with a notice
    assert in_spanish.text_language == "en"
    assert in_spanish.about.startswith("application:")
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", 3)


def test_when_the_number_has_changed_the_approver_looks_again(message, approver, call):
    propose(message)
    SubmittedApplicationFactory(call=call)
    with pytest.raises(GroupMessageRefused, match="4 people now, not 3"):
        group_messages.approve(message=message, by=approver, seen=3)
    assert not Message.objects.filter(kind="group-message").exists()


def test_a_closed_account_is_reported_and_the_others_get_it(message, approver):
    propose(message)
    job = group_messages.approve(message=message, by=approver, seen=3)
    person = recipients.rows_of(message).first().applicant
    person.is_active = False
    person.save()
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.done, job.failed) == (2, 1)
    assert "closed" in job.items.get(outcome="failed").reason


def test_stopped_half_way_what_has_not_left_does_not_leave(message, approver):
    propose(message)
    job = group_messages.approve(message=message, by=approver, seen=3)
    group_messages.post_to_one(job, job.items.first().key)
    running.ask_to_stop(job)
    running.run(job.pk)
    assert Message.objects.get(kind="group-message").state == "cancelled"


def test_nothing_to_nobody_and_no_faulty_text_is_proposed(call):
    with pytest.raises(GroupMessageRefused):
        propose(GroupMessageFactory(edition=call.edition))
    SubmittedApplicationFactory(call=call)
    for fields in ({"body_en": "{{ nobody }}"}, {"body_en": "", "body_fr": ""}, {"body_fr": ""}):
        with pytest.raises(GroupMessageRefused):
            propose(GroupMessageFactory(edition=call.edition, **fields))


def test_through_the_pages_from_the_first_word_to_the_sending(client, message, approver, call):
    writer = StaffFactory(role=Role.PROGRAMME_OFFICER)
    client.force_login(writer)
    new = reverse("admin:correspondence_new_group_message") + f"?edition={call.edition.pk}"
    page = client.get(new).content.decode()
    assert "The Academy secretariat" in page  # begins with the text that staff keep for it
    fields = {
        "audience": "applicants",
        "statuses": ["submitted"],
        "countries": ["SN"],
        "subject_fr": "Bonjour {{ name }}",
        "body_fr": "Le lieu a changé, {{ nom }}.",
    }
    refused = client.post(new, fields)
    assert "Unknown placeholders: nom" in refused.content.decode()
    assert "Le lieu a changé" in refused.content.decode()  # nothing typed is lost
    saved = client.post(new, {**fields, "body_fr": "Le lieu a changé, {{ name }}."}, follow=True)
    found = GroupMessage.objects.get(subject_fr="Bonjour {{ name }}")
    text = saved.content.decode()
    assert "SN" not in found.body_fr
    assert "<dd>2</dd>" in text
    act = reverse("admin:correspondence_group_message_act", args=[found.pk])
    client.post(act, {"act": "propose"})
    client.post(act, {"act": "approve", "number": "2"})
    found.refresh_from_db()
    assert found.status == "proposed"  # not by who wrote it
    client.force_login(approver)
    sent_back = client.post(act, {"act": "send_back", "reason": ""}, follow=True)
    assert "Reason" in sent_back.content.decode()
    started = client.post(act, {"act": "approve", "number": "2"})
    found.refresh_from_db()
    assert found.status == "approved"
    assert started.url == found.job.get_absolute_url()
    assert client.get(started.url).status_code == 200
    running.run(found.job.pk)
    with_states = client.get(reverse("admin:correspondence_group_message", args=[found.pk]))
    assert with_states.context["states"] == [("To be sent", 2)]


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        (Role.SELECTION_OFFICER, 200, 200),
        (Role.APPROVER, 200, 403),
        (Role.REVIEWER, 403, 403),
        (Role.READER, 403, 403),
    ],
)
def test_who_may(client, message, role, reads, writes):
    client.force_login(StaffFactory(role=role))
    assert client.get(reverse("admin:correspondence_group_message", args=[message.pk])).status_code == reads
    assert client.get(reverse("admin:correspondence_new_group_message")).status_code == writes
    act = reverse("admin:correspondence_group_message_act", args=[message.pk])
    client.post(act, {"act": "propose"})
    message.refresh_from_db()
    assert message.status == ("proposed" if writes == 200 else "draft")


def test_its_page_costs_the_same_for_many(client, message, call, django_assert_max_num_queries):
    SubmittedApplicationFactory.create_batch(15, call=call)
    client.force_login(StaffFactory(role=Role.APPROVER))
    with django_assert_max_num_queries(12):
        client.get(reverse("admin:correspondence_group_message", args=[message.pk]))
