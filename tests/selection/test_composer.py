"""What a cohort must keep within, and the best one: with rows of the database."""

from decimal import Decimal

import pytest

from applications.models import Application
from selection import cohorts, composer
from selection.models import ApplicationScore, CohortScenario, Decision, ScenarioMember, SelectionPlan, Target
from selection.refusals import CohortRefused
from tests.factories import CallFactory, EditionFactory, TrackFactory

from .people import approved, eligible, offered, officer, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return CallFactory(edition=EditionFactory(places=3))


@pytest.fixture
def scenario(call):
    return cohorts.create(edition=call.edition, name="First", basis="raw", by=officer())


def scored(call, raw, adjusted=None, **fields):
    from django.utils import timezone

    application = eligible(call=call, **fields)
    ApplicationScore.objects.create(
        application=application,
        raw=Decimal(str(raw)),
        adjusted=Decimal(str(raw if adjusted is None else adjusted)),
        reviews=1,
        spread=0,
        rank_raw=1,
        rank_adjusted=1,
        computed_at=timezone.now(),
    )
    return application


def target(call, dimension, value, minimum=None, maximum=None, unit="number"):
    return Target.objects.create(
        edition=call.edition, dimension=dimension, value=value, minimum=minimum, maximum=maximum, unit=unit
    )


def chosen(scenario):
    rows = scenario.members.filter(is_chosen=True)
    return {row.application for row in rows.select_related("application__call")}


def solved(scenario):
    is_met = cohorts.solve(scenario=scenario)
    scenario.refresh_from_db()
    return is_met


def test_without_targets_the_best_are_chosen(call, scenario):
    people = [scored(call, score) for score in (5, 4, 3, 2)]
    assert solved(scenario)
    assert chosen(scenario) == set(people[:3])
    assert scenario.is_proven
    assert cohorts.standing(scenario).score == 12


def test_the_adjusted_score_counts_when_it_is_chosen(call):
    call.edition.places = 1
    call.edition.save()
    scored(call, 5, adjusted=3)
    other = scored(call, 4, adjusted=4)
    scenario = cohorts.create(edition=call.edition, name="Adjusted", basis="adjusted", by=officer())
    solved(scenario)
    assert chosen(scenario) == {other}


def test_a_target_is_met_and_its_price_told(call, scenario):
    men = [scored(call, score, gender="male") for score in (5, 4.5, 4)]
    women = [scored(call, score, gender="female") for score in (3, 2)]
    target(call, "gender", "female", minimum=2)
    solved(scenario)
    assert chosen(scenario) == {men[0], *women}
    assert scenario.prices == {"gender:female": 350}
    counter = next(row for row in cohorts.standing(scenario).counters if row.bound.dimension == "gender")
    assert (counter.now, counter.is_met) == (2, True)


def test_a_share_is_of_the_places_and_rounded_so_that_it_is_kept(call):
    target(call, "gender", "female", minimum=45, unit="share")
    target(call, "region", "africa", minimum=10, maximum=35, unit="share")
    bounds = {bound.dimension: (bound.minimum, bound.maximum) for bound in composer.bounds_of(call.edition)}
    assert bounds["gender"] == (2, None)  # of 3 places: 1.35
    assert bounds["region"] == (1, 1)  # 0.3 to 1.05


def test_the_budget_for_fellowships_is_kept(call, scenario):
    SelectionPlan.objects.create(edition=call.edition, fellowship_budget=3000, full_cost=3000)
    asking = [scored(call, score, funding="fellowship") for score in (5, 4.9)]
    paying = [scored(call, score) for score in (3, 2)]
    solved(scenario)
    assert chosen(scenario) == {asking[0], *paying}
    assert scenario.prices["budget"] == 290


def test_a_tracks_places_are_kept(call, scenario):
    track = TrackFactory(edition=call.edition, language="fr", places=1)
    best = scored(call, 5, track=track)
    scored(call, 4, track=track)
    other = scored(call, 1, track=TrackFactory(edition=call.edition, language="en"))
    solved(scenario)
    assert chosen(scenario) == {best, other}


