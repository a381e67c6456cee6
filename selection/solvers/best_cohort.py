"""The best cohort: of the candidates, the set with the highest total score that keeps within limits.

An integer program, solved to proof. Candidates who are alike (same score, same weight in every limit)
are one whole-numbered column; of those alike but for the score only as many as can be chosen at all
are looked at. The linear relaxation gives a bound and the reduced cost of each column; a first
program on the columns that hang in the balance gives a cohort; every column whose reduced cost
exceeds the gap between bound and cohort cannot change in a better one and is fixed (reduced-cost
fixing), so that the proof needs a few hundred columns instead of thousands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from .linear import INFINITY, NoSolution, Program, Solution, relieved, solve

FIRST_COLUMNS = 120  # that hang in the balance, for the first cohort


@dataclass(frozen=True)
class Limit:
    """That the sum of `weights` over the chosen lies between `minimum` and `maximum`."""

    key: str
    weights: np.ndarray
    minimum: float = -INFINITY
    maximum: float = INFINITY

    def holds(self, chosen: np.ndarray) -> bool:
        return self.minimum - 1e-6 <= self.weights[chosen].sum() <= self.maximum + 1e-6


@dataclass(frozen=True)
class Question:
    """`scores` in whole numbers. Who `is_in` is chosen, who `is_out` is not; nobody is both."""

    scores: np.ndarray
    is_in: np.ndarray
    is_out: np.ndarray
    limits: tuple[Limit, ...]

    def without(self, key: str) -> "Question":
        return replace(self, limits=tuple(limit for limit in self.limits if limit.key != key))


@dataclass(frozen=True)
class Cohort:
    """`chosen` lists the candidates' positions; no cohort scores above `bound`."""

    chosen: np.ndarray
    score: int
    bound: int

    @property
    def is_proven(self) -> bool:
        return self.score == self.bound


@dataclass(frozen=True)
class _Columns:
    """Kinds of candidates: `members[kind]` are positions, those chosen by force first, those barred
    last; `weights[limit, kind]`."""

    members: list[np.ndarray]
    scores: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    weights: np.ndarray


def compose(question: Question) -> Cohort:
    """The best cohort. Raises NoSolution when the limits cannot be met together."""
    columns = _columns(question)
    program = _program(question, columns)
    answer = _best(program)
    kinds = np.nonzero(answer.values)[0]
    chosen = [columns.members[kind][: answer.values[kind]] for kind in kinds]
    positions = np.sort(np.concatenate([*chosen, np.array([], dtype=int)])).astype(int)
    if broken := [limit.key for limit in question.limits if not limit.holds(positions)]:
        raise ArithmeticError(f"The solver broke {', '.join(broken)}.")  # beyond its own tolerance
    return Cohort(
        chosen=positions,
        score=-round(answer.objective),
        bound=-int(np.ceil(answer.bound - 1e-6)),
    )


def price(question: Question, cohort: Cohort, keys: Iterable[str]) -> dict[str, int]:
    """What each limit of `keys` costs: how much the best cohort without it scores above this one."""
    columns = _columns(question)
    program = _program(question, columns)
    is_chosen = np.zeros(len(question.scores), dtype=int)
    is_chosen[cohort.chosen] = 1
    known = np.array([is_chosen[members].sum() for members in columns.members], dtype=float)
    row_of = {limit.key: row for row, limit in enumerate(question.limits)}
    rows = [row_of[key] for key in keys]
    return {
        question.limits[row].key: _gain(_without(program, row), relaxed, known, cohort.score)
        for row, relaxed in zip(rows, relieved(program, rows), strict=True)
    }


def irreducible(question: Question) -> list[str]:
    """Keys of limits that cannot be met together, while all but any one of them can (deletion filter:
    Chinneck and Dravnieks, ORSA Journal on Computing 3, 1991). The question must have no solution."""
    kept = question
    for limit in question.limits:
        fewer = kept.without(limit.key)
        if not is_feasible(fewer):
            kept = fewer
    return [limit.key for limit in kept.limits]


