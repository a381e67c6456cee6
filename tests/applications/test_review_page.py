"""All answers as they will be read, what lacks, and submitting."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applications.answering import save_answers
from applications.models import Answer, Application, Question
from applications.submission import Incomplete, submit
from notifications.models import Message
from tests.factories import UserFactory

from .conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, complete_draft):
    signed_in(client, complete_draft.applicant)
    return reverse("application-review", kwargs={"pk": complete_draft.pk})


def question(draft, key):
    return Question.objects.get(section__call=draft.call, key=key)


def test_the_answers_are_shown_as_they_are_read(client, address):
    page = client.get(address).content.decode()
    assert "Nous accompagnons quarante coopératives." in page
    assert "Senegal" in page


def test_it_says_who_reads_what(client, address):
    page = client.get(address).content.decode()
    asked = Question.objects.filter(audience="staff", depends_on=None)
    assert page.count("Staff only</span>") == asked.count() > 0
    assert "Staff; reviewers unless the review is blind" in page


def test_what_is_missing_links_to_its_field(client, address, complete_draft):
    Answer.objects.filter(question__key="plan").delete()
    page = client.get(address).content.decode()
    assert "1 required answer is missing" in page
    assert f'{complete_draft.get_absolute_url()}sections/motivation/#id_q-plan"' in page


def test_what_is_not_valid_any_more_is_listed_and_refused(client, address, complete_draft):
    gone = question(complete_draft, "gender")
    gone.choices.filter(value=Answer.objects.get(question=gone).value).delete()
    Question.objects.filter(key="plan").update(max_characters=5)
    page = client.get(address).content.decode()
    assert "2 answers are not accepted" in page
    assert "#id_q-gender" in page
    with pytest.raises(Incomplete) as refusal:
        submit(application=complete_draft, by=complete_draft.applicant)
    assert {fault.question.key for fault in refusal.value.faults} == {"gender", "plan"}


def test_an_answer_to_what_is_not_asked_blocks_nothing(complete_draft):
    hidden = question(complete_draft, "access-needs")
    hidden.depends_on = question(complete_draft, "available")
    hidden.depends_on_values = ["never"]
    hidden.max_characters = 2
    hidden.save()
    save_answers(application=complete_draft, answers={hidden: "Much too long"})
    assert submit(application=complete_draft, by=complete_draft.applicant).status == "submitted"


def test_a_refused_submission_shows_what_lacks_as_an_alert(client, address, complete_draft):
    Answer.objects.filter(question__key="plan").delete()
    page = client.post(address).content.decode()
    assert 'role="alert"' in page
    assert "<title>Error:" in " ".join(page.split())
    assert Application.objects.get(pk=complete_draft.pk).status == "draft"


def test_the_declarations_stand_beside_the_button(client, address):
    assert "What I have written is true and complete." in client.get(address).content.decode()


def test_a_required_nomination_is_asked_for(client, address, complete_draft):
    complete_draft.call.requires_nomination = True
    complete_draft.call.save()
    client.post(address)
    assert "This call requires a nomination" in client.get(address).content.decode()
    assert Application.objects.get(pk=complete_draft.pk).status == "draft"


def test_a_get_submits_nothing(client, address, complete_draft):
    client.get(address)
    assert Application.objects.get(pk=complete_draft.pk).status == "draft"


def test_a_post_submits_once(client, address, complete_draft):
    answers = [client.post(address) for _click in range(2)]
    assert [answer["Location"] for answer in answers] == [complete_draft.get_absolute_url()] * 2
    assert Message.objects.filter(kind="application-received").count() == 1


@pytest.mark.parametrize(("seconds", "status"), [(0, "submitted"), (1, "draft")])
def test_the_servers_clock_decides_at_the_deadline(client, address, complete_draft, seconds, status):
    moment = complete_draft.call.closes_at + timedelta(seconds=seconds)
    with time_machine.travel(moment, tick=False):
        signed_in(client, complete_draft.applicant)
        page = client.post(address, follow=True).content.decode()
    assert Application.objects.get(pk=complete_draft.pk).status == status
    if status == "draft":
        assert "The call closed on" in page
        assert "Turin" in page


def test_somebody_elses_page_does_not_exist(client, address, complete_draft):
    signed_in(client, UserFactory())
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
