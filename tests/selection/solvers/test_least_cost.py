"""The assignment against every sharing of small cases counted one by one."""

from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from selection.solvers import least_cost
from selection.solvers.least_cost import BARRED, UNSERVED, Task, deal, load_costs, share

COSTS = st.sampled_from([BARRED, 0, 0, 300, 10_000])


@st.composite
def tasks(draw):
    groups, reviewers = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    numbers = lambda low, high, count: np.array(  # noqa: E731
        draw(st.lists(st.integers(low, high), min_size=count, max_size=count))
    )
    capacity = numbers(0, 3, reviewers)
    return Task(
        sizes=numbers(1, 2, groups),
        needs=numbers(1, 2, groups),
        costs=np.array(
            draw(st.lists(COSTS, min_size=groups * reviewers, max_size=groups * reviewers))
        ).reshape(groups, reviewers),
        capacity=capacity,
        load=np.minimum(capacity, numbers(0, 1, reviewers)),
    )


def cheapest(task):
    """The least cost over every choice of reviewers of every application."""
    applications = [group for group, size in enumerate(task.sizes) for _one in range(size)]
    choices = [_panels(task, group) for group in applications]
    return min(_cost(task, applications, panels) for panels in product(*choices) if _fits(task, panels))


def _panels(task, group):
    may = [reviewer for reviewer, cost in enumerate(task.costs[group]) if cost != BARRED]
    return [panel for size in range(task.needs[group] + 1) for panel in combinations(may, size)]


def _loads(task, panels):
    return task.load + np.bincount([r for panel in panels for r in panel], minlength=len(task.load))


def _fits(task, panels):
    return (_loads(task, panels) <= np.maximum(task.capacity, task.load)).all()


def _cost(task, applications, panels):
    missing = sum(task.needs[group] - len(panel) for group, panel in zip(applications, panels, strict=True))
    arcs = sum(task.costs[group, r] for group, panel in zip(applications, panels, strict=True) for r in panel)
    loads = _loads(task, panels)
    fullness = sum(
        load_costs(int(task.capacity[r]), int(task.load[r]))[: loads[r] - task.load[r]].sum()
        for r in range(len(loads))
    )
    return missing * UNSERVED + arcs + fullness


def check_dealing(task, sharing):
    loads = task.load.copy()
    for group, size in enumerate(task.sizes):
        panels = deal(sharing, group, int(size))
        assert sum(len(panel) for panel in panels) + sharing.unserved[group] == size * task.needs[group]
        for panel in panels:
            assert len(panel) == len(set(panel)) <= task.needs[group]
            assert all(task.costs[group, reviewer] != BARRED for reviewer in panel)
            loads += np.bincount(panel, minlength=len(loads)).astype(int)
    assert (loads <= np.maximum(task.capacity, task.load)).all()


@settings(max_examples=120, deadline=None)
@given(tasks())
def test_the_sharing_is_the_cheapest_of_all(task):
    sharing = share(task)
    assert round(sharing.cost) == cheapest(task)
    check_dealing(task, sharing)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_with_few_arcs_at_first_the_answer_is_the_same(seed):
    random = np.random.default_rng(seed)
    task = Task(
        sizes=random.integers(1, 4, 25),
        needs=random.integers(1, 4, 25),
        costs=random.choice([BARRED, 0, 300, 10_000], (25, 12)),
        capacity=random.integers(2, 12, 12),
        load=np.zeros(12, dtype=int),
    )
    whole = share(task)
    limits = least_cost.ALL_ARCS, least_cost.FIRST_ARCS
    try:
        least_cost.ALL_ARCS, least_cost.FIRST_ARCS = 0, 0
        priced = share(task)
    finally:
        least_cost.ALL_ARCS, least_cost.FIRST_ARCS = limits
    assert round(priced.cost) == round(whole.cost)
    check_dealing(task, priced)


def test_the_load_is_even_among_equals():
    task = Task(
        sizes=np.array([40]),
        needs=np.array([3]),
        costs=np.zeros((1, 8), dtype=int),
        capacity=np.full(8, 30),
        load=np.zeros(8, dtype=int),
    )
    (shares,) = share(task).shares
    assert sorted(number for _reviewer, number in shares) == [15] * 8


def test_who_can_do_more_is_given_more():
    task = Task(
        sizes=np.array([30]),
        needs=np.array([1]),
        costs=np.zeros((1, 2), dtype=int),
        capacity=np.array([20, 40]),
        load=np.zeros(2, dtype=int),
    )
    assert dict(share(task).shares[0]) == {0: 10, 1: 20}


def test_reviewers_meet_many_others_so_that_their_severities_can_be_compared():
    task = Task(
        sizes=np.array([60]),
        needs=np.array([2]),
        costs=np.zeros((1, 8), dtype=int),
        capacity=np.full(8, 30),
        load=np.zeros(8, dtype=int),
    )
    panels = deal(share(task), 0, 60)
    partners = {
        reviewer: {r for panel in panels if reviewer in panel for r in panel} for reviewer in range(8)
    }
    assert all(len(met) >= 5 for met in partners.values())
