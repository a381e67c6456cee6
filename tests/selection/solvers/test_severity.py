"""The additive model against values known beforehand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selection.solvers.severity import CAUTION, calibrate


def fit(*rows):
    items, judges, scores = zip(*rows, strict=True)
    return calibrate(np.array(items), np.array(judges), np.array(scores, dtype=float))


def test_two_reviewers_reckoned_by_hand():
    """Two applications, both read by both, the first reviewer always two points above the second.
    The equations are 3a − b = 2 and 3b − a = −2, so a = ½, b = −½; values are the plain means."""
    found = fit((0, 0, 4), (0, 1, 2), (1, 0, 5), (1, 1, 3))
    assert found.severities == pytest.approx([0.5, -0.5])
    assert found.values == pytest.approx([3, 4])


def test_a_single_lenient_review_is_corrected_by_what_the_reviewer_did_elsewhere():
    """By hand: item 0 by judges 0 and 1 (5 and 3), item 1 by judge 0 alone (5). Judge 0 has one
    shared item: (2 + 2 − 1.5) a − 0.5 b = 1 and (1 + 2 − 0.5) b − 0.5 a = −1, so a = ⅓, b = −⅓."""
    found = fit((0, 0, 5), (0, 1, 3), (1, 0, 5))
    assert found.severities == pytest.approx([1 / 3, -1 / 3])
    assert found.values == pytest.approx([4, 5 - 1 / 3])


def test_known_severities_are_found_again():
    random = np.random.default_rng(5)
    quality, severity = random.normal(3, 0.6, 2000), random.normal(0, 0.5, 40)
    severity -= severity.mean()
    items = np.repeat(np.arange(2000), 3)
    judges = np.concatenate([random.choice(40, 3, replace=False) for _item in range(2000)])
    scores = quality[items] + severity[judges] + random.normal(0, 0.3, len(items))
    found = calibrate(items, judges, scores)
    raw = np.bincount(items, scores) / 3
    assert np.abs(found.severities - severity).max() < 0.1
    assert np.abs(found.values - quality).mean() < np.abs(raw - quality).mean() * 0.7


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_the_fit_is_the_minimum_of_the_penalised_squares(seed):
    random = np.random.default_rng(seed)
    judges_of = [random.choice(5, random.integers(1, 4), replace=False) for _item in range(8)]
    items = np.repeat(np.arange(8), [len(panel) for panel in judges_of])
    judges = np.unique(np.concatenate(judges_of), return_inverse=True)[1]
    scores = random.integers(1, 6, len(items)).astype(float)
    found = calibrate(items, judges, scores)

    def loss(values, severities):
        return ((scores - values[items] - severities[judges]) ** 2).sum() + CAUTION * (severities**2).sum()

    least = loss(found.values, found.severities)
    for _try in range(20):
        nearby = (
            found.values + random.normal(0, 0.05, 8),
            found.severities + random.normal(0, 0.05, len(found.severities)),
        )
        assert loss(*nearby) > least


def test_groups_without_a_common_application_are_told_and_stand_each_for_itself():
    found = fit((0, 0, 4), (0, 1, 2), (1, 2, 5), (1, 3, 5))
    assert found.groups.tolist() == [0, 0, 1, 1]
    assert found.severities[:2].sum() == pytest.approx(0)
    assert found.severities[2:] == pytest.approx([0, 0])


def test_overlap_counts_shared_applications_and_partners():
    found = fit((0, 0, 4), (0, 1, 2), (1, 0, 5), (2, 0, 3), (2, 2, 3))
    assert found.shared_items.tolist() == [2, 1, 1]
    assert found.partners.tolist() == [2, 1, 1]
