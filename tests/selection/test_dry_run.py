"""The dry run finds what stands in the way of a release and shows each message as it will leave."""

import pytest
from django.urls import reverse

from notifications.models import MESSAGE, Message, MessageTemplate
from selection.decisions import discard, propose, restore, take_back
from selection.dry_run import examine
from selection.ledger import of
from selection.models import Decision, Offer, SelectionPlan
from selection.refusals import DecisionRefused
from selection.release import forecast, release
from selection.screening import screen
from tests.factories import CallFactory, EditionFactory, MessageFactory, UserFactory

from .people import approved, approver, officer, submitted

pytestmark = pytest.mark.django_db

BACKEND = "accounts.backends.WithRoles"


def dry_run(by=None):
    return examine(forecast(Decision.objects.to_release(), by=by or officer()))


def test_each_message_is_shown_in_each_language_as_it_will_be_sent():
    person = UserFactory(language="fr")
    approved(submitted(applicant=person, call=CallFactory(edition=EditionFactory(title_fr="Dakar"))))
    samples = {sample.language: sample for sample in dry_run().samples}
    assert {code: sample.number for code, sample in samples.items()} == {"en": 0, "fr": 1, "es": 0}
    assert not Offer.objects.exists()
    release(decisions=Decision.objects.all(), by=officer())
    sent = Message.objects.get(kind="offer")
    assert (samples["fr"].rendered.subject, samples["fr"].rendered.text) == (sent.subject, sent.text_body)


def test_a_missing_translation_is_a_warning_and_a_missing_text_a_blocker():
    approved(submitted(applicant=UserFactory(language="es")), "reserve")
    MessageTemplate.objects.filter(kind="reserve").update(body_es="")
    run = dry_run()
    assert not run.blockers
    assert "has no text in Spanish: 1 person" in run.warnings[0].text
    (spanish,) = [sample for sample in run.samples if sample.language == "es"]
    assert (spanish.text_language, spanish.is_translated) == ("en", False)
    MessageTemplate.objects.filter(kind="reserve").update(body_en="", body_fr="")
    assert "no text in any language" in dry_run().blockers[0].text
    with pytest.raises(DecisionRefused, match="no text in any language"):
        release(decisions=Decision.objects.all(), by=officer())
    assert Decision.objects.get().status == "approved"


def test_a_language_lacking_in_what_follows_an_offer_is_named_before_the_release(client):
    approved(submitted(applicant=UserFactory(language="es")))
    approved(submitted(applicant=UserFactory(language="fr")), "reserve")
    MessageTemplate.objects.filter(kind="offer-reminder").update(subject_es="", subject_fr="")
    MessageTemplate.objects.filter(kind="reserve").update(body_es="")
    (warning,) = dry_run().warnings
    assert "which follows an offer, has no text in Spanish, which 1 person reads" in warning.text
    client.force_login(officer(), backend=BACKEND)
    assert "has no text in Spanish, which 1 person reads" in page_of_release(client)


def page_of_release(client):
    return " ".join(client.get(reverse("admin:selection_release")).content.decode().split())


def test_an_address_is_named_whose_last_message_did_not_arrive():
    lost, found = submitted(), submitted()
    for application in (lost, found):
        approved(application)
        MESSAGE.move(_claimed(application.applicant.email), "fail")
    arrived = _claimed(found.applicant.email)
    MESSAGE.move(arrived, "deliver")
    MESSAGE.move(arrived, "arrive")
    (warning,) = dry_run().warnings
    assert warning.about == (f"{lost.reference} {lost.applicant.email}",)


def _claimed(address):
    message = MessageFactory(address=address)
    MESSAGE.move(message, "claim")
    return message


def test_places_tracks_and_closed_accounts_are_warned_of_and_an_overspent_budget_blocks():
    call = CallFactory(edition=EditionFactory(places=0))
    plan = SelectionPlan.objects.create(edition=call.edition, fellowship_budget=5000, full_cost=3000)
    application = submitted(call=call, applicant=UserFactory(is_active=False))
    application.track.places = 0
    application.track.save()
    approved(application, fellowship="full")
    texts = [finding.text for finding in dry_run().warnings]
    assert [any(word in text for text in texts) for word in ("than places", "language: 0", "closed")] == [
        True
    ] * 3
    plan.fellowship_budget = 1
    plan.save()
    assert "exceed the budget" in dry_run().blockers[0].text


