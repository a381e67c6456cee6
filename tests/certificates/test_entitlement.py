"""Which kinds an edition gives and by which rules, and the staff’s word against them."""

import pytest
from django.urls import reverse

from certificates.assignments import record
from certificates.entitlement import standing_of
from certificates.exempting import exempt
from certificates.forecast import forecast
from certificates.issuing import issue
from certificates.models import CertificateTerms, Exemption, Kind
from certificates.refusals import IssueRefused
from sessions_app import evaluation, requirements
from sessions_app.requirements import Requirement, register_requirement
from tests.factories import EvaluationQuestionFactory, UserFactory
from tests.sessions_app.people import attended, officer, participant, past_edition, session

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(monkeypatch):
    """A fact that another app keeps, as the evaluation is."""
    monkeypatch.setattr(requirements, "_requirements", dict(requirements._requirements))
    done = set()
    register_requirement(
        Requirement(
            "survey",
            "Send the survey in",
            lambda rows: done & set(rows.values_list("pk", flat=True)),
        )
    )
    return done


def terms(edition, kind=Kind.ACHIEVEMENT, **fields):
    return CertificateTerms.objects.create(edition=edition, kind=kind, **fields)


def test_without_terms_an_edition_gives_participation_and_no_achievement():
    found = attended()
    assert standing_of(found, Kind.PARTICIPATION).is_earned
    with pytest.raises(IssueRefused, match="gives no such certificate"):
        issue(participation=found, kind=Kind.ACHIEVEMENT, by=officer())


def test_achievement_takes_hours_an_assignment_and_what_others_keep(survey):
    found = attended()
    terms(found.edition, requirements=["assignment", "survey"], assessed="a plan")
    with pytest.raises(IssueRefused, match="lacks: Pass the assignment, Send the survey in"):
        issue(participation=found, kind=Kind.ACHIEVEMENT, by=officer())
    assert record(edition=found.edition, results={found.pk: True}, by=officer()) == 1
    survey.add(found.pk)
    certificate = issue(participation=found, kind=Kind.ACHIEVEMENT, by=officer())
    assert (certificate.kind, certificate.assessed) == ("achievement", "a plan")
    assert issue(participation=found, by=officer()).number != certificate.number


def test_an_own_share_of_the_hours_goes_before_the_editions():
    edition = past_edition(required_attendance=80)
    found = attended(edition)
    session(edition, day=2)
    assert not standing_of(found, Kind.PARTICIPATION).is_earned
    own = terms(edition, Kind.PARTICIPATION, required_attendance=50)
    assert standing_of(found, Kind.PARTICIPATION).is_earned
    own.required_attendance = 0
    own.save()
    assert standing_of(found, Kind.PARTICIPATION).conditions == ()
    assert not standing_of(found, Kind.PARTICIPATION).is_earned  # no rule is no reason


def test_what_nobody_keeps_any_more_nobody_has_done():
    found = attended()
    terms(found.edition, requirements=["gone"])
    assert not standing_of(found, Kind.ACHIEVEMENT).is_earned


def test_a_failed_assignment_is_not_a_passed_one_and_can_be_taken_back():
    found = attended()
    terms(found.edition, requirements=["assignment"])
    for result in (False, True, None):
        record(edition=found.edition, results={found.pk: result}, by=officer())
        assert standing_of(found, Kind.ACHIEVEMENT).is_earned is bool(result)
    assert record(edition=past_edition(), results={found.pk: True}, by=officer()) == 0


def test_the_staff_grants_and_withholds_with_a_reason_that_the_history_keeps():
    edition = past_edition()
    short, enough = attended(edition), attended(edition)
    session(edition, day=2)
    CertificateTerms.objects.create(edition=edition, kind="participation", required_attendance=50)
    by = officer()
    with pytest.raises(IssueRefused, match="say why"):
        exempt(participation=short, kind="participation", verdict="grant", reason=" ", by=by)
    exempt(participation=short, kind="participation", verdict="grant", reason="Ill for a day", by=by)
    exempt(participation=enough, kind="participation", verdict="withhold", reason="Under inquiry", by=by)
    assert {row.pk for row, _standing in forecast(edition).ready} == {short.pk}
    assert {row.pk for row, _standing in forecast(edition).short} == {enough.pk}
    with pytest.raises(IssueRefused, match="withheld: Under inquiry"):
        issue(participation=enough, by=by)
    exempt(participation=enough, kind="participation", verdict="", reason="", by=by)
    assert issue(participation=enough, by=by)
    events = Exemption.pgh_event_model.objects.filter(participation=enough).order_by("pgh_id")
    assert [(event.pgh_label, event.reason) for event in events] == [
        ("insert", "Under inquiry"),
        ("delete", "Under inquiry"),
    ]


def test_a_forecast_of_achievement_costs_the_same_at_any_size(django_assert_num_queries):
    edition = past_edition()
    terms(edition, requirements=["assignment"])
    for number in (1, 4):
        for _ in range(number):
            attended(edition)
        with django_assert_num_queries(7):
            forecast(edition, Kind.ACHIEVEMENT)


