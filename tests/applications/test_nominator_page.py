"""The page of the nominating person: opened by the link alone, changing nothing until asked to."""

from datetime import timedelta

import pytest
import time_machine
from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone

from applications import nominating, rules
from applications.nomination_link import token_of
from applications.withdrawal import withdraw
from notifications.models import Message
from tests.factories import (
    CallFactory,
    NominationFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    UserFactory,
)
from tests.selection.people import assigned, officer, reviewer

from .conftest import signed_in
from .samples import pdf, upload

PDF = pdf()

pytestmark = pytest.mark.django_db


@pytest.fixture
def nomination():
    application = SubmittedApplicationFactory(call=CallFactory())
    return NominationFactory(application=application)


def address(nomination):
    return reverse("nominator", kwargs={"token": token_of(nomination)})


def sent(nomination):
    nomination.refresh_from_db()
    return nomination


def test_opening_the_page_changes_nothing(client, nomination):
    before = sent(nomination).events.count()
    for _time in range(2):
        assert client.get(address(nomination)).status_code == 200
    client.head(address(nomination))
    assert sent(nomination).status == "requested"
    assert nomination.events.count() == before


def test_it_tells_name_edition_organisation_and_nothing_else(client, nomination):
    page = client.get(address(nomination)).content.decode()
    application = nomination.application
    assert application.name in page
    assert "Union nationale des coopératives" in page
    for untold in (application.reference, application.applicant.email, str(application.pk), "Submitted"):
        assert untold not in page


def test_it_is_never_cached_nor_indexed(client, nomination):
    answer = client.get(address(nomination))
    assert "no-store" in answer["Cache-Control"]
    assert 'content="noindex"' in answer.content.decode()


def test_endorsing_with_a_letter_tells_the_applicant_but_not_the_text(client, nomination):
    client.post(
        address(nomination),
        {"act": "endorse", "statement": "She leads our training.", "letter": upload(PDF, "lettre.pdf")},
    )
    assert (sent(nomination).status, nomination.statement) == ("endorsed", "She leads our training.")
    assert nomination.letter.read() == PDF
    assert nomination.letter_original_name == "lettre.pdf"
    told = Message.objects.get(kind="nomination-answered")
    assert told.address == nomination.application.applicant.email
    assert "She leads our training." not in told.text_body


def test_a_statement_is_asked_for_and_nothing_typed_is_lost(client, nomination):
    answer = client.post(address(nomination), {"act": "endorse", "statement": ""})
    assert answer.context["endorse_form"].errors.keys() == {"statement"}
    answer = client.post(
        address(nomination),
        {"act": "endorse", "statement": "Kept words", "letter": upload(b"MZ\x90\x00" * 20, "letter.pdf")},
    )
    assert answer.context["endorse_form"].errors.keys() == {"letter"}
    assert "Kept words" in answer.content.decode()
    assert sent(nomination).status == "requested"


def test_the_letter_may_come_later_and_be_replaced(client, nomination, django_capture_on_commit_callbacks):
    client.post(address(nomination), {"act": "letter", "letter": upload(PDF)})
    assert not sent(nomination).letter  # before the nomination there is no letter of it
    client.post(address(nomination), {"act": "endorse", "statement": "Yes."})
    client.post(address(nomination), {"act": "letter", "letter": upload(PDF)})
    first = sent(nomination).letter.name
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(nomination), {"act": "letter", "letter": upload(pdf(2))})
    assert sent(nomination).letter.name != first
    assert not nomination.letter.storage.exists(first)


def test_declining_tells_the_applicant_the_reason(client, nomination):
    client.post(address(nomination), {"act": "decline", "reason": "I don’t know this person."})
    assert sent(nomination).status == "declined"
    assert "I don’t know this person." in Message.objects.get(kind="nomination-declined").text_body
    again = client.post(address(nomination), {"act": "endorse", "statement": "Yes."})
    assert sent(nomination).status == "declined"
    assert "You have answered: declined" in again.content.decode()


def test_a_nomination_can_be_taken_back(client, nomination):
    client.post(address(nomination), {"act": "endorse", "statement": "Yes."})
    client.post(address(nomination), {"act": "decline", "reason": "The post was cut."})
    assert sent(nomination).status == "declined"


def test_clicking_twice_nominates_once(client, nomination):
    for _click in range(2):
        client.post(address(nomination), {"act": "endorse", "statement": "Yes."})
    assert Message.objects.filter(kind="nomination-answered").count() == 1


@pytest.mark.parametrize("state", ["expired", "revoked", "replaced", "withdrawn"])
def test_a_dead_link_says_so_politely_and_tells_nothing(client, nomination, state):
    link, moment = address(nomination), timezone.now()
    if state == "expired":
        moment += timedelta(days=22)
    elif state == "revoked":
        nominating.revoke(nomination=nomination, by=officer())
    elif state == "replaced":
        nomination.nonce = "another"
        nomination.save()
    else:
        withdraw(application=nomination.application, by=nomination.application.applicant)
    with time_machine.travel(moment):
        for answer in (client.get(link), client.post(link, {"act": "endorse", "statement": "Yes."})):
            assert answer.status_code == 410
            page = answer.content.decode()
            assert "This link" in page
            assert nomination.application.family_names not in page
    assert sent(nomination).status != "endorsed"