def test_the_cost_does_not_grow_with_the_decisions(django_assert_max_num_queries):
    call = CallFactory()
    for outcome in ("offer", "offer", "reserve", "not-selected"):
        approved(submitted(call=call), outcome)
    by = officer()
    with django_assert_max_num_queries(13):
        dry_run(by)


def test_the_page_lets_release_only_without_a_blocker(client):
    approved(submitted())
    client.force_login(officer(), backend=BACKEND)
    address = reverse("admin:selection_release")
    assert "Release now" in client.get(address).content.decode()
    MessageTemplate.objects.filter(kind="offer").update(body_en="", body_fr="", body_es="")
    page = client.get(address).content.decode()
    assert "This stops the release" in page
    assert "Release now" not in page


# Undo before the release


def test_an_approval_taken_back_frees_the_budget_and_is_approved_anew():
    call = CallFactory()
    SelectionPlan.objects.create(edition=call.edition, fellowship_budget=3000, full_cost=3000)
    decision = approved(submitted(call=call), fellowship="full")
    take_back(decision=decision, by=officer(), seen="approved")
    decision.refresh_from_db()
    assert (decision.status, decision.approved_by, decision.fellowship_amount) == ("proposed", None, None)
    assert of(call.edition).free == 3000


def test_a_discarded_decision_is_restored_unless_another_was_proposed():
    application = submitted()
    decision = approved(application)
    discard(decision=decision, by=officer())
    restore(decision=decision, by=approver())
    decision.refresh_from_db()
    assert (decision.status, decision.approved_by) == ("proposed", None)
    discard(decision=decision, by=officer())
    propose(application=application, outcome="reserve", by=officer())
    with pytest.raises(DecisionRefused, match="already proposed"):
        restore(decision=decision, by=officer())


def test_a_released_decision_is_not_undone():
    decision = approved(submitted())
    release(decisions=Decision.objects.all(), by=officer())
    for undo in (take_back, discard):
        with pytest.raises(DecisionRefused, match="is now “Released”"):
            undo(decision=decision, by=officer(), seen="approved")


def test_a_refusal_has_a_coded_reason_and_other_a_written_one():
    application = submitted()
    with pytest.raises(DecisionRefused, match="written reason"):
        propose(application=application, outcome="not-selected", by=officer(), reason_code="other")
    screen(application=application, by=officer(), is_eligible=False, reason="duplicate")
    assert (
        propose(application=application, outcome="not-selected", by=officer()).reason_code == "not-eligible"
    )


def test_a_partial_fellowship_may_have_an_amount_of_its_own_and_another_not():
    call = CallFactory()
    SelectionPlan.objects.create(edition=call.edition, fellowship_budget=3000, partial_cost=2000)
    approved(submitted(call=call), fellowship="partial", partial_amount=1200)
    assert of(call.edition).charged == 1200
    with pytest.raises(DecisionRefused, match="partial fellowship"):
        propose(
            application=submitted(call=call),
            outcome="offer",
            by=officer(),
            fellowship="full",
            partial_amount=5,
        )


# Two officers on one page


def test_who_comes_second_sees_what_the_first_did_and_keeps_what_they_typed(client):
    application, first = submitted(), officer()
    propose(application=application, outcome="reserve", by=first, reason="Near the top")
    client.force_login(officer(), backend=BACKEND)
    typed = {"outcome": "offer:partial", "partial_amount": "1800", "reason": "My own long reason"}
    page = client.post(reverse("admin:selection_propose", args=[application.pk]), typed).content.decode()
    for shown in ("already proposed", str(first), "Near the top", "My own long reason", 'value="1800"'):
        assert shown in page
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"outcome": "offer:full", "partial_amount": "10"}, "Only a partial fellowship"),
        ({"outcome": "not-selected:other"}, "needs a written reason"),
        ({"outcome": "offer:none", "reserve_rank": "2"}, "Only somebody on the reserve list"),
        ({"outcome": "offer:partial", "partial_amount": "-1"}, "greater than or equal"),
    ],
)
def test_what_cannot_be_proposed_comes_back_with_its_fault(client, typed, fault):
    client.force_login(officer(), backend=BACKEND)
    address = reverse("admin:selection_propose", args=[submitted().pk])
    answer = client.post(address, {**typed, "reason": ""})
    assert (answer.status_code, fault in answer.content.decode()) == (200, True)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("act", ["selection_take_back", "selection_restore", "selection_discard"])
def test_others_undo_nothing(client, act):
    decision = approved(submitted())
    client.force_login(UserFactory(is_staff=True), backend=BACKEND)
    assert client.post(reverse(f"admin:{act}", args=[decision.pk])).status_code == 403