def test_pins_are_respected(call, scenario):
    best, second, third, last = (scored(call, score) for score in (5, 4, 3, 1))
    cohorts.pin(scenario=scenario, by=officer(), application=last, to="in")
    cohorts.pin(scenario=scenario, by=officer(), application=best, to="out")
    solved(scenario)
    assert chosen(scenario) == {second, third, last}
    cohorts.pin(scenario=scenario, by=officer(), application=best, to="")
    assert not scenario.members.filter(application=best).exists()


def test_limits_that_exclude_each_other_are_named_and_the_scenario_stays(call, scenario):
    women = [scored(call, 3, gender="female", region="africa") for _ in range(3)]
    scored(call, 5, gender="male", region="americas")
    solved(scenario)
    before = chosen(scenario)
    target(call, "gender", "female", minimum=3)
    target(call, "region", "americas", minimum=1)
    target(call, "funding", "donor", maximum=3)
    assert not solved(scenario)
    assert set(scenario.unmet) == {"places", "gender:female", "region:americas"}
    assert chosen(scenario) == before
    assert women


def test_pins_that_cannot_be_met_are_named(call, scenario):
    woman = scored(call, 3, gender="female")
    target(call, "gender", "female", minimum=1)
    cohorts.pin(scenario=scenario, by=officer(), application=woman, to="out")
    assert not solved(scenario)
    assert set(scenario.unmet) == {"gender:female", "pinned-out"}


def test_who_holds_a_place_keeps_it_and_counts(call, scenario):
    holder = offered(call=call).application
    approved_one = eligible(call=call)
    approved(approved_one)
    best, _second = scored(call, 5), scored(call, 4)
    solved(scenario)
    assert chosen(scenario) == {best}
    assert cohorts.standing(scenario).people == 3
    with pytest.raises(CohortRefused, match="holds a place"):
        cohorts.pin(scenario=scenario, by=officer(), application=holder, to="out")


def test_who_is_not_eligible_or_decided_otherwise_is_not_chosen(call, scenario):
    submitted(call=call)
    approved(scored(call, 5), "not-selected")
    assert solved(scenario)
    assert chosen(scenario) == set()


# By hand


def test_a_swap_is_shown_before_it_is_made(call, scenario):
    target(call, "gender", "female", minimum=1)
    man, woman = scored(call, 5, gender="male"), scored(call, 4, gender="female")
    cohorts.change(scenario=scenario, by=officer(), put_in=woman)
    shown = cohorts.effect(scenario=scenario, by=officer(), put_in=man, take_out=woman)
    assert shown.difference == 1
    assert [(before.now, after.now) for before, after in shown.rows] == [(1, 0)]
    assert [counter.bound.value for counter in shown.after.broken] == ["female"]
    assert chosen(scenario) == {woman}
    cohorts.change(scenario=scenario, by=officer(), put_in=man, take_out=woman)
    assert chosen(scenario) == {man}


def test_a_change_by_hand_takes_the_proof_away(call, scenario):
    one, _two = scored(call, 5), scored(call, 4)
    solved(scenario)
    assert scenario.is_proven
    cohorts.change(scenario=scenario, by=officer(), take_out=one)
    scenario.refresh_from_db()
    assert (scenario.is_proven, scenario.prices) == (False, {})


def test_a_change_that_somebody_made_already_is_told(call, scenario):
    one = scored(call, 5)
    cohorts.change(scenario=scenario, by=officer(), put_in=one)
    with pytest.raises(CohortRefused, match="meanwhile"):
        cohorts.change(scenario=scenario, by=officer(), put_in=one)
    cohorts.change(scenario=scenario, by=officer(), take_out=one)
    with pytest.raises(CohortRefused, match="meanwhile"):
        cohorts.change(scenario=scenario, by=officer(), take_out=one)


