"""A small form to edit: two sections, a question with choices, one that depends on it."""

from dataclasses import dataclass

from applications.form_content import PLAIN
from applications.form_editing import ChoiceTexts
from applications.models import Call, FormSection, Question
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    CallFactory,
    QuestionFactory,
    SectionFactory,
    SubmittedApplicationFactory,
)


@dataclass
class SmallForm:
    """About money: who pays, why a fellowship is asked (only then), and an amount; then a motive."""

    call: Call
    money: FormSection
    motives: FormSection
    payer: Question
    reason: Question
    amount: Question
    motive: Question


def small_form() -> SmallForm:
    call = CallFactory()
    money = SectionFactory(call=call, key="money", title_en="Money", position=0)
    motives = SectionFactory(call=call, key="motives", title_en="Motives", position=1)
    payer = QuestionFactory(
        section=money,
        key="payer",
        label_en="Who pays?",
        kind="single-choice",
        choices=["self", "fellowship", "donor"],
        position=0,
    )
    reason = QuestionFactory(
        section=money,
        key="reason",
        label_en="Why?",
        kind="long-text",
        depends_on=payer,
        depends_on_values=["fellowship"],
        position=1,
    )
    amount = QuestionFactory(section=money, key="amount", label_en="How much?", kind="number", position=2)
    motive = QuestionFactory(section=motives, key="motive", label_en="Your motive", position=0)
    return SmallForm(call, money, motives, payer, reason, amount, motive)


def draft_answering(question: Question, value):
    return AnswerFactory(
        application=ApplicationFactory(call=question.section.call), question=question, value=value
    )


def submitted_answering(question: Question, value):
    application = SubmittedApplicationFactory(call=question.section.call, track=None)
    return AnswerFactory(application=application, question=question, value=value)


def values_of(question: Question, **changed) -> dict:
    """The question's columns as the editor gives them, some changed."""
    texts = {name: getattr(question, name) or "" for name in ("label_en", "label_fr", "label_es")}
    condition = {"depends_on_id": question.depends_on_id, "depends_on_values": question.depends_on_values}
    plain = {name: getattr(question, name) for name in PLAIN}
    return {**texts, **plain, **condition, "required_from": question.required_from, **changed}


def choices_of(question: Question, *, without: tuple[str, ...] = ()) -> list[ChoiceTexts]:
    return [
        ChoiceTexts(choice.value, {"label_en": choice.label_en})
        for choice in question.offered
        if choice.value not in without
    ]


def order(section: FormSection) -> list[str]:
    rows = section.questions.filter(retired_at__isnull=True).order_by("position", "pk")
    return list(rows.values_list("key", flat=True))