def is_feasible(question: Question) -> bool:
    """Whether some cohort keeps within every limit."""
    blind = replace(question, scores=np.zeros_like(question.scores))
    program = _program(blind, _columns(blind))
    try:
        solve(program)
        solve(program, is_integer=True)
    except NoSolution:
        return False
    return True


def _gain(program: Program, relaxed: Solution, known: np.ndarray, score: int) -> int:
    """How much the program's best is above the score of the known solution."""
    if -np.ceil(relaxed.objective - 1e-6) <= score:
        return 0
    return max(0, -round(_proven(program, relaxed, known).objective) - score)


def _without(program: Program, row: int) -> Program:
    """The same program without one row."""
    free = np.arange(len(program.row_lower)) == row
    return replace(
        program,
        row_lower=np.where(free, -INFINITY, program.row_lower),
        row_upper=np.where(free, INFINITY, program.row_upper),
    )


def _best(program: Program) -> Solution:
    relaxed = solve(program)
    balance = np.abs(relaxed.reduced_costs)
    number = FIRST_COLUMNS
    while number < len(balance):
        free = np.zeros(len(balance), dtype=bool)
        free[np.argsort(balance, kind="stable")[:number]] = True
        free |= np.abs(relaxed.values - np.rint(relaxed.values)) > 1e-6
        try:
            first = solve(_narrowed(program, relaxed, free), is_integer=True)
        except NoSolution:
            number *= 4
            continue
        return _proven(program, relaxed, first.values.astype(float))
    return solve(program, is_integer=True)


def _proven(program: Program, relaxed: Solution, known: np.ndarray) -> Solution:
    """The best solution, given one. Its bound may lie below it only when the time ran out."""
    gap = float(program.costs @ known) - np.ceil(relaxed.objective - 1e-6)
    if gap <= 0:
        return Solution(known.astype(int), float(program.costs @ known), float(program.costs @ known))
    free = np.abs(relaxed.reduced_costs) <= gap + 1e-6
    answer = solve(_narrowed(program, relaxed, free), is_integer=True, start=known)
    if answer.objective > program.costs @ known:
        return Solution(known.astype(int), float(program.costs @ known), answer.bound)
    return answer


def _narrowed(program: Program, relaxed: Solution, free: np.ndarray) -> Program:
    """The same program with every column that is not free at its value in the relaxation."""
    fixed = np.rint(relaxed.values)
    return replace(
        program,
        lower=np.where(free, program.lower, fixed),
        upper=np.where(free, program.upper, fixed),
    )


def _columns(question: Question) -> _Columns:
    weights = np.array([limit.weights for limit in question.limits]).reshape(
        len(question.limits), len(question.scores)
    )
    rows = np.column_stack((weights.T, question.scores))
    _kinds, kind_of = np.unique(rows, axis=0, return_inverse=True)
    # By kind; in a kind first who is in, last who is out.
    order = np.lexsort((question.is_out.astype(int) - question.is_in, kind_of.ravel()))
    starts = np.nonzero(np.diff(kind_of.ravel()[order], prepend=-1))[0]
    members = np.split(order, starts[1:]) if len(order) else []
    first = order[starts] if len(order) else np.array([], dtype=int)
    return _Columns(
        members=members,
        scores=question.scores[first],
        lower=np.array([question.is_in[kind].sum() for kind in members], dtype=float),
        upper=np.array([(~question.is_out[kind]).sum() for kind in members], dtype=float),
        weights=weights[:, first],
    )


def _program(question: Question, columns: _Columns) -> Program:
    entry_rows, entry_columns = np.nonzero(columns.weights)
    return Program(
        costs=-columns.scores.astype(float),
        lower=columns.lower,
        upper=columns.upper,
        row_lower=np.array([limit.minimum for limit in question.limits], dtype=float),
        row_upper=np.array([limit.maximum for limit in question.limits], dtype=float),
        entry_rows=entry_rows,
        entry_columns=entry_columns,
        entry_values=columns.weights[entry_rows, entry_columns],
    )
