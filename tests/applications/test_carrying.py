"""What an earlier application gives to the next."""

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from applications.answering import save_answers
from applications.beginning import begin
from applications.carrying import carriable, carry, confirm, marks_of
from applications.models import Application, Document, Question
from applications.standard_form import install
from tests.factories import ApplicationFactory, CallFactory, EditionFactory, TrackFactory, UserFactory

from .conftest import signed_in

pytestmark = pytest.mark.django_db


def question(call, key):
    return Question.objects.get(section__call=call, key=key)


@pytest.fixture
def earlier():
    """A submitted-form's worth of answers of two years ago, with a document."""
    start = timezone.localdate() - timezone.timedelta(days=700)
    call = CallFactory(edition=EditionFactory(starts_on=start))
    TrackFactory(edition=call.edition, language="fr")
    install(call)
    with time_machine.travel(timezone.now() - timezone.timedelta(days=750)):
        application = ApplicationFactory(call=call)
        said = {
            "family-names": "N’Diaye",
            "telephone": "+221 33 123 45 67",
            "duties": "Je forme des gérantes.",
            "gender": "female",
            "plan": "Un fonds de garantie",
            "true-and-complete": True,
            "track": "fr",
        }
        save_answers(
            application=application, answers={question(call, key): value for key, value in said.items()}
        )
        Document.objects.create(
            application=application,
            question=question(call, "cv"),
            file=ContentFile(b"%PDF-1.7 old", name="cv.pdf"),
            original_name="cv.pdf",
            content_type="application/pdf",
            size=12,
            sha256="0" * 64,
        )
    return application


@pytest.fixture
def draft(call, earlier):
    return begin(call=call, applicant=earlier.applicant)


def stored(application):
    return dict(application.answers.values_list("question__key", "value"))


def keys_of(offer):
    return {entry.question.key for entry in offer.entries}


def test_a_sign_in_on_the_way_to_an_application_ends_at_its_button(client, call):
    client.force_login(UserFactory())
    answer = client.get(reverse("application-start", kwargs={"slug": call.edition.slug}))
    assert answer.url == call.edition.get_absolute_url()
    assert not Application.objects.exists()


def test_a_new_application_begins_with_the_answers_of_the_profile(draft):
    answers = stored(draft)
    assert answers["family-names"] == "N’Diaye"
    assert answers["telephone"] == "+221 33 123 45 67"
    assert "plan" not in answers


def test_of_two_earlier_answers_the_latest_counts(call, earlier):
    middle = ApplicationFactory(call=CallFactory(), applicant=earlier.applicant)
    install(middle.call)
    save_answers(application=middle, answers={question(middle.call, "telephone"): "+221 77 000 00 00"})
    assert stored(begin(call=call, applicant=earlier.applicant))["telephone"] == "+221 77 000 00 00"


def test_a_first_application_begins_empty(call):
    assert stored(begin(call=call, applicant=UserFactory())) == {}


def test_nobody_gets_somebody_elses_answers(call, earlier):
    other = begin(call=call, applicant=UserFactory())
    assert carriable(other) is None
    assert carry(application=other, questions=[question(call, "plan").pk]) == 0


def test_the_rest_is_offered_without_declarations_and_track(draft, earlier):
    offer = carriable(draft)
    assert offer.source == earlier
    assert keys_of(offer) == {"plan", "cv"}


def test_a_choice_that_is_offered_no_more_is_not_carried(call, earlier):
    Question.objects.filter(section__call=call).update(is_profile=False)
    question(call, "gender").choices.filter(value="female").delete()
    draft = begin(call=call, applicant=earlier.applicant)
    assert "gender" not in keys_of(carriable(draft))


def test_a_question_of_another_kind_takes_nothing_over(call, earlier):
    Question.objects.filter(section__call=call, key="plan").update(kind="number")
    draft = begin(call=call, applicant=earlier.applicant)
    assert "plan" not in keys_of(carriable(draft))


def test_a_retired_question_takes_nothing_over(call, earlier):
    Question.objects.filter(section__call=call, key="plan").update(retired_at=timezone.now())
    assert "plan" not in keys_of(carriable(begin(call=call, applicant=earlier.applicant)))


def test_what_is_ticked_is_copied_the_document_as_a_file_of_its_own(draft, earlier):
    carried = carry(application=draft, questions=[entry.question.pk for entry in carriable(draft).entries])
    assert carried == 2
    assert stored(draft)["plan"] == "Un fonds de garantie"
    old, new = earlier.documents.get(), draft.documents.get()
    assert new.file.name != old.file.name
    old.file.storage.delete(old.file.name)
    assert new.file.read() == b"%PDF-1.7 old"


def test_what_is_answered_already_is_not_touched(draft):
    save_answers(application=draft, answers={question(draft.call, "plan"): "Un autre projet"})
    assert carry(application=draft, questions=[question(draft.call, "plan").pk]) == 0
    assert stored(draft)["plan"] == "Un autre projet"


def test_a_file_that_is_gone_is_left_out(draft, earlier):
    document = earlier.documents.get()
    document.file.storage.delete(document.file.name)
    assert carry(application=draft, questions=[question(draft.call, "cv").pk]) == 0
    assert not draft.documents.exists()


def test_it_is_marked_with_its_year_until_it_is_saved(draft, earlier):
    plan = question(draft.call, "plan")
    carry(application=draft, questions=[plan.pk])
    assert marks_of(draft)[plan.pk] == earlier.call.edition.starts_on.year
    save_answers(application=draft, answers={plan: "Un fonds, relu"})
    assert plan.pk not in marks_of(draft)


def test_confirming_takes_the_marks_away(draft):
    assert marks_of(draft)
    confirm(application=draft)
    assert marks_of(draft) == {}


def test_starting_leads_to_the_page_that_offers(client, call, earlier):
    signed_in(client, earlier.applicant)
    answer = client.post(reverse("application-start", kwargs={"slug": call.edition.slug}))
    assert answer["Location"].endswith("/carry-over/")
    page = client.get(answer["Location"]).content.decode()
    assert "Un fonds de garantie" in page
    assert "cv.pdf" in page


def test_the_page_copies_only_what_is_ticked_by_post(client, draft):
    signed_in(client, draft.applicant)
    address = reverse("application-carry-over", kwargs={"pk": draft.pk})
    client.get(address)
    assert "plan" not in stored(draft)
    client.post(address, {"question": [question(draft.call, "plan").pk, "9999999", "x"]})
    assert stored(draft)["plan"] == "Un fonds de garantie"
    assert not draft.documents.exists()


def test_the_overview_shows_the_mark_and_takes_the_confirmation(client, draft):
    signed_in(client, draft.applicant)
    assert "Please check" in client.get(draft.get_absolute_url()).content.decode()
    client.post(reverse("application-confirm-carried", kwargs={"pk": draft.pk}))
    assert "Please check" not in client.get(draft.get_absolute_url()).content.decode()


def test_somebody_elses_page_does_not_exist(client, draft):
    signed_in(client, UserFactory())
    assert client.get(reverse("application-carry-over", kwargs={"pk": draft.pk})).status_code == 404
    assert client.post(reverse("application-confirm-carried", kwargs={"pk": draft.pk})).status_code == 404