# The pages


def test_the_participant_sees_the_way_before(enter, survey):
    edition = past_edition()
    found = participant(edition)
    session(edition)
    terms(edition, requirements=["survey"], assessed="A plan for a cooperative")
    page = enter(found.person).get(reverse("participation", args=[found.pk])).content.decode()
    for part in ("My way to the certificate", "Certificate of achievement", "Send the survey in", "0 of 1.6"):
        assert part in page
    exempt(participation=found, kind="achievement", verdict="withhold", reason="A secret", by=officer())
    page = enter(found.person).get(reverse("participation", args=[found.pk])).content.decode()
    assert "A secret" not in page
    assert "The secretariat will decide" in page


def test_an_officer_decides_against_the_rule_on_a_page(enter):
    edition = past_edition()
    found = attended(edition)
    session(edition, day=2)
    address = reverse("admin:certificates_exempt", args=[found.pk, "participation"])
    browser = enter(officer())
    refused = browser.post(address, {"verdict": "grant", "reason": ""})
    assert "Please say why." in refused.content.decode()
    assert browser.post(address, {"verdict": "grant", "reason": "Ill"}).status_code == 302
    assert standing_of(found, "participation").is_earned
    page = browser.get(reverse("admin:certificates_issue"), {"edition": edition.pk}).content.decode()
    assert "Granted" in page


def test_an_officer_saves_the_results_of_the_assignment(enter):
    edition = past_edition()
    found, other = attended(edition), attended(edition)
    browser = enter(officer())
    address = f"{reverse('admin:certificates_assignment')}?edition={edition.pk}"
    told = browser.post(address, {f"result-{found.pk}": "passed", f"result-{other.pk}": "x"}, follow=True)
    assert "1 result is saved." in told.content.decode()
    assert found.assignment_result.is_passed
    assert not hasattr(other, "assignment_result")


def test_the_terms_are_edited_with_what_can_be_required(enter, survey):
    edition = past_edition()
    address = reverse("admin:certificates_certificateterms_add")
    browser = enter(officer())
    page = browser.get(address, {"edition": edition.pk, "kind": "achievement"}).content.decode()
    assert "Send the survey in" in page
    assert "Pass the assignment" in page
    sent = {
        "edition": edition.pk,
        "kind": "achievement",
        "is_given": "on",
        "requirements": ["survey", "assignment"],
        "layout": "frame",
        "assessed_fr": "un plan",
    }
    assert browser.post(address, sent).status_code == 302
    saved = CertificateTerms.objects.get()
    assert (saved.requirements, saved.layout, saved.assessed_fr) == (
        ["survey", "assignment"],
        "frame",
        "un plan",
    )


def test_the_evaluation_may_be_required_and_is_done_once_given():
    edition = past_edition()
    question = EvaluationQuestionFactory(edition=edition, scope="edition")
    found, other = attended(edition), attended(edition)
    terms(edition, Kind.PARTICIPATION, requirements=["evaluation"])
    with pytest.raises(IssueRefused, match="lacks: Give your evaluation of the edition"):
        issue(participation=found, by=officer())
    evaluation.give(participation=found, session=None, answers={question.pk: 4})
    assert standing_of(found, Kind.PARTICIPATION).is_earned
    assert not standing_of(other, Kind.PARTICIPATION).is_earned


def test_an_evaluation_of_a_session_is_not_that_of_the_edition():
    edition = past_edition()
    question = EvaluationQuestionFactory(edition=edition)
    found = attended(edition)
    terms(edition, Kind.PARTICIPATION, requirements=["evaluation"])
    evaluation.give(participation=found, session=edition.sessions.first(), answers={question.pk: 4})
    assert not standing_of(found, Kind.PARTICIPATION).is_earned


def test_what_nobody_could_do_is_not_required(enter):
    edition = past_edition()
    sent = {"edition": edition.pk, "kind": "achievement", "requirements": ["evaluation"], "layout": "frame"}
    browser, address = enter(officer()), reverse("admin:certificates_certificateterms_add")
    page = browser.post(address, sent).content.decode()
    assert "The edition has no question that is asked at the end" in page
    assert not CertificateTerms.objects.exists()
    EvaluationQuestionFactory(edition=edition, scope="edition")
    assert browser.post(address, sent).status_code == 302
    assert CertificateTerms.objects.get().requirements == ["evaluation"]


@pytest.mark.parametrize("name", ["exempt", "preview"])
def test_others_do_not_get_in(enter, name):
    found = attended()
    address = reverse(f"admin:certificates_{name}", args=[found.pk, "participation"])
    assert enter(UserFactory()).get(address).status_code in (302, 403)


def test_the_preview_is_a_marked_page_and_saves_nothing(enter):
    found = attended(printed_name="Awa N’Diaye")
    answer = enter(officer()).get(reverse("admin:certificates_preview", args=[found.pk, "participation"]))
    from .test_pdf import text_of

    text = text_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert "Awa N’Diaye" in text
    assert "Specimen" in text
    assert "0000-0000-0000-0000" in text
    assert not found.certificates.exists()
