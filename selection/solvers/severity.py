"""Scores with the severity of each reviewer taken out.

The additive model: the score that reviewer j gives to application i is `value(i) + severity(j) +
error`, as in Fisher's additive incomplete block analysis, which MacKay, Kenna, Low and Parker compare
for panels (“Calibration with confidence: a principled method for panel assessment”, Royal Society
Open Science 4: 160760, 2017). The severities are pulled towards zero by a penalty (regularised least
squares, as Platt and Burges did for the reviews of NIPS: “Regularized least squares to remove
reviewer bias”, 2012):

    minimise  Σ (score(i, j) − value(i) − severity(j))²  +  CAUTION · Σ severity(j)²

CAUTION = 2 acts as though each reviewer had written two more reviews without any severity: who
wrote few is believed little. `value(i)` is then the mean of its scores less their severities.

Where reviewers form groups that share no application, directly or through others, nothing in the
scores tells the groups' standards apart; the penalty then makes the mean severity of each group
zero. The number of groups is given so that people can see it.
"""

from dataclasses import dataclass

import numpy as np

CAUTION = 2.0
PORTION = 5000  # items reckoned at once, so that memory stays flat


@dataclass(frozen=True)
class Calibration:
    """`values` of each item, `severities` of each judge (positive: generous), `groups[judge]`
    numbers the connected group, `shared_items` counts a judge's items that others judged too,
    `partners` how many others judged one of them."""

    values: np.ndarray
    severities: np.ndarray
    groups: np.ndarray
    shared_items: np.ndarray
    partners: np.ndarray


def calibrate(items: np.ndarray, judges: np.ndarray, scores: np.ndarray) -> Calibration:
    """Fit the model to one score a row; items and judges are numbered from 0 without gaps, and a
    judge scores an item once."""
    number_of_items, number_of_judges = int(items.max()) + 1, int(judges.max()) + 1
    scores_each = np.bincount(items, minlength=number_of_items)
    means = np.bincount(items, scores, number_of_items) / scores_each
    written = np.bincount(judges, minlength=number_of_judges)
    together, meetings = _meetings(items, judges, scores_each, number_of_judges)
    # With the values eliminated, the severities satisfy one equation for each judge.
    equations = np.diag(written + CAUTION) - together
    wanted = np.bincount(judges, scores - means[items], number_of_judges)
    severities = np.linalg.solve(equations, wanted)
    return Calibration(
        values=np.bincount(items, scores - severities[judges], number_of_items) / scores_each,
        severities=severities,
        groups=_groups(meetings > 0),
        shared_items=np.bincount(judges, scores_each[items] > 1, number_of_judges).astype(int),
        partners=(meetings > 0).sum(axis=1) - 1,
    )


def _meetings(
    items: np.ndarray, judges: np.ndarray, scores_each: np.ndarray, number_of_judges: int
) -> tuple[np.ndarray, np.ndarray]:
    """For each pair of judges over the items that both scored: the sum of 1 / (scores of the item),
    and the number of items."""
    together = np.zeros((number_of_judges, number_of_judges))
    meetings = np.zeros_like(together)
    for first in range(0, len(scores_each), PORTION):
        rows = (items >= first) & (items < first + PORTION)
        seen = np.zeros((min(PORTION, len(scores_each) - first), number_of_judges))
        seen[items[rows] - first, judges[rows]] = 1
        together += seen.T @ (seen / scores_each[first : first + PORTION, None])
        meetings += seen.T @ seen
    return together, meetings


def _groups(is_met: np.ndarray) -> np.ndarray:
    """The number of each judge's group of judges connected by common items, from 0."""
    groups = np.full(len(is_met), -1)
    for judge in range(len(is_met)):
        if groups[judge] >= 0:
            continue
        number, frontier = groups.max() + 1, {judge}
        while frontier:
            member = frontier.pop()
            groups[member] = number
            frontier |= {int(other) for other in np.nonzero(is_met[member] & (groups < 0))[0]}
    return groups
