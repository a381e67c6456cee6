"""The demonstration, loaded once: what it holds, who can sign in, and what it costs to look at."""

import unicodedata
from io import StringIO

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from academy.demonstration import PASSPHRASE, logins
from academy.demonstration.content.form_answers import DUTIES
from academy.work import work_items
from accounts.models import User
from accounts.roles import Role
from applications.documents import DocumentField
from applications.filled_form import fill, missing
from applications.models import Answer, Application, Document
from certificates.models import Certificate
from notifications.models import KeptMail, Message
from selection import ledger
from selection.conflicts import find
from selection.models import ApplicationScore, Decision, Offer, Review, ReviewAssignment, Screening
from selection.reviewing import weighted_mean
from sessions_app.countries import Region
from sessions_app.models import Edition, Participation

from .demonstrated import NUMBER, browser_of, person

pytestmark = pytest.mark.usefixtures("demonstration")


def under_review():
    return Application.objects.filter(call__edition__slug="dakar")


# What it holds


def test_there_is_a_past_an_open_and_a_reviewed_edition():
    past, reviewed, opened = (Edition.objects.get(slug=slug) for slug in ("turin-2010", "dakar", "turin"))
    assert past.is_over
    assert not reviewed.call.is_open
    assert opened.call.is_open
    assert [track.language for track in reviewed.tracks.all()] == ["en", "fr"]
    assert [track.language for track in opened.tracks.all()] == ["en", "es", "fr"]
    for edition in (past, reviewed, opened):
        for session in edition.sessions.all():
            assert session.title_en
            assert session.title_fr
            assert session.title_es


def test_the_edition_under_review_has_as_many_applications_as_asked():
    assert under_review().count() == NUMBER


@pytest.mark.parametrize(
    ("model", "field"),
    [(Application, "status"), (Offer, "status"), (Screening, "is_eligible")],
)
def test_every_state_occurs(model, field):
    known = {True, False} if field == "is_eligible" else set(model.Status.values)
    assert set(model.objects.values_list(field, flat=True)) == known


def test_decisions_are_proposed_approved_and_released():
    assert set(Decision.objects.values_list("status", flat=True)) == {"proposed", "approved", "released"}
    assert set(Decision.objects.values_list("outcome", flat=True)) == set(Decision.Outcome.values)


def test_reviews_are_asked_written_overdue_and_declined():
    states = set(ReviewAssignment.objects.values_list("status", flat=True))
    assert {"assigned", "done", "declined"} <= states
    assert ReviewAssignment.objects.overdue().exists()
    mine = ReviewAssignment.objects.of(person(Role.REVIEWER))
    assert mine.to_do().exists()
    assert mine.done().exists()


def test_people_come_from_every_region_of_the_ilo():
    assert set(under_review().exclude(region="").values_list("region", flat=True)) == set(Region.values)


@pytest.mark.parametrize("script", ["LATIN", "ARABIC", "ETHIOPIC", "DEVANAGARI", "CJK", "CYRILLIC"])
def test_names_are_written_in_the_scripts_of_their_countries(script):
    names = under_review().values_list("family_names", flat=True)
    assert any(unicodedata.name(name[0], "").startswith(script) for name in names if name)


def test_there_are_single_names_and_names_of_eighty_letters():
    received = under_review().exclude(submitted_at=None)
    assert received.filter(given_names="").exclude(family_names="").exists()
    assert any(len(application.name) >= 80 for application in received)


def test_fewer_women_than_the_target_apply():
    gender = under_review().aggregate(
        women=Count("pk", Q(gender="female")), men=Count("pk", Q(gender="male"))
    )
    assert 0 < gender["women"] < gender["men"]


