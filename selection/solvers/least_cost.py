"""Who reviews what at the least cost: a flow from applications to reviewers.

Applications that are alike (same need, same cost with every reviewer, same bars) form a group of
`size`, each of which needs `need` different reviewers. Let x(group, reviewer) be how many of the
group the reviewer gets, at most `size`. Every constraint is one of a network, whose vertices are
whole numbers, so the linear program's answer is the integer optimum. It is dealt to the single
applications as in the proof of Gale and Ryser (Pacific Journal of Mathematics 7, 1957): each in turn
gets the reviewers who have most left. Whoever has as many left as there are applications left is
among them, so every share is dealt and nobody gets an application twice. Equals are drawn by lot
(always the same one), so that reviewers meet many others and their severities can be compared.

A reviewer's load costs more the fuller they are: the k-th review of somebody with capacity C costs
LOAD · (2k − 1) / 2C, so that the shares of capacity come out even.

With thousands of different groups only the arcs that can matter are given to the solver; the prices
of its answer are then tried on every other arc, and those that would improve it are added, until none
would (column generation): the answer is the optimum over all arcs.
"""

import heapq
from dataclasses import dataclass

import numpy as np

from .linear import Program, solve

LOAD = 1000  # what the last review of a full reviewer costs
UNSERVED = 1_000_000  # a review that nobody can take
BARRED = -1  # in a cost matrix: never
ALL_ARCS = 400_000  # up to so many, every arc is given to the solver at once
FIRST_ARCS = 8  # else so many more than needed for each group, to begin with


@dataclass(frozen=True)
class Task:
    """`costs[group, reviewer]` in whole numbers, BARRED where the reviewer may not; `capacity` and
    `load` of each reviewer count reviews."""

    sizes: np.ndarray
    needs: np.ndarray
    costs: np.ndarray
    capacity: np.ndarray
    load: np.ndarray


@dataclass(frozen=True)
class Sharing:
    """`shares[group]` lists (reviewer, how many); `unserved[group]` counts the reviews nobody takes."""

    shares: list[list[tuple[int, int]]]
    unserved: np.ndarray
    cost: float


def share(task: Task) -> Sharing:
    """The least costly sharing; as few reviews as possible stay unserved."""
    open_arcs = task.costs != BARRED
    chosen = open_arcs if open_arcs.sum() <= ALL_ARCS else _first_arcs(task, open_arcs)
    while True:
        groups, reviewers = np.nonzero(chosen)
        answer = solve(_program(task, groups, reviewers))
        if chosen is open_arcs:
            break
        better = _improving(task, open_arcs & ~chosen, answer.row_prices)
        if not better.any():
            break
        chosen |= better
    flows = np.rint(answer.values).astype(int)
    if np.abs(answer.values - flows).max() > 1e-6:
        raise ArithmeticError("The flow is not in whole numbers.")  # no network does that
    shares = [[] for _group in task.sizes]
    for arc in np.nonzero(flows[: len(groups)])[0]:
        shares[groups[arc]].append((int(reviewers[arc]), int(flows[arc])))
    unserved = flows[len(groups) : len(groups) + len(task.sizes)]
    return Sharing(shares, unserved, answer.objective)


def deal(sharing: Sharing, group: int, size: int) -> list[list[int]]:
    """The reviewers of each of the group's `size` applications."""
    scatter = np.random.default_rng(group)
    waiting = [(-number, scatter.random(), reviewer) for reviewer, number in sharing.shares[group]]
    heapq.heapify(waiting)
    shared = sum(number for _reviewer, number in sharing.shares[group])
    need = (shared + int(sharing.unserved[group])) // size
    dealt = []
    for _application in range(size):
        fullest = [heapq.heappop(waiting) for _review in range(min(need, len(waiting)))]
        dealt.append([reviewer for _number, _order, reviewer in fullest])
        for number, _order, reviewer in fullest:
            if number < -1:
                heapq.heappush(waiting, (number + 1, scatter.random(), reviewer))
    return dealt


def load_costs(capacity: int, load: int) -> np.ndarray:
    """What each further review of somebody with so many already costs."""
    numbers = np.arange(load + 1, capacity + 1)
    return np.rint(LOAD * (2 * numbers - 1) / (2 * capacity)) if capacity else numbers


def _program(task: Task, groups: np.ndarray, reviewers: np.ndarray) -> Program:
    """Columns: arcs, then unserved of each group, then steps of load. Rows: groups, reviewers."""
    number_of_groups, number_of_arcs = len(task.sizes), len(groups)
    step_reviewers, step_costs, step_sizes = _steps(task)
    unserved = np.arange(number_of_groups) + number_of_arcs
    steps = np.arange(len(step_costs)) + number_of_arcs + number_of_groups
    wanted = (task.sizes * task.needs).astype(float)
    arcs = np.arange(number_of_arcs)
    balanced = np.zeros(len(task.capacity))
    return Program(
        costs=np.concatenate(
            (task.costs[groups, reviewers], np.full(number_of_groups, UNSERVED), step_costs)
        ).astype(float),
        lower=np.zeros(number_of_arcs + number_of_groups + len(step_costs)),
        upper=np.concatenate((task.sizes[groups], wanted, step_sizes)).astype(float),
        row_lower=np.concatenate((wanted, balanced)),
        row_upper=np.concatenate((wanted, balanced)),
        entry_rows=np.concatenate(
            (
                groups,
                number_of_groups + reviewers,
                np.arange(number_of_groups),
                number_of_groups + step_reviewers,
            )
        ),
        entry_columns=np.concatenate((arcs, arcs, unserved, steps)),
        entry_values=np.concatenate(
            (np.ones(2 * number_of_arcs + number_of_groups), -np.ones(len(step_costs)))
        ),
    )


def _steps(task: Task) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Reviewer, cost and size of each step of load; equal costs are one step."""
    owners, costs, sizes = [], [], []
    for reviewer, (capacity, load) in enumerate(zip(task.capacity, task.load, strict=True)):
        values, counts = np.unique(load_costs(int(capacity), int(load)), return_counts=True)
        owners.append(np.full(len(values), reviewer))
        costs.append(values)
        sizes.append(counts)
    return np.concatenate(owners).astype(int), np.concatenate(costs), np.concatenate(sizes)


def _first_arcs(task: Task, open_arcs: np.ndarray) -> np.ndarray:
    """The cheapest arcs of each group; among equals they differ from group to group."""
    scatter = np.random.default_rng(1).random(task.costs.shape)
    weights = np.where(open_arcs, task.costs + scatter, np.inf)
    chosen = np.zeros(task.costs.shape, dtype=bool)
    kept = min(int(task.needs.max()) + FIRST_ARCS, task.costs.shape[1])
    nearest = np.argpartition(weights, kept - 1, axis=1)[:, :kept]
    np.put_along_axis(chosen, nearest, True, axis=1)
    return chosen & open_arcs


def _improving(task: Task, untried: np.ndarray, prices: np.ndarray) -> np.ndarray:
    """Of the untried arcs, each group's best few whose reduced cost is below zero."""
    groups = len(task.sizes)
    reduced = task.costs - prices[:groups, None] - prices[None, groups:]
    reduced = np.where(untried, reduced, 0.0)
    better = reduced < -1e-6
    best = np.argpartition(reduced, min(4, reduced.shape[1] - 1), axis=1)[:, :4]
    few = np.zeros_like(better)
    np.put_along_axis(few, best, True, axis=1)
    return better & few
