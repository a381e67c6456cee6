"""The pages of an edition's selection: who may, what they cost, what they do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from selection import automatic_assignment, cohorts, tasks
from selection.models import (
    ApplicationScore,
    AssignmentProposal,
    CohortScenario,
    ConflictDeclaration,
    Decision,
    ReviewAssignment,
    ReviewerProfile,
    SelectionPlan,
    Target,
)
from tests.factories import (
    CallFactory,
    EditionFactory,
    ReviewerProfileFactory,
    StaffFactory,
    TrackFactory,
    UserFactory,
)

from .people import approver, assigned, due, eligible, officer, reviewer

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ANYBODY_ELSE = [Role.REVIEWER, Role.READER, Role.PROGRAMME_OFFICER, None]


@pytest.fixture
def enter(client):
    def sign_in(person):
        client.force_login(person, backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def call():
    edition = EditionFactory(places=2)
    TrackFactory(edition=edition)
    return CallFactory(edition=edition)


@pytest.fixture
def scenario(call):
    return cohorts.create(edition=call.edition, name="First", basis="raw", by=officer())


def scored(call, value, **fields):
    application = eligible(call=call, **fields)
    ApplicationScore.objects.create(
        application=application,
        raw=value,
        adjusted=value,
        reviews=2,
        spread=3,
        rank_raw=1,
        rank_adjusted=1,
        computed_at=timezone.now(),
    )
    return application


def proposal_of(call):
    ReviewerProfileFactory()
    eligible(call=call)
    return automatic_assignment.propose(
        edition=call.edition, reviews_each=1, language_is_required=True, due_on=due(), by=officer()
    )


READ = [
    "selection_edition",
    "selection_reviewers",
    "selection_scores",
    "selection_severity",
    "selection_cohorts",
    "selection_targets",
    "selection_ledger",
]


@pytest.mark.parametrize("name", [*READ, "selection_automatic"])
def test_an_officer_opens_every_part(enter, call, name):
    page = enter(officer()).get(reverse(f"admin:{name}", args=[call.edition.pk]))
    assert page.status_code == 200
    assert call.edition.title in page.content.decode()


@pytest.mark.parametrize("name", READ)
def test_an_approver_reads_but_is_offered_no_change(enter, call, name):
    page = enter(approver()).get(reverse(f"admin:{name}", args=[call.edition.pk]))
    assert page.status_code == 200
    desk = page.content.decode().partition('<div class="desk">')[2].partition('<div id="footer"')[0]
    assert 'method="post"' not in desk


@pytest.mark.parametrize("role", ANYBODY_ELSE)
@pytest.mark.parametrize("name", [*READ, "selection_automatic"])
def test_nobody_else_opens_them_but_the_ledger_for_the_programme(enter, call, name, role):
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    answer = browser.get(reverse(f"admin:{name}", args=[call.edition.pk]))
    may = role == Role.PROGRAMME_OFFICER and name in ("selection_ledger", "selection_edition")
    assert (answer.status_code == 200) == may
    if not may:
        assert answer.status_code in (302, 403)


def posts(call, scenario):
    """Every address that changes something, with what it is sent."""
    proposal = proposal_of(call)
    application = scored(call, 4)
    edition, row = call.edition.pk, proposal.rows.get()
    return [
        (
            "selection_automatic",
            [edition],
            {"reviews_each": 1, "language_is_required": "yes", "due_on": due()},
        ),
        ("selection_send_proposal", [proposal.pk], {}),
        ("selection_discard_proposal", [proposal.pk], {}),
        ("selection_move_proposed", [row.pk], {"remove": "1"}),
        ("selection_add_proposed", [proposal.pk, application.pk], {"reviewer": row.reviewer_id}),
        ("selection_reckon", [edition], {}),
        ("selection_cohorts", [edition], {"name": "Second", "basis": "raw"}),
        ("selection_usual_targets", [edition], {}),
        (
            "selection_targets",
            [edition],
            {
                "targets-TOTAL_FORMS": 1,
                "targets-INITIAL_FORMS": 0,
                "targets-0-kind": "gender:female",
                "targets-0-minimum": 45,
                "targets-0-unit": "share",
            },
        ),
        ("selection_pin", [scenario.pk], {"pin": f"in:{application.pk}"}),
        ("selection_change_cohort", [scenario.pk], {"in": str(application.pk)}),
        ("selection_solve_cohort", [scenario.pk], {}),
        ("selection_propose_cohort", [scenario.pk], {"refuse": "1"}),
        ("selection_remove_cohort", [scenario.pk], {}),
        (
            "selection_ledger",
            [edition],
            {
                "fellowship_budget": 1,
                "tuition_cost": 0,
                "partial_cost": 0,
                "full_cost": 0,
                "fellowship_for_who_asks": "full",
                "reserve_size": 1,
            },
        ),
    ]


@pytest.mark.parametrize("role", [*ANYBODY_ELSE, Role.APPROVER])
def test_who_may_not_changes_nothing(enter, call, scenario, role):
    sent = posts(call, scenario)
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    for name, keys, fields in sent:
        answer = browser.post(reverse(f"admin:{name}", args=keys), fields)
        assert answer.status_code in (200, 302, 403), name
    assert not Target.objects.exists()
    assert not SelectionPlan.objects.exists()
    assert not Decision.objects.exists()
    assert not ReviewAssignment.objects.exists()
    assert CohortScenario.objects.count() == 1
    assert not scenario.members.exists()
    assert AssignmentProposal.objects.get().status == "proposed"
    assert AssignmentProposal.objects.get().rows.count() == 1


GET_CHANGES_NOTHING = [
    "selection_send_proposal",
    "selection_discard_proposal",
    "selection_reckon",
    "selection_usual_targets",
    "selection_pin",
    "selection_solve_cohort",
    "selection_remove_cohort",
]


def test_a_link_alone_changes_nothing(enter, call, scenario):
    browser = enter(officer())
    for name, keys, _fields in posts(call, scenario):
        if name in GET_CHANGES_NOTHING:
            assert browser.get(reverse(f"admin:{name}", args=keys)).status_code == 405, name


# What they cost


def queries_for(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def fill(call, number):
    """Scored candidates by the statement, so that a thousand take a moment."""
    from applications.models import APPLICATION, Application
    from selection.models import Screening

    by, track = officer(), call.edition.tracks.get()
    start = Application.objects.count()
    people = type(by).objects.bulk_create(
        type(by)(email=f"many{start + place}@many{place}.example") for place in range(number)
    )
    applications = Application.objects.bulk_create(
        Application(
            call=call,
            applicant=person,
            reference=f"M-{start + place}",
            track=track,
            gender="female",
            region="africa",
        )
        for place, person in enumerate(people)
    )
    APPLICATION.move_all(
        Application.objects.filter(pk__in=[row.pk for row in applications]),
        "submit",
        submitted_at=timezone.now(),
        revision=1,
    )
    Screening.objects.bulk_create(
        Screening(application=row, is_eligible=True, screened_by=by) for row in applications
    )
    ApplicationScore.objects.bulk_create(
        ApplicationScore(
            application=row,
            raw=1 + place % 5,
            adjusted=1,
            reviews=1,
            spread=3,
            rank_raw=1,
            rank_adjusted=1,
            computed_at=timezone.now(),
        )
        for place, row in enumerate(applications)
    )


def test_the_composer_costs_the_same_with_ten_and_with_a_thousand(enter, call, scenario):
    Target.objects.create(edition=call.edition, dimension="gender", value="female", minimum=10)
    browser, address = enter(officer()), reverse("admin:selection_cohort", args=[scenario.pk])
    fill(call, 10)
    cohorts.solve(scenario=scenario)
    few = queries_for(browser, address)
    fill(call, 990)
    call.edition.places = 60
    call.edition.save()
    cohorts.solve(scenario=scenario)
    assert scenario.members.count() == 60
    assert queries_for(browser, address) == few <= 20


@pytest.mark.parametrize("name", [*READ, "selection_automatic"])
def test_each_part_costs_the_same_at_any_length(enter, call, name):
    browser, address = enter(officer()), reverse(f"admin:{name}", args=[call.edition.pk])

    def more():
        person = ReviewerProfileFactory().person
        assigned(scored(call, 4), to=person)
        cohorts.create(edition=call.edition, name=f"S{person.pk}", basis="raw", by=officer())

    more()
    few = queries_for(browser, address)
    for _ in range(4):
        more()
    assert queries_for(browser, address) == few


def test_a_proposal_costs_the_same_at_any_length(enter, call):
    for _ in range(2):
        eligible(call=call)
        ReviewerProfileFactory()

    def cost():
        proposal = automatic_assignment.propose(
            edition=call.edition, reviews_each=2, language_is_required=True, due_on=due(), by=officer()
        )
        number = queries_for(browser, reverse("admin:selection_proposal", args=[proposal.pk]))
        automatic_assignment.discard(proposal=proposal, by=officer())
        return number

    browser = enter(officer())
    few = cost()
    for _ in range(8):
        eligible(call=call)
        ReviewerProfileFactory()
    assert cost() == few


# What they do


def test_from_the_proposal_to_the_reviewers(enter, call):
    people = [ReviewerProfileFactory().person for _ in range(3)]
    application = eligible(call=call)
    browser = enter(officer())
    form = {"reviews_each": 1, "language_is_required": "yes", "due_on": due()}
    answer = browser.post(reverse("admin:selection_automatic", args=[call.edition.pk]), form, follow=True)
    page = answer.content.decode()
    assert "1 review is proposed" in page
    proposal = AssignmentProposal.objects.get()
    row = proposal.rows.get()
    other = next(person for person in people if person.pk != row.reviewer_id)
    page = browser.get(reverse("admin:selection_move_proposed", args=[row.pk])).content.decode()
    assert str(other) in page
    browser.post(reverse("admin:selection_move_proposed", args=[row.pk]), {"reviewer": other.pk})
    answer = browser.post(reverse("admin:selection_send_proposal", args=[proposal.pk]), follow=True)
    assert "Being sent: 0 of 1" in answer.content.decode()
    tasks.send_assignments()
    answer = browser.get(reverse("admin:selection_proposal", args=[proposal.pk]))
    assert "1 review is asked. 1 reviewer is written to." in " ".join(answer.content.decode().split())
    assert ReviewAssignment.objects.get(application=application).reviewer == other


def test_what_is_typed_wrong_comes_back_beside_its_field(enter, call):
    eligible(call=call)
    browser, address = enter(officer()), reverse("admin:selection_automatic", args=[call.edition.pk])
    page = browser.post(address, {"reviews_each": 77, "language_is_required": "yes", "due_on": "x"})
    text = page.content.decode()
    assert 'value="77"' in text
    assert text.count('class="error"') == 2
    past = browser.post(address, {"reviews_each": 1, "language_is_required": "no", "due_on": "2001-01-01"})
    assert "in the past" in past.content.decode()


def test_who_has_a_conflict_is_named_and_not_offered(enter, call):
    tied = ReviewerProfileFactory(organisation="Union").person
    ReviewerProfileFactory()
    eligible(call=call, organisation="Union")
    proposal = automatic_assignment.propose(
        edition=call.edition, reviews_each=1, language_is_required=True, due_on=due(), by=officer()
    )
    row = proposal.rows.get()
    browser = enter(officer())
    page = browser.get(reverse("admin:selection_move_proposed", args=[row.pk])).content.decode()
    assert f'value="{tied.pk}"' not in page
    assert "both belong to Union" in page
    answer = browser.post(reverse("admin:selection_move_proposed", args=[row.pk]), {"reviewer": tied.pk})
    assert answer.status_code == 200
    assert proposal.rows.get().reviewer == row.reviewer


def test_the_ranking_shows_both_ranks_and_where_reviewers_disagree(enter, call):
    application = scored(call, 4)
    browser, address = enter(officer()), reverse("admin:selection_scores", args=[call.edition.pk])
    for query in ("", "?by=adjusted", "?by=spread&disputed=1", "?by=nonsense&page=99"):
        page = browser.get(address + query).content.decode()
        assert application.reference in page
        assert "Reviewers disagree" in page
        assert "It is advice: people decide." in page


def test_composing_from_the_first_pin_to_the_proposal(enter, call, scenario):
    best, second, third = scored(call, 5), scored(call, 4), scored(call, 3)
    browser, address = enter(officer()), reverse("admin:selection_cohort", args=[scenario.pk])
    browser.post(
        reverse("admin:selection_pin", args=[scenario.pk]),
        {"pin": f"in:{third.pk}", "query": "region=africa"},
    )
    answer = browser.post(reverse("admin:selection_solve_cohort", args=[scenario.pk]), follow=True)
    assert "no other cohort within the targets scores more" in answer.content.decode()
    change = reverse("admin:selection_change_cohort", args=[scenario.pk])
    page = browser.get(change, {"out": best.pk, "in": second.pk}).content.decode()
    assert "8.00 now, 7.00 after" in page
    assert scenario.members.filter(is_chosen=True, application=best).exists()
    browser.post(change, {"out": best.pk, "in": second.pk})
    assert not scenario.members.filter(application=best).exists()
    page = browser.get(address, {"state": "chosen"}).content.decode()
    assert best.reference not in page
    assert second.reference in page
    page = browser.get(reverse("admin:selection_propose_cohort", args=[scenario.pk])).content.decode()
    assert "each of the 2 chosen people" in page
    answer = browser.post(reverse("admin:selection_propose_cohort", args=[scenario.pk]), follow=True)
    assert "Proposed: 2 offers, 1 on the reserve list, 0 not selected." in answer.content.decode()


def test_targets_that_exclude_each_other_are_named_on_the_page(enter, call, scenario):
    scored(call, 5)
    Target.objects.create(
        edition=call.edition, dimension="region", value="americas", minimum=1, unit="number"
    )
    answer = enter(officer()).post(reverse("admin:selection_solve_cohort", args=[scenario.pk]), follow=True)
    page = answer.content.decode()
    assert "These cannot be met together" in page
    assert "Americas: at least 1" in page


@pytest.mark.parametrize("key", ["", "x", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_nonsense_is_answered_calmly(enter, call, scenario, key):
    browser = enter(officer())
    change = reverse("admin:selection_change_cohort", args=[scenario.pk])
    assert browser.get(change, {"in": key}).status_code in (200, 404)
    assert browser.post(change, {"in": key}).status_code in (302, 404)
    pinned = browser.post(reverse("admin:selection_pin", args=[scenario.pk]), {"pin": f"in:{key}"})
    assert pinned.status_code == 404
    listing = reverse("admin:selection_cohort", args=[scenario.pk])
    for query in ({"q": key}, {"region": key}, {"state": key}, {"page": key}):
        assert browser.get(listing, query).status_code == 200
    compare = reverse("admin:selection_compare_cohorts", args=[call.edition.pk])
    assert browser.get(compare, {"scenario": key}).status_code == 302


def test_scenarios_are_compared_side_by_side(enter, call, scenario):
    one, other = scored(call, 5), scored(call, 4)
    second = cohorts.create(edition=call.edition, name="Second", basis="raw", by=officer())
    cohorts.change(scenario=scenario, put_in=one)
    cohorts.change(scenario=second, put_in=other)
    page = enter(approver()).get(
        reverse("admin:selection_compare_cohorts", args=[call.edition.pk]),
        {"scenario": [scenario.pk, second.pk]},
    )
    text = page.content.decode()
    for said in ("First", "Second", "5.00", "4.00", "0 people are chosen in all of them"):
        assert said in text


def test_the_usual_targets_come_on_a_click_and_a_faulty_one_comes_back(enter, call):
    browser = enter(officer())
    browser.post(reverse("admin:selection_usual_targets", args=[call.edition.pk]))
    assert call.edition.targets.count() == 15
    Target.objects.all().delete()
    address = reverse("admin:selection_targets", args=[call.edition.pk])
    fields = {
        "targets-TOTAL_FORMS": 2,
        "targets-INITIAL_FORMS": 0,
        "targets-0-kind": "gender:female",
        "targets-0-minimum": 50,
        "targets-0-maximum": 40,
        "targets-0-unit": "share",
        "targets-1-kind": "gender:female",
        "targets-1-minimum": 10,
        "targets-1-unit": "share",
    }
    page = browser.post(address, fields).content.decode()
    assert "The minimum is above the maximum." in page
    assert "There is a target for this kind already." in page
    assert not Target.objects.exists()
    browser.post(address, {**fields, "targets-0-maximum": 60, "targets-1-kind": "region:africa"})
    assert call.edition.targets.count() == 2


def test_a_target_of_a_kind_that_exists_is_refused_beside_the_field(enter, call):
    Target.objects.create(edition=call.edition, dimension="gender", value="female", minimum=45)
    page = enter(officer()).post(
        reverse("admin:selection_targets", args=[call.edition.pk]),
        {
            "targets-TOTAL_FORMS": 1,
            "targets-INITIAL_FORMS": 0,
            "targets-0-kind": "gender:female",
            "targets-0-minimum": 10,
            "targets-0-unit": "share",
        },
    )
    assert "There is a target for this kind already." in page.content.decode()


def test_the_budget_is_set_on_the_ledgers_page(enter, call):
    address = reverse("admin:selection_ledger", args=[call.edition.pk])
    fields = {
        "fellowship_budget": "5000.00",
        "tuition_cost": 100,
        "partial_cost": 200,
        "full_cost": 300,
        "fellowship_for_who_asks": "full",
        "reserve_size": 10,
    }
    answer = enter(officer()).post(address, fields, follow=True)
    assert "5,000.00" in answer.content.decode()
    page = enter(officer()).post(address, {**fields, "full_cost": -1})
    assert page.status_code == 200
    assert SelectionPlan.objects.get().full_cost == 300


# The reviewer's own page


def test_a_reviewer_says_what_they_can_take_on(enter):
    person = reviewer()
    browser, address = enter(person), reverse("admin:selection_my_profile")
    browser.post(address, {"languages": ["fr", "es"], "capacity": 7})
    profile = ReviewerProfile.objects.get(person=person)
    assert (profile.languages, profile.capacity, profile.is_available) == (["fr", "es"], 7, False)
    page = browser.post(address, {"languages": [], "capacity": 7})
    assert 'class="error"' in page.content.decode()


def test_a_reviewer_keeps_what_the_staff_wrote_of_them(enter):
    profile = ReviewerProfileFactory(organisation="Union", sectors=["energy"])
    enter(profile.person).post(
        reverse("admin:selection_my_profile"), {"languages": ["en"], "capacity": 3, "is_available": "on"}
    )
    profile.refresh_from_db()
    assert (profile.organisation, profile.sectors, profile.capacity) == ("Union", ["energy"], 3)


def test_a_reviewer_declares_a_conflict(enter):
    assignment = assigned()
    address = reverse("admin:selection_declare_conflict")
    browser = enter(assignment.reviewer)
    browser.post(address, {"assignment": assignment.pk, "note": "My cousin"})
    assignment.refresh_from_db()
    assert assignment.status == "declined"
    assert ConflictDeclaration.objects.get().note == "My cousin"
    answer = browser.post(address, {"assignment": "", "organisation": ""}, follow=True)
    assert "one of them" in answer.content.decode()


def test_a_reviewer_declares_on_nobody_elses_assignment(enter):
    other = assigned()
    enter(reviewer()).post(reverse("admin:selection_declare_conflict"), {"assignment": other.pk})
    assert not ConflictDeclaration.objects.exists()


@pytest.mark.parametrize("role", [Role.SELECTION_OFFICER, Role.READER, None])
def test_only_reviewers_have_such_a_page(enter, role):
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    assert browser.get(reverse("admin:selection_my_profile")).status_code in (302, 403)
    assert browser.post(reverse("admin:selection_declare_conflict")).status_code in (302, 403)


def test_officers_describe_reviewers_and_declare_for_others(enter):
    person, application = reviewer(), eligible()
    browser = enter(officer())
    answer = browser.post(
        reverse("admin:selection_reviewerprofile_add"),
        {
            "person": person.pk,
            "languages": ["en"],
            "sectors": ["energy"],
            "capacity": 5,
            "is_available": "on",
        },
    )
    assert answer.status_code == 302
    assert ReviewerProfile.objects.get().sectors == ["energy"]
    assignment = assigned(application, to=person)
    browser.post(
        reverse("admin:selection_conflictdeclaration_add"),
        {"reviewer": person.pk, "application": application.pk, "organisation": "", "note": "x"},
    )
    assignment.refresh_from_db()
    assert assignment.status == "declined"
    assert ConflictDeclaration.objects.count() == 1
    for fields, fault in (
        ({"organisation": "–"}, "This names no organisation."),
        ({"organisation": ""}, "one of them"),
        ({"organisation": "Union", "application": application.pk}, "one of them"),
    ):
        page = browser.post(
            reverse("admin:selection_conflictdeclaration_add"), {"reviewer": person.pk, **fields}
        )
        assert fault in page.content.decode()


@pytest.mark.parametrize("role", ANYBODY_ELSE)
@pytest.mark.parametrize(
    "model", ["reviewerprofile", "conflictdeclaration", "cohortscenario", "applicationscore"]
)
def test_nobody_else_lists_or_adds_them(enter, role, model):
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    for address in (f"admin:selection_{model}_changelist", f"admin:selection_{model}_add"):
        assert browser.get(reverse(address)).status_code in (302, 403)