def test_what_was_submitted_is_complete_and_repeated_in_its_columns():
    for application in Application.objects.exclude(submitted_at=None).select_related("call", "track")[:40]:
        assert list(missing(fill(application))) == []
        answers = dict(application.answers.values_list("question__key", "value"))
        assert application.family_names == answers["family-names"]
        assert application.country == answers["country-of-work"]
        assert application.track.language == answers["track"]
        assert application.constituent_group == answers["constituent-group"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_people_answer_in_their_language(language):
    answers = Answer.objects.filter(question__key="duties", application__applicant__language=language)
    assert set(answers.values_list("value", flat=True)) <= set(DUTIES[language])
    assert answers.exists()


def test_each_document_is_a_real_file_that_the_form_would_take():
    documents = list(Document.objects.all()[:20])
    assert documents
    for document in documents:
        assert document.file.size == document.size
        with document.file.open() as upload:
            taken = DocumentField().clean(SimpleUploadedFile(document.original_name, upload.read()))
        assert taken.content_type == document.content_type == "application/pdf"


def test_deleting_one_document_leaves_the_others_of_the_same_content():
    first, second = Document.objects.filter(sha256=Document.objects.first().sha256)[:2]
    content = first.file.read()
    first.file.storage.delete(first.file.name)
    with second.file.open() as kept:
        assert kept.read() == content
    first.file.storage.save(first.file.name, ContentFile(content))


def test_a_score_is_the_weighted_mean_of_its_criteria():
    for review in Review.objects.prefetch_related("scores__criterion")[:30]:
        assert review.score == weighted_mean({row.criterion: row.value for row in review.scores.all()})


def test_nobody_reviews_an_application_with_a_conflict_of_interest():
    conflicts = find(applications=Application.objects.all(), people=User.objects.in_role(Role.REVIEWER))
    asked = ReviewAssignment.objects.values_list("application", "reviewer")
    assert not conflicts.keys() & set(asked)


def test_scores_are_reckoned_and_the_selection_has_its_targets_and_budget():
    edition = Edition.objects.get(slug="dakar")
    assert ApplicationScore.objects.filter(application__call__edition=edition).exists()
    assert edition.targets.exists()
    assert 0 < ledger.of(edition).charged < edition.selection_plan.fellowship_budget


def test_offers_and_places_do_not_exceed_the_places_of_the_edition():
    edition = Edition.objects.get(slug="dakar")
    taken = Participation.objects.active().filter(edition=edition).count()
    assert 0 < taken + Offer.objects.pending().count() <= edition.places
    assert taken == under_review().filter(status="confirmed").count()


def test_moments_follow_each_other():
    for decision in Decision.objects.exclude(released_at=None).select_related("application__call"):
        call = decision.application.call
        assert decision.application.submitted_at <= call.closes_at
        assert call.closes_at < decision.proposed_at < decision.approved_at < decision.released_at
    for review in Review.objects.select_related("assignment"):
        assert review.assignment.assigned_at < review.submitted_at


def test_sixty_four_people_hold_a_certificate_of_2010_with_its_file():
    certificates = Certificate.objects.filter(participation__edition__slug="turin-2010", status="valid")
    assert certificates.count() == 64
    assert all(certificate.hours > 20 for certificate in certificates)
    assert certificates.first().pdf.read(5) == b"%PDF-"


def test_nothing_waits_to_be_sent_and_the_mailroom_is_not_empty():
    assert not Message.objects.exclude(state="sent").exists()
    assert set(KeptMail.objects.values_list("address", flat=True)) == {
        "applicant@example.org",
        "participant@example.org",
    }


def test_history_begins_with_what_was_loaded():
    event = apps.get_model("applications", "ApplicationEvent")
    assert event.objects.count() == Application.objects.count()
    application = under_review().filter(status="submitted").first()
    application.organisation = "Another"
    application.save()
    labels = event.objects.filter(pgh_obj=application.pk).order_by("pgh_id")
    assert [row.pgh_label for row in labels] == ["insert", "update"]


# Who can sign in


@pytest.mark.parametrize(("role", "email"), [(role, email) for role, email, _password in logins()])
def test_each_demo_account_signs_in_and_lands_on_its_page(role, email):
    browser = Client()
    answer = browser.post(
        reverse("account_login"), {"login": email, "password": PASSPHRASE}, REMOTE_ADDR=f"10.0.0.{len(role)}"
    )
    assert answer.status_code == 302
    is_staff = role in Role.values
    assert browser.get(reverse("dashboard")).status_code == 200
    assert browser.get(reverse("admin:index"), follow=True).status_code == (200 if is_staff else 403)


def test_nobody_else_can_sign_in():
    others = User.objects.exclude(email__in=[email for _role, email, _password in logins()])
    assert others.exists()
    assert not any(account.has_usable_password() for account in others)


@pytest.mark.parametrize("role", [Role.SELECTION_OFFICER, Role.APPROVER, Role.REVIEWER])
def test_work_awaits_the_staff(role):
    assert work_items(person(role))


def test_the_applicant_has_a_draft_and_the_participant_an_offer_and_a_certificate():
    applicant, participant = person("applicant"), person("participant")
    assert applicant.applications.get(status="draft").call.is_open
    offer = Offer.objects.of(participant).pending().get()
    assert browser_of(participant).get(reverse("offer", args=[offer.application_id])).status_code == 200
    assert participant.participations.get().certificates.get().status == "valid"


# Loading again


def test_it_is_loaded_once():
    before = Application.objects.count()
    call_command("load_demonstration", if_empty=True, stdout=StringIO())
    assert Application.objects.count() == before


def test_it_refuses_a_database_that_holds_an_edition():
    with pytest.raises(CommandError, match="holds an edition already"):
        call_command("load_demonstration")


def test_a_status_is_guarded_again_after_the_load():
    with pytest.raises(IntegrityError, match="only through its lifecycle"), transaction.atomic():
        under_review().filter(status="submitted").update(status="confirmed")


# What it costs to look at


def queries_for(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


LISTED = [
    "admin:index",
    "admin:applications_application_changelist",
    "admin:selection_decision_changelist",
    "admin:selection_reviewassignment_changelist",
]


@pytest.fixture
def only_ten():
    """A switch that leaves ten applications of all, for this test."""

    def leave():
        kept = list(under_review().exclude(status="draft").values_list("pk", flat=True)[:10])
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lifecycle.allowed', 'load', true)")
        Offer.objects.exclude(application__in=kept).delete()
        Decision.objects.exclude(application__in=kept).delete()
        Application.objects.exclude(pk__in=kept).exclude(
            applicant__in=[person("applicant"), person("participant")]
        ).delete()
        assert under_review().count() <= 12

    return leave


@pytest.mark.parametrize("name", LISTED)
def test_a_page_of_the_staff_costs_the_same_with_ten_applications_as_with_many(name, only_ten):
    browser = browser_of(person(Role.SELECTION_OFFICER))
    many = queries_for(browser, reverse(name))
    only_ten()
    assert queries_for(browser, reverse(name)) == many


def test_the_dashboard_costs_the_same_with_ten_applications_as_with_many(only_ten):
    browser = browser_of(person("applicant"))
    many = queries_for(browser, reverse("dashboard"))
    only_ten()
    assert queries_for(browser, reverse("dashboard")) == many