def test_somebody_of_another_edition_is_no_candidate(scenario):
    stranger = scored(CallFactory(), 5)
    for act in (
        lambda: cohorts.pin(scenario=scenario, by=officer(), application=stranger, to="in"),
        lambda: cohorts.change(scenario=scenario, by=officer(), put_in=stranger),
        lambda: cohorts.effect(scenario=scenario, by=officer(), put_in=stranger),
    ):
        with pytest.raises(CohortRefused, match="not among the candidates"):
            act()


def test_a_name_is_used_once_and_a_copy_has_the_same_people(call, scenario):
    cohorts.pin(scenario=scenario, by=officer(), application=scored(call, 5), to="in")
    with pytest.raises(CohortRefused, match="name"):
        cohorts.create(edition=call.edition, name="First", basis="raw", by=officer())
    with pytest.raises(CohortRefused):
        cohorts.create(edition=call.edition, name="  ", basis="raw", by=officer())
    copy = cohorts.create(edition=call.edition, name="Second", basis="raw", by=officer(), copy_of=scenario)
    assert chosen(copy) == chosen(scenario)
    cohorts.remove(scenario=scenario)
    assert CohortScenario.objects.get() == copy
    assert ScenarioMember.objects.count() == 1


# The proposal


def outcomes():
    return {row.application_id: row for row in Decision.objects.exclude(status="discarded")}


def test_a_scenario_becomes_offers_and_an_ordered_reserve_list(call, scenario):
    SelectionPlan.objects.create(
        edition=call.edition, reserve_size=2, fellowship_for_who_asks="partial", partial_cost=100
    )
    people = [
        scored(call, score, funding="fellowship" if score == 5 else "self") for score in (5, 4, 3, 2, 1, 0)
    ]
    out = scored(call, 4.5)
    solved(scenario)
    cohorts.pin(scenario=scenario, by=officer(), application=out, to="out")
    cohorts.change(scenario=scenario, by=officer(), put_in=people[2])
    done = cohorts.propose(scenario=scenario, by=officer(), refuses_the_rest=False)
    assert (done.offers, done.reserves, done.refusals, done.left_out) == (3, 2, 0, 0)
    found = outcomes()
    assert [found[person.pk].outcome for person in people[:5]] == ["offer"] * 3 + ["reserve"] * 2
    assert [found[person.pk].reserve_rank for person in people[3:5]] == [1, 2]
    assert [found[person.pk].fellowship for person in people[:2]] == ["partial", "none"]
    assert people[5].pk not in found
    assert out.pk not in found
    assert all(row.status == "proposed" for row in found.values())


def test_everybody_else_is_refused_only_if_asked(call, scenario):
    SelectionPlan.objects.create(edition=call.edition, reserve_size=0)
    best, rest = scored(call, 5), scored(call, 1)
    cohorts.change(scenario=scenario, by=officer(), put_in=best)
    unscreened = submitted(call=call)
    done = cohorts.propose(scenario=scenario, by=officer(), refuses_the_rest=True)
    assert (done.offers, done.refusals) == (1, 1)
    assert outcomes()[rest.pk].outcome == "not-selected"
    assert unscreened.pk not in outcomes()


def test_a_second_proposal_adds_nothing(call, scenario):
    cohorts.change(scenario=scenario, by=officer(), put_in=scored(call, 5))
    first = cohorts.propose(scenario=scenario, by=officer(), refuses_the_rest=False)
    second = cohorts.propose(scenario=scenario, by=officer(), refuses_the_rest=False)
    assert (first.offers, second.offers) == (1, 0)
    assert Decision.objects.count() == 1


def test_a_conflict_of_interest_is_left_out_and_counted(call, scenario):
    from selection import conflicts

    by, application = officer(), scored(call, 5)
    conflicts.declare(person=by, by=by, application=application)
    cohorts.change(scenario=scenario, by=officer(), put_in=application)
    done = cohorts.propose(scenario=scenario, by=by, refuses_the_rest=False)
    assert (done.offers, done.conflicted, done.left_out) == (0, 1, 0)


def test_an_empty_scenario_is_not_proposed(scenario):
    with pytest.raises(CohortRefused, match="Nobody"):
        cohorts.propose(scenario=scenario, by=officer(), refuses_the_rest=True)
    assert not Application.objects.exists()
