"""Linear and integer programs, solved by HiGHS (https://highs.dev, MIT licence)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import highspy
import numpy as np

INFINITY = highspy.kHighsInf
# Integer programs stop at this many seconds with what they have; nothing near it is expected.
SECONDS = 20.0


class NoSolution(Exception):
    """No values satisfy every row and bound."""


class OutOfTime(Exception):
    """Whether there is a solution was not found out in time."""


@dataclass
class Program:
    """Minimise `costs · x` with `lower <= x <= upper` and `row_lower <= A x <= row_upper`. A is given
    by its entries: `entry_rows`, `entry_columns`, `entry_values`."""

    costs: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    row_lower: np.ndarray
    row_upper: np.ndarray
    entry_rows: np.ndarray
    entry_columns: np.ndarray
    entry_values: np.ndarray


@dataclass
class Solution:
    """`bound` is what no solution can fall below: the objective itself once the best is proven.
    `reduced_costs` and `row_prices` exist for a linear program only."""

    values: np.ndarray
    objective: float
    bound: float
    reduced_costs: np.ndarray | None = None
    row_prices: np.ndarray | None = None


def solve(program: Program, *, is_integer: bool = False, start: np.ndarray | None = None) -> Solution:
    """The best solution; of an integer program the best found, with its bound. `start` is a known
    solution to begin from. Raises NoSolution, OutOfTime."""
    if len(program.costs) == 0 and ((program.row_lower > 0) | (program.row_upper < 0)).any():
        raise NoSolution("nothing to choose from")  # HiGHS looks at no row of a model without columns
    solver = _solver(program, is_integer)
    if start is not None:
        known = highspy.HighsSolution()
        known.col_value = start.tolist()
        solver.setSolution(known)
    solver.run()
    return _solution(solver, is_integer)


def relieved(program: Program, rows: Iterable[int]) -> Iterator[Solution]:
    """The linear program's best solution without each of the rows in turn, every one begun from the
    basis of the one before."""
    solver = _solver(program, is_integer=False)
    solver.run()
    for row in rows:
        solver.changeRowBounds(row, -INFINITY, INFINITY)
        solver.run()
        yield _solution(solver, is_integer=False)
        solver.changeRowBounds(row, program.row_lower[row], program.row_upper[row])


def _solver(program: Program, is_integer: bool) -> highspy.Highs:
    solver = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 1),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.5),  # objectives of our integer programs are whole numbers
        ("time_limit", SECONDS),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(_model(program, is_integer))
    return solver


def _model(program: Program, is_integer: bool) -> highspy.HighsLp:
    order = np.lexsort((program.entry_rows, program.entry_columns))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.costs), len(program.row_lower)
    model.col_cost_, model.col_lower_, model.col_upper_ = program.costs, program.lower, program.upper
    model.row_lower_, model.row_upper_ = program.row_lower, program.row_upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    counts = np.bincount(program.entry_columns, minlength=len(program.costs))
    model.a_matrix_.start_ = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    model.a_matrix_.index_ = program.entry_rows[order].astype(np.int32)
    model.a_matrix_.value_ = program.entry_values[order].astype(float)
    if is_integer:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(program.costs)
    return model


def _solution(solver: highspy.Highs, is_integer: bool) -> Solution:
    found, about = solver.getSolution(), solver.getInfo()
    status = solver.getModelStatus()
    is_best = status in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)
    has_values = about.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    if status == highspy.HighsModelStatus.kTimeLimit and not has_values:
        raise OutOfTime
    if not is_best and status != highspy.HighsModelStatus.kTimeLimit:
        raise NoSolution(solver.modelStatusToString(status))
    if is_integer:
        values = np.rint(np.array(found.col_value)).astype(int)
        bound = about.objective_function_value if is_best else about.mip_dual_bound
        return Solution(values, about.objective_function_value, bound)
    return Solution(
        np.array(found.col_value),
        about.objective_function_value,
        about.objective_function_value,
        np.array(found.col_dual),
        np.array(found.row_dual),
    )