@pytest.mark.parametrize(
    "token",
    [
        "nonsense",
        Signer().sign_object(["0" * 32, "nonce"]),
        Signer(salt="another.purpose").sign_object(["0" * 32, "nonce"]),
    ],
)
def test_a_link_that_we_did_not_sign_for_this_is_not_known(client, token):
    answer = client.get(reverse("nominator", kwargs={"token": token}))
    assert answer.status_code == 404
    assert "This link is not known" in answer.content.decode()


def test_a_signed_link_to_nothing_is_not_known(client, nomination):
    link = address(nomination)
    nomination.delete()
    assert client.get(link).status_code == 404


@pytest.fixture
def three(nomination):
    """Three nominees of one person for one call, and one of the same person for another call."""
    others = [
        NominationFactory(
            application=SubmittedApplicationFactory(
                call=nomination.application.call, family_names=f"Nominee {number}"
            ),
            email=nomination.email.upper(),
        )
        for number in (2, 3)
    ]
    NominationFactory(
        application=SubmittedApplicationFactory(call=CallFactory(), family_names="Elsewhere"),
        email=nomination.email,
    )
    return [nomination, *others]


def test_several_nominees_stand_on_one_page_those_of_others_do_not(client, three):
    NominationFactory(
        application=SubmittedApplicationFactory(call=three[0].application.call, family_names="Stranger")
    )
    page = client.get(address(three[0])).content.decode()
    assert "Nominee 2" in page
    assert "Nominee 3" in page
    assert "Elsewhere" not in page
    assert "Stranger" not in page


def test_they_are_ranked_by_buttons(client, three):
    client.post(address(three[0]), {"up": str(three[2].pk)})
    client.post(address(three[0]), {"up": str(three[2].pk)})
    assert [sent(row).rank for row in three] == [2, 3, 1]
    client.post(address(three[0]), {"up": str(three[2].pk)})  # the first can't go higher
    assert [sent(row).rank for row in three] == [2, 3, 1]


def test_nobody_ranks_the_nominees_of_somebody_else(client, three):
    stranger = NominationFactory(
        application=SubmittedApplicationFactory(call=three[0].application.call, family_names="Stranger")
    )
    for key in (str(stranger.pk), "nonsense"):
        client.post(address(three[0]), {"up": key})
    assert sent(stranger).rank is None


def test_the_page_costs_the_same_for_any_number_of_nominees(
    client, nomination, django_assert_num_queries, django_assert_max_num_queries
):
    NominationFactory(
        application=SubmittedApplicationFactory(call=nomination.application.call), email=nomination.email
    )
    with django_assert_max_num_queries(8) as few:
        client.get(address(nomination))
    for _number in range(5):
        NominationFactory(
            application=SubmittedApplicationFactory(call=nomination.application.call), email=nomination.email
        )
    with django_assert_num_queries(len(few)):
        client.get(address(nomination))


@pytest.fixture
def letter(client, nomination):
    client.post(address(nomination), {"act": "endorse", "statement": "Secret praise", "letter": upload(PDF)})
    return reverse("nomination-letter", kwargs={"pk": nomination.pk})


def test_the_letter_is_read_by_officers_as_a_download(client, letter):
    answer = signed_in(client, officer()).get(letter)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")


def test_the_letter_is_read_by_the_reviewer_of_the_application(client, nomination, letter):
    reads, other = reviewer(), reviewer()
    assigned(nomination.application, to=reads)
    assert signed_in(client, reads).get(letter).status_code == 200
    assert signed_in(client, other).get(letter).status_code == 404


def test_a_letter_for_staff_only_is_not_for_reviewers(call, client):
    from applications.models import Question

    Question.objects.filter(section__call=call, key="letter").update(audience="staff")
    nomination = NominationFactory(application=SubmittedApplicationFactory(call=call))
    reads = reviewer()
    assigned(nomination.application, to=reads)
    assert not rules.can_read_endorsement(reads, nomination)
    assert rules.can_read_endorsement(officer(), nomination)


def test_the_letter_is_never_the_applicants_nor_a_strangers(client, nomination, letter):
    for person in (nomination.application.applicant, UserFactory(), StaffFactory(role="reader")):
        assert signed_in(client, person).get(letter).status_code == 404
    client.logout()
    assert client.get(letter).status_code == 302


def test_what_was_said_is_on_no_page_of_the_applicant(client, nomination, letter):
    application = nomination.application
    signed_in(client, application.applicant)
    for link in (
        reverse("dashboard"),
        application.get_absolute_url(),
        reverse("application-nomination", kwargs={"pk": application.pk}),
    ):
        page = client.get(link).content.decode()
        assert "Secret praise" not in page
        assert "cv.pdf" not in page


def test_the_reviewer_reads_the_statement_beside_the_answers(client, nomination, letter):
    reads = reviewer()
    assignment = assigned(nomination.application, to=reads)
    page = signed_in(client, reads).get(reverse("admin:selection_review", args=[assignment.pk]))
    assert "Secret praise" in page.content.decode()
    assert letter in page.content.decode()


def test_a_statement_for_staff_only_is_not_beside_them(client, call):
    from applications.endorsing import endorse
    from applications.models import Question

    Question.objects.filter(section__call=call, key="letter").update(audience="staff")
    application = SubmittedApplicationFactory(call=call)
    endorse(nomination=NominationFactory(application=application), statement="Secret praise")
    reads = reviewer()
    assignment = assigned(application, to=reads)
    page = signed_in(client, reads).get(reverse("admin:selection_review", args=[assignment.pk]))
    assert "Secret praise" not in page.content.decode()
