"""What tells two states of a form apart, in words."""

import copy

import pytest

from applications.form_content import content_of
from applications.form_differences import differences

from .form_parts import small_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def before():
    return content_of(small_form().call)


@pytest.fixture
def after(before):
    return copy.deepcopy(before)


def sentences(before, after) -> list[str]:
    return [difference.sentence for difference in differences(before, after)]


def test_the_same_form_differs_in_nothing(before, after):
    assert differences(before, after) == []


def test_new_words_of_a_choice_are_one_change_and_none_of_the_condition_that_names_it(before, after):
    after["sections"][0]["questions"][0]["choices"][1]["label"]["en"] = "Scholarship"
    [difference] = differences(before, after)
    assert [(change.before, change.after) for change in difference.changes] == [("Fellowship", "Scholarship")]


def test_another_order_of_the_choices_is_said(before, after):
    after["sections"][0]["questions"][0]["choices"].reverse()
    [difference] = differences(before, after)
    [change] = difference.changes
    assert change.after == "Donor · Fellowship · Self"


def test_what_comes_and_goes_is_named(before, after):
    gone = after["sections"][0]["questions"].pop()
    after["sections"][1]["questions"].append({**gone, "id": 999_999, "label": {"en": "What else?"}})
    assert sentences(before, after) == [
        "Question “What else?” is new.",
        "Question “How much?” is asked no more.",
    ]


def test_moves_are_named_once(before, after):
    moved = after["sections"][0]["questions"].pop()
    after["sections"][1]["questions"].insert(0, moved)
    assert sentences(before, after) == ["Question “How much?” moves to section “Motives”."]
    after["sections"].reverse()
    assert sentences(before, after)[0] == "The order of the sections changes."


def test_a_changed_condition_is_read_in_words(before, after):
    after["sections"][0]["questions"][1]["depends_on_values"] = ["donor", "self"]
    [difference] = differences(before, after)
    [change] = difference.changes
    assert (change.before, change.after) == (
        "“Who pays?” is answered “Fellowship”",
        "“Who pays?” is answered “Self” or “Donor”",
    )


def test_a_version_from_before_a_setting_was_known_can_still_be_compared(before, after):
    for section in before["sections"]:
        for question in section["questions"]:
            del question["max_pages"]
    assert differences(before, after) == []
