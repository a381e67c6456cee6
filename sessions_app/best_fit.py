"""Who gets which session of a slot, so that everybody's choices are met as well as they can be.

For each participant one of the sessions they ranked, or none; for each session at most its capacity.
That is a transport problem: every vertex of it is whole, so the linear program's answer is the best
there is. Solved by HiGHS (https://highs.dev, MIT licence).
"""

from collections.abc import Mapping, Sequence

import highspy
import numpy as np

NOTHING = 100.0  # what no seat at all costs; a second choice costs 1, a third 4
LOT = 1e-4  # so small that it only decides between equals


def allot(
    wishes: Mapping[int, Sequence[int]],
    capacity: Mapping[int, int | None],
    weights: Mapping[int, float],
    seed: int,
) -> dict[int, int]:
    """The session of each participant who gets one. `wishes`: keys of sessions by participant, the
    best first; `capacity` None: no limit; `weights`: how much a participant's wish counts, because of
    what earlier slots gave them. Equals are drawn by lot, always the same for one `seed`."""
    people = sorted(person for person, ranked in wishes.items() if ranked)
    sessions = sorted(capacity)
    if not people:
        return {}
    pairs = [
        (place, sessions.index(session), weights.get(person, 1.0) * rank**2)
        for place, person in enumerate(people)
        for rank, session in enumerate(wishes[person])
    ]
    chance = np.random.default_rng(seed)
    costs = np.array([cost for _person, _session, cost in pairs]) + chance.random(len(pairs)) * LOT
    nothing = np.array([NOTHING * weights.get(person, 1.0) for person in people])
    # Rows: each participant exactly once (a session, or nothing), then each session within its seats.
    starts = np.concatenate((np.arange(len(pairs)) * 2, len(pairs) * 2 + np.arange(len(people) + 1)))
    entries = [row for place, session, _cost in pairs for row in (place, len(people) + session)]
    seats = [highspy.kHighsInf if capacity[key] is None else float(capacity[key]) for key in sessions]
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(pairs) + len(people), len(people) + len(sessions)
    model.col_cost_ = np.concatenate((costs, nothing))
    model.col_lower_ = np.zeros(model.num_col_)
    model.col_upper_ = np.ones(model.num_col_)
    model.row_lower_ = np.array([1.0] * len(people) + [0.0] * len(sessions))
    model.row_upper_ = np.array([1.0] * len(people) + seats)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = starts.astype(np.int32)
    model.a_matrix_.index_ = np.array([*entries, *range(len(people))], dtype=np.int32)
    model.a_matrix_.value_ = np.ones(len(entries) + len(people))
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(model)
    solver.run()
    values = np.array(solver.getSolution().col_value)[: len(pairs)]
    if np.abs(values - np.rint(values)).max() > 1e-6:
        raise ArithmeticError("The seats are not whole.")  # no transport problem does that
    return {
        people[place]: sessions[session]
        for (place, session, _cost), value in zip(pairs, values, strict=True)
        if value > 0.5
    }
