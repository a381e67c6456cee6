import pytest
from django.utils import timezone

from applications.form_content import content_of
from applications.form_copying import copy_form
from applications.form_editing import remove_question
from applications.models import Call, Question
from applications.standard_form import install
from tests.factories import CallFactory, StaffFactory

from .form_parts import draft_answering, small_form

pytestmark = pytest.mark.django_db


def without_keys(content: dict) -> list:
    """What a form says, its conditions by the key of the question they name."""
    names = {q["id"]: q["key"] for section in content["sections"] for q in section["questions"]}
    return [
        [
            {**question, "id": None, "depends_on": names.get(question["depends_on"])}
            for question in section["questions"]
        ]
        for section in content["sections"]
    ]


def test_a_copy_asks_the_same_with_its_own_conditions(call):
    target = CallFactory(opens_at=call.opens_at, closes_at=call.closes_at)
    copy_form(source=call, target=target)
    assert without_keys(content_of(target)) == without_keys(content_of(call))
    named = Question.objects.filter(section__call=target, depends_on__isnull=False)
    assert named.exists()
    assert {question.depends_on.section.call_id for question in named} == {target.pk}


def test_what_is_retired_is_not_copied():
    form, target = small_form(), CallFactory()
    draft_answering(form.amount, "1")
    remove_question(question=form.amount, by=StaffFactory())
    copy_form(source=form.call, target=target)
    keys = Question.objects.filter(section__call=target).values_list("key", flat=True)
    assert sorted(keys) == ["motive", "payer", "reason"]


def test_a_moment_keeps_its_distance_to_the_opening():
    form = small_form()
    later = form.call.opens_at + timezone.timedelta(days=20)
    Question.objects.filter(pk=form.amount.pk).update(required_from=later)
    target = CallFactory(opens_at=form.call.opens_at + timezone.timedelta(days=365),
                         closes_at=form.call.opens_at + timezone.timedelta(days=400))  # fmt: skip
    copy_form(source=form.call, target=target)
    copied = Question.objects.get(section__call=target, key="amount")
    assert copied.required_from == target.opens_at + timezone.timedelta(days=20)


def test_a_call_with_a_form_keeps_it(call):
    form = small_form()
    copy_form(source=form.call, target=call)
    assert not Question.objects.filter(section__call=call, key="payer").exists()


def test_copying_and_installing_take_few_statements(call, django_assert_max_num_queries):
    bare = Call.objects.get(pk=CallFactory().pk)
    with django_assert_max_num_queries(12):
        copy_form(source=call, target=bare)
    other = Call.objects.select_related("edition__venue").get(pk=CallFactory().pk)
    with django_assert_max_num_queries(8):
        install(other)
