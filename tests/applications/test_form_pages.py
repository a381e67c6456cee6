"""The pages on which staff build a form, as browsers ask for them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from applications.form_content import content_of
from applications.models import Call, FormSection, Question
from tests.factories import (
    QuestionFactory,
    SectionFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    UserFactory,
)

from .form_parts import draft_answering, order, small_form, submitted_answering
from .pages import browser_of, posted, said

pytestmark = pytest.mark.django_db
EDITORS = (Role.PROGRAMME_OFFICER, Role.SELECTION_OFFICER, Role.ADMINISTRATOR)
OTHERS = (Role.REVIEWER, Role.READER)


@pytest.fixture
def form():
    return small_form()


@pytest.fixture
def desk():
    return browser_of(StaffFactory(role=Role.PROGRAMME_OFFICER))


def page(name: str, *keys) -> str:
    return reverse(f"admin:applications_{name}", args=keys)


def pages_to_read(form) -> list[str]:
    return [page(name, form.call.pk) for name in ("form", "form_preview", "form_revisions")]


def pages_to_edit(form) -> list[str]:
    call = form.call.pk
    return [
        page("form_section_add", call),
        page("form_section", call, form.money.pk),
        page("form_section_remove", call, form.money.pk),
        page("form_question_add", call, form.money.pk),
        page("form_question", call, form.payer.pk),
        page("form_question_remove", call, form.payer.pk),
    ]


# Who may


@pytest.mark.parametrize("role", EDITORS)
def test_who_prepares_calls_opens_every_page(form, role):
    desk = browser_of(StaffFactory(role=role))
    for address in (*pages_to_read(form), *pages_to_edit(form)):
        assert desk.get(address).status_code == 200, address


def test_an_approver_reads_the_form_and_does_not_edit_it(form):
    desk = browser_of(StaffFactory(role=Role.APPROVER))
    assert {desk.get(address).status_code for address in pages_to_read(form)} == {200}
    assert {desk.get(address).status_code for address in pages_to_edit(form)} == {403}
    assert "Move “Who pays?” up" not in desk.get(page("form", form.call.pk)).content.decode()


@pytest.mark.parametrize("role", OTHERS)
def test_other_staff_do_not_enter(form, role):
    desk = browser_of(StaffFactory(role=role))
    for address in (*pages_to_read(form), *pages_to_edit(form)):
        assert desk.get(address).status_code == 403, address


def test_applicants_and_strangers_are_kept_out(form, client):
    for desk in (client, browser_of(UserFactory())):
        for address in (*pages_to_read(form), *pages_to_edit(form)):
            assert desk.get(address).status_code in (302, 403), address


@pytest.mark.parametrize("role", [*OTHERS, Role.APPROVER])
def test_posting_without_the_right_changes_nothing(form, role):
    desk, before = browser_of(StaffFactory(role=role)), content_of(form.call)
    draft_answering(form.amount, "1")
    for address in (
        page("form_arrange", form.call.pk),
        page("form_question_remove", form.call.pk, form.amount.pk),
        page("form_question_restore", form.call.pk, form.amount.pk),
        page("form_section_remove", form.call.pk, form.motives.pk),
        page("form_question", form.call.pk, form.amount.pk),
    ):
        assert desk.post(address, {"move": f"question:{form.amount.pk}:down"}).status_code == 403
    assert content_of(form.call) == before


def test_a_question_is_reached_through_its_own_call_only(form, desk):
    other = small_form()
    assert desk.get(page("form_question", form.call.pk, other.payer.pk)).status_code == 404
    assert (
        desk.post(page("form_arrange", form.call.pk), {"move": f"question:{other.payer.pk}:up"}).status_code
        == 404
    )


def test_reading_changes_nothing(form, desk):
    before = content_of(form.call)
    for address in (*pages_to_read(form), *pages_to_edit(form)):
        desk.get(address)
    assert desk.get(page("form_arrange", form.call.pk)).status_code == 405
    assert content_of(form.call) == before


# Order


def move(desk, form, what: str):
    return desk.post(page("form_arrange", form.call.pk), {"move": what}, follow=True)


def test_a_question_moves_down_by_its_button(form, desk):
    answer = move(desk, form, f"question:{form.reason.pk}:down")
    assert order(form.money) == ["payer", "amount", "reason"]
    assert "“Why?” is now 3 of 3 in “Money”." in said(answer)
    assert answer.redirect_chain[0][0].endswith(f"#question-{form.reason.pk}")


def test_down_from_the_last_place_leads_into_the_next_section(form, desk):
    move(desk, form, f"question:{form.amount.pk}:down")
    assert (order(form.money), order(form.motives)) == (["payer", "reason"], ["amount", "motive"])


def test_up_from_the_first_place_leads_to_the_end_of_the_section_before(form, desk):
    move(desk, form, f"question:{form.motive.pk}:up")
    assert order(form.money) == ["payer", "reason", "amount", "motive"]


def test_up_from_the_very_first_place_stays(form, desk):
    assert "stands there already" in said(move(desk, form, f"question:{form.payer.pk}:up"))


def test_a_drop_names_section_and_place(form, desk):
    move(desk, form, f"question:{form.motive.pk}:at:{form.money.pk}:1")
    assert order(form.money) == ["payer", "motive", "reason", "amount"]


def test_a_question_moves_to_the_chosen_section(form, desk):
    data = {"move": f"question:{form.amount.pk}:to", f"to-{form.amount.pk}": str(form.motives.pk)}
    desk.post(page("form_arrange", form.call.pk), data)
    assert order(form.motives) == ["motive", "amount"]


def test_a_section_moves(form, desk):
    answer = move(desk, form, f"section:{form.motives.pk}:up")
    assert list(form.call.sections.values_list("key", flat=True)) == ["motives", "money"]
    assert "Section “Motives” is now 1 of 2." in said(answer)


def test_a_move_that_breaks_a_condition_is_refused_with_the_reason(form, desk):
    answer = said(move(desk, form, f"question:{form.payer.pk}:down"))
    assert "so it must come after it" in answer
    assert order(form.money) == ["payer", "reason", "amount"]


@pytest.mark.parametrize(
    "what", ["", "x", "question:²:up", "question:", "question:0:up", "section:999999:up", "a:b:c:d"]
)
def test_nonsense_moves_nothing(form, desk, what):
    before = content_of(form.call)
    assert move(desk, form, what).status_code in (200, 404)
    assert content_of(form.call) == before


def test_moving_in_a_form_with_answers_is_a_version(form, desk):
    draft_answering(form.amount, "12")
    assert "This is version 2 of the form." in said(move(desk, form, f"question:{form.amount.pk}:up"))


# The editor


def edit(desk, form, question, **changed):
    address = page("form_question", form.call.pk, question.pk)
    return desk.post(address, {**posted(desk.get(address)), **changed}, follow=True)


def test_saving_without_a_change_changes_nothing(form, desk):
    before = content_of(form.call)
    for question in (form.payer, form.reason, form.amount, form.motive):
        assert edit(desk, form, question).redirect_chain
    assert content_of(form.call) == before


def test_texts_in_three_languages_and_every_setting_are_kept(form, desk):
    edit(
        desk,
        form,
        form.motive,
        label_en="Motive",
        label_fr="Motif",
        label_es="Motivo",
        help_text_fr="En bref.",
        kind="long-text",
        requirement="from",
        required_from="2027-03-01T17:00",
        max_characters="900",
        max_words="150",
        depends_on=str(form.payer.pk),
        **{f"answers_{form.payer.pk}": ["donor", "self"]},
        audience="staff",
        is_profile="on",
        stays_editable="on",
        retention_days="30",
    )
    found = Question.objects.get(pk=form.motive.pk)
    assert (found.label_en, found.label_fr, found.label_es, found.help_text_fr) == (
        "Motive",
        "Motif",
        "Motivo",
        "En bref.",
    )
    assert (found.kind, found.max_characters, found.max_words, found.audience) == (
        "long-text",
        900,
        150,
        "staff",
    )
    assert (found.is_profile, found.stays_editable, found.retention_days, found.is_required) == (
        True,
        True,
        30,
        True,
    )
    assert (found.depends_on, sorted(found.depends_on_values)) == (form.payer, ["donor", "self"])
    # Turin stands at UTC+1 in March, wherever the officer sits.
    assert found.required_from.isoformat() == "2027-03-01T16:00:00+00:00"


def add(desk, form, **data):
    address = page("form_question_add", form.call.pk, form.money.pk)
    return desk.post(address, {**posted(desk.get(address)), **data}, follow=True)


@pytest.mark.parametrize(
    "kind", [kind for kind in Question.Kind.values if "choice" not in kind and kind != "scale"]
)
def test_a_question_of_each_kind_is_added(form, desk, kind):
    add(desk, form, label_en="A new one", kind=kind)
    assert Question.objects.get(section=form.money, key="a-new-one").kind == kind


@pytest.mark.parametrize("kind", ["single-choice", "multiple-choice", "scale"])
def test_choices_are_added_in_their_order(form, desk, kind):
    add(
        desk,
        form,
        label_en="Colour",
        kind=kind,
        **{
            "choices-0-label_en": "Deep red",
            "choices-0-label_fr": "Rouge",
            "choices-0-ORDER": "2",
            "choices-1-label_en": "Blue",
            "choices-1-ORDER": "1",
        },
    )
    question = Question.objects.get(key="colour")
    assert [(row.value, row.label_fr) for row in question.offered] == [("blue", ""), ("deep-red", "Rouge")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"label_en": ""}, "Write the question in English at least."),
        ({"label_en": "???"}, "No key can be made from this text."),
        ({"kind": "single-choice"}, "Write at least two choices below."),
        ({"kind": "scale", "choices-0-label_en": "Only one"}, "Write at least two choices below."),
        ({"requirement": "from"}, "Say from which moment on it is required."),
        ({"requirement": "from", "required_from": "soon"}, "Write the day and the time"),
        ({"max_characters": "0"}, "A limit of 0 would allow no answer."),
        ({"max_words": "-1"}, "greater than or equal to 0"),
        ({"depends_on": "PAYER"}, "Choose at least one answer for the condition."),
        ({"key": "payer"}, "The question “Who pays?” has this key already."),
        ({"key": "not a key"}, "valid “slug”"),
        ({"maps_to": "track"}, "Only a question of the kind “Language track” can be repeated there."),
        ({"choices-0-label_fr": "Rouge", "kind": "scale"}, "Write the choice in English at least."),
        ({"kind": "no-such-kind"}, "not one of the available choices"),
        ({"label_en": "x" * 301}, "at most 300"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(form, desk, data, message):
    data = {key: str(form.payer.pk) if value == "PAYER" else value for key, value in data.items()}
    answer = add(desk, form, **{"label_en": "Typed before", "help_text_es": "Ayuda", **data})
    assert message in said(answer)
    assert "Ayuda" in answer.content.decode()
    assert Question.objects.count() == 4


def test_a_column_takes_only_values_that_its_lists_know(form, desk):
    texts = {"choices-0-label_en": "Female", "choices-1-label_en": "Martian"}
    answer = add(desk, form, label_en="Sex", kind="single-choice", maps_to="gender", **texts)
    assert "Not: martian" in said(answer)


def test_only_earlier_questions_with_choices_are_offered_for_a_condition(form, desk):
    html = desk.get(page("form_question", form.call.pk, form.motive.pk)).content.decode()
    offered = re.search(r'<select name="depends_on".*?</select>', html, re.S)[0]
    assert re.findall(r'value="(\d+)"', offered) == [str(form.payer.pk)]
    first = desk.get(page("form_question", form.call.pk, form.payer.pk)).content.decode()
    assert (
        re.findall(r'value="(\d+)"', re.search(r'<select name="depends_on".*?</select>', first, re.S)[0])
        == []
    )


def test_without_script_the_answers_of_the_chosen_question_are_shown_on_asking(form, desk):
    address = page("form_question", form.call.pk, form.motive.pk)
    data = {**posted(desk.get(address)), "depends_on": str(form.payer.pk), "show-answers": "yes"}
    answer = desk.post(address, data)
    assert f'<div data-answers-of="{form.payer.pk}">' in answer.content.decode()
    assert Question.objects.get(pk=form.motive.pk).depends_on is None


def rows_of(response) -> int:
    return len(re.findall(r'name="choices-\d+-DELETE"', response.content.decode()))


def test_more_rows_for_choices_come_on_asking(form, desk):
    address = page("form_question", form.call.pk, form.payer.pk)
    before = desk.get(address)
    after = desk.post(address, {**posted(before), "label_en": "Typed", "more": "yes"})
    assert rows_of(after) == rows_of(before) + 3
    assert "Typed" in after.content.decode()


def test_a_copy_stands_right_after_its_model_with_its_choices_and_another_key(form, desk):
    address = page("form_question_add", form.call.pk, form.money.pk) + f"?like={form.payer.pk}"
    desk.post(address, posted(desk.get(address)))
    assert order(form.money) == ["payer", "payer-2", "reason", "amount"]
    copy = Question.objects.get(key="payer-2")
    assert [choice.value for choice in copy.offered] == ["self", "fellowship", "donor"]


def test_an_unanswered_question_is_removed_after_asking(form, desk):
    address = page("form_question_remove", form.call.pk, form.amount.pk)
    assert "Nobody has answered it." in said(desk.get(address))
    desk.post(address)
    assert not Question.objects.filter(pk=form.amount.pk).exists()


def test_removing_what_another_question_needs_is_refused_with_the_reason(form, desk):
    answer = desk.post(page("form_question_remove", form.call.pk, form.payer.pk), follow=True)
    assert "Change the condition of “Why?” first." in said(answer)
    assert Question.objects.get(pk=form.payer.pk).retired_at is None


# Safe editing


def test_a_change_that_touches_answers_asks_first(form, desk):
    draft_answering(form.motive, "To learn")
    asking = edit(desk, form, form.motive, label_en="Motives")
    assert "Answered in 1 draft: the answers stay." in said(asking)
    assert Question.objects.get(pk=form.motive.pk).label_en == "Your motive"
    token = re.search(r'name="confirmed" value="(\w+)"', asking.content.decode())[1]
    address = page("form_question", form.call.pk, form.motive.pk)
    done = desk.post(address, {**posted(asking), "confirmed": token}, follow=True)
    assert "This is version 2 of the form." in said(done)
    assert Question.objects.get(pk=form.motive.pk).label_en == "Motives"


def test_an_answer_that_comes_meanwhile_asks_again(form, desk):
    draft_answering(form.motive, "To learn")
    asking = edit(desk, form, form.motive, label_en="Motives")
    token = re.search(r'name="confirmed" value="(\w+)"', asking.content.decode())[1]
    submitted_answering(form.motive, "To teach")
    again = desk.post(
        page("form_question", form.call.pk, form.motive.pk), {**posted(asking), "confirmed": token}
    )
    assert "Answers came in meanwhile" in said(again)
    assert "1 draft and 1 submitted application" in said(again)


def test_going_back_keeps_what_was_typed_and_changes_nothing(form, desk):
    draft_answering(form.motive, "To learn")
    asking = edit(desk, form, form.motive, label_en="Motives")
    back = desk.post(page("form_question", form.call.pk, form.motive.pk), {**posted(asking), "again": "yes"})
    assert "Motives</textarea>" in back.content.decode()
    assert Question.objects.get(pk=form.motive.pk).label_en == "Your motive"


def test_an_answered_question_is_removed_only_after_its_effects_are_read(form, desk):
    draft_answering(form.amount, "12")
    address = page("form_question_remove", form.call.pk, form.amount.pk)
    asking = desk.post(address)
    assert "set aside" in said(asking)
    assert Question.objects.get(pk=form.amount.pk).retired_at is None
    token = re.search(r'name="confirmed" value="(\w+)"', asking.content.decode())[1]
    desk.post(address, {"confirmed": token})
    assert Question.objects.get(pk=form.amount.pk).retired_at is not None
    restored = desk.post(page("form_question_restore", form.call.pk, form.amount.pk), follow=True)
    assert "“How much?” is asked again." in said(restored)


def test_versions_are_listed_with_what_changed_and_how_many_were_submitted(form, desk):
    submitted = submitted_answering(form.motive, "To learn").application
    type(submitted).objects.filter(pk=submitted.pk).update(form_revision=1)
    move(desk, form, f"question:{form.amount.pk}:up")
    listed = said(desk.get(page("form_revisions", form.call.pk)))
    assert "Version 2" in listed
    assert "The order of the questions in “Money” changes." in listed
    assert "1 application submitted with it" in listed


def test_a_version_shows_before_and_after(form, desk):
    draft_answering(form.amount, "1")
    edit(desk, form, form.motive, label_en="Motives", max_characters="70")
    shown = desk.get(page("form_revision", form.call.pk, 2)).content.decode()
    assert "<del>Your motive</del>" in shown
    assert "<ins>Motives</ins>" in shown
    assert "<ins>70</ins>" in shown
    assert desk.get(page("form_revision", form.call.pk, 3)).status_code == 404


def test_a_summary_is_read_in_the_readers_language(form, desk):
    from applications.models import FormRevision

    draft_answering(form.amount, "12")
    move(desk, form, f"question:{form.amount.pk}:up")
    revision = FormRevision.objects.get(number=2)
    assert set(revision.summary) == {"en", "fr", "es"}


def test_an_applications_page_names_the_form_it_was_submitted_with(form):
    application = SubmittedApplicationFactory(call=form.call, track=None)
    type(application).objects.filter(pk=application.pk).update(form_revision=1)
    desk = browser_of(StaffFactory(role=Role.SELECTION_OFFICER))
    draft_answering(form.amount, "12")
    move(desk, form, f"question:{form.amount.pk}:up")
    shown = desk.get(reverse("admin:applications_application_change", args=[application.pk]))
    assert "Submitted with version 1, now version 2" in said(shown)
    assert page("form_revision", form.call.pk, 1) in shown.content.decode()


# Sections


def test_a_section_is_added_changed_and_removed(form, desk):
    desk.post(page("form_section_add", form.call.pk), {"title_en": "The end", "title_fr": "La fin"})
    section = FormSection.objects.get(call=form.call, key="the-end")
    desk.post(page("form_section", form.call.pk, section.pk), {"title_en": "Last", "key": "the-end"})
    section.refresh_from_db()
    assert section.title_en == "Last"
    desk.post(page("form_section_remove", form.call.pk, section.pk))
    assert not FormSection.objects.filter(pk=section.pk).exists()


def test_a_section_with_questions_is_not_removed(form, desk):
    answer = desk.post(page("form_section_remove", form.call.pk, form.money.pk), follow=True)
    assert "Move or remove them first." in said(answer)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"title_en": ""}, "Write the title in English at least."),
        ({"title_en": "Money"}, "Another section of this form has this key."),
        ({"title_en": "…"}, "No key can be made from this title."),
    ],
)
def test_a_sections_faults_are_said_beside_its_fields(form, desk, data, message):
    answer = desk.post(page("form_section_add", form.call.pk), {"help_text_es": "Ayuda", **data})
    assert message in said(answer)
    assert "Ayuda" in answer.content.decode()


# Cost


def queries(desk, address) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as found:
        assert desk.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", ["form", "form_preview", "form_revisions"])
def test_a_form_of_100_questions_costs_no_more_than_one_of_four(form, desk, name):
    few = queries(desk, page(name, form.call.pk))
    for number in range(8):
        section = SectionFactory(call=form.call, position=number + 5)
        for _ in range(12):
            QuestionFactory(section=section, kind="single-choice", choices=["a", "b"])
    assert Question.objects.filter(section__call=form.call).count() == 100
    assert queries(desk, page(name, form.call.pk)) <= few


def test_the_editor_costs_no_more_with_100_questions(form, desk):
    address = page("form_question", form.call.pk, form.motive.pk)
    few = queries(desk, address)
    QuestionFactory.create_batch(96, section=form.money, kind="single-choice", choices=["a", "b"])
    assert queries(desk, address) <= few


def test_a_lacking_translation_is_flagged(form, desk):
    Question.objects.filter(pk=form.motive.pk).update(label_fr="Votre motif")
    shown = desk.get(page("form", form.call.pk)).content.decode()
    motive = shown.split(f'id="question-{form.motive.pk}"')[1].split("</li>")[0]
    assert "Spanish" in motive
    assert "French" not in motive


def test_a_call_leads_to_its_form(form, desk):
    assert page("form", form.call.pk) in desk.get(page("call_change", form.call.pk)).content.decode()
    assert Call.objects.count() == 1
