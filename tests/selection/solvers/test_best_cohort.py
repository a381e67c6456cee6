"""The composer's answer against every cohort counted one by one."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selection.solvers.best_cohort import Limit, Question, compose, irreducible, is_feasible, price
from selection.solvers.linear import NoSolution

PEOPLE = st.integers(0, 9)


@st.composite
def questions(draw):
    number = draw(PEOPLE)
    each = lambda values: np.array(draw(st.lists(values, min_size=number, max_size=number)))  # noqa: E731
    limits = [Limit("places", np.ones(number), maximum=draw(st.integers(0, 5)))]
    limits.append(Limit("budget", each(st.sampled_from([0, 700, 3000])), maximum=draw(st.integers(0, 9000))))
    for key in range(draw(st.integers(0, 4))):
        low = draw(st.integers(0, 2))
        limits.append(
            Limit(str(key), each(st.integers(0, 1)), minimum=low, maximum=low + draw(st.integers(0, 3)))
        )
    pins = each(st.sampled_from(["", "", "", "in", "out"]))
    return Question(each(st.integers(100, 500)), pins == "in", pins == "out", tuple(limits))


def all_cohorts(question):
    positions = range(len(question.scores))
    for size in range(len(question.scores) + 1):
        for chosen in combinations(positions, size):
            members = np.array(chosen, dtype=int)
            has_pinned = set(np.nonzero(question.is_in)[0]) <= set(chosen)
            if has_pinned and not question.is_out[members].any() and _fits(question, members):
                yield members


def _fits(question, members):
    return all(limit.minimum <= limit.weights[members].sum() <= limit.maximum for limit in question.limits)


def best_score(question):
    return max((int(question.scores[members].sum()) for members in all_cohorts(question)), default=None)


@settings(max_examples=150, deadline=None)
@given(questions())
def test_the_answer_is_the_best_of_all_cohorts(question):
    best = best_score(question)
    if best is None:
        with pytest.raises(NoSolution):
            compose(question)
        return
    cohort = compose(question)
    assert (cohort.score, cohort.bound) == (best, best)
    assert int(question.scores[cohort.chosen].sum()) == best
    assert any(np.array_equal(cohort.chosen, members) for members in all_cohorts(question))


@settings(max_examples=60, deadline=None)
@given(questions())
def test_a_limits_price_is_what_the_best_without_it_scores_more(question):
    if best_score(question) is None:
        return
    cohort = compose(question)
    keys = [limit.key for limit in question.limits]
    assert price(question, cohort, keys) == {
        key: best_score(question.without(key)) - cohort.score for key in keys
    }


@settings(max_examples=100, deadline=None)
@given(questions())
def test_limits_that_cannot_be_met_together_are_named_and_each_is_needed(question):
    if best_score(question) is not None:
        assert is_feasible(question)
        return
    named = irreducible(question)
    core = Question(
        question.scores,
        question.is_in,
        question.is_out,
        tuple(limit for limit in question.limits if limit.key in named),
    )
    assert best_score(core) is None
    for key in named:
        assert best_score(core.without(key)) is not None


def test_many_candidates_are_solved_to_proof():
    """Larger than the first program, so that columns are fixed by their reduced cost."""
    random = np.random.default_rng(3)
    number = 600
    women, region = random.random(number) < 0.4, random.integers(0, 5, number)
    nobody = np.zeros(number, dtype=bool)
    limits = [
        Limit("places", np.ones(number), maximum=20),
        Limit("budget", np.where(random.random(number) < 0.6, 3500, 0), maximum=14_000),
        Limit("women", women.astype(float), minimum=11),
        *(Limit(f"region {key}", (region == key).astype(float), minimum=3, maximum=6) for key in range(5)),
    ]
    question = Question(random.integers(100, 501, number), nobody, nobody, tuple(limits))
    cohort = compose(question)
    assert cohort.is_proven
    assert _fits(question, cohort.chosen)
    whole = compose_by_hand(question)
    assert cohort.score == whole


def compose_by_hand(question):
    """The same program given to the solver in one piece, a column each candidate."""
    from selection.solvers.linear import Program, solve

    weights = np.array([limit.weights for limit in question.limits])
    rows, columns = np.nonzero(weights)
    number = len(question.scores)
    answer = solve(
        Program(
            -question.scores.astype(float),
            np.zeros(number),
            np.ones(number),
            np.array([limit.minimum for limit in question.limits]),
            np.array([limit.maximum for limit in question.limits]),
            rows,
            columns,
            weights[rows, columns],
        ),
        is_integer=True,
    )
    return -round(answer.objective)
