import pytest

from selection.models import Target
from selection.targets import install_defaults, value_label
from tests.factories import EditionFactory, TrackFactory

pytestmark = pytest.mark.django_db


def test_the_usual_targets_are_those_of_the_academy():
    edition = EditionFactory()
    for language in ("en", "fr"):
        TrackFactory(edition=edition, language=language)
    assert install_defaults(edition) == 1 + 5 + 8 + 2
    found = {(row.dimension, row.value): (row.minimum, row.maximum) for row in edition.targets.all()}
    assert found["gender", "female"] == (45, None)
    assert found["region", "arab-states"] == (10, 35)
    assert found["constituent_group", "government"] == (None, 40)
    assert found["track", "fr"] == (25, 75)


def test_a_second_time_and_own_targets_are_left_as_they_are():
    edition = EditionFactory()
    Target.objects.create(edition=edition, dimension="gender", value="female", minimum=50)
    install_defaults(edition)
    assert install_defaults(edition) == 0
    assert edition.targets.get(dimension="gender").minimum == 50


def test_a_single_track_may_have_everybody():
    edition = TrackFactory().edition
    install_defaults(edition)
    assert edition.targets.get(dimension="track").maximum == 100


def test_kinds_are_named_in_words():
    assert value_label("region", "africa") == "Africa"
    assert value_label("track", "fr") == "French"
    assert value_label("gender", "unknown") == "unknown"
