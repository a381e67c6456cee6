"""What tells two states of a form apart, in words a person reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .form_conditions import possible_answers
from .form_content import PLAIN, questions_in
from .models import Question
from .translations import in_words

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"


@dataclass(frozen=True)
class Change:
    """One thing said of a question or section, before and after; `name` as in `_question_facts`."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """One question or section that differs. `key` is a question's primary key, None for a section."""

    kind: str
    sentence: str
    key: int | None = None
    changes: list[Change] = field(default_factory=list)


def differences(before: dict, after: dict) -> list[Difference]:
    """Everything that differs, sections first; empty when the two forms ask the same."""
    return [*_of_sections(before, after), *_of_questions(before, after), *_of_order(before, after)]


def _of_sections(before: dict, after: dict) -> Iterator[Difference]:
    old = {section["id"]: section for section in before["sections"]}
    new = {section["id"]: section for section in after["sections"]}
    for key, section in new.items():
        name = {"name": in_words(section["title"])}
        if key not in old:
            yield Difference(ADDED, _("Section “%(name)s” is new.") % name)
        elif changes := _compared(_texts(old[key], "title"), _texts(section, "title")):
            yield Difference(CHANGED, _("The texts of section “%(name)s” change.") % name, None, changes)
    for key, section in old.items():
        if key not in new:
            yield Difference(
                REMOVED, _("Section “%(name)s” is removed.") % {"name": in_words(section["title"])}
            )


def _of_questions(before: dict, after: dict) -> Iterator[Difference]:
    old, new = questions_in(before), questions_in(after)
    for key, question in new.items():
        name = {"name": in_words(question["label"])}
        if key not in old:
            yield Difference(ADDED, _("Question “%(name)s” is new.") % name, key)
            continue
        if changes := _changes_of(old[key], question, old, new):
            name["what"] = ", ".join(dict.fromkeys(change.label for change in changes))
            yield Difference(CHANGED, _("Question “%(name)s” changes: %(what)s.") % name, key, changes)
    for key, question in old.items():
        if key not in new:
            name = {"name": in_words(question["label"])}
            yield Difference(REMOVED, _("Question “%(name)s” is asked no more.") % name, key)


def _changes_of(was: dict, question: dict, old: dict, new: dict) -> list[Change]:
    changes = _compared(_question_facts(was, old), _question_facts(question, new))
    # The same condition, the same choices may read otherwise because what they name has new words.
    same = set()
    if (was["depends_on"], was["depends_on_values"]) == (
        question["depends_on"],
        question["depends_on_values"],
    ):
        same.add("condition")
    if _values(was) == _values(question):
        same.add("choices")
    return [change for change in changes if change.name not in same]


def _values(question: dict) -> list[str]:
    return [choice["value"] for choice in question["choices"]]


def _of_order(before: dict, after: dict) -> Iterator[Difference]:
    old_home, new_home = _homes(before), _homes(after)
    shared = {section["id"] for section in before["sections"]} & {s["id"] for s in after["sections"]}
    if _order(before["sections"], shared) != _order(after["sections"], shared):
        yield Difference(MOVED, _("The order of the sections changes."))
    for key, section in new_home.items():
        if key in old_home and old_home[key]["id"] != section["id"]:
            words = {
                "name": in_words(questions_in(after)[key]["label"]),
                "section": in_words(section["title"]),
            }
            yield Difference(MOVED, _("Question “%(name)s” moves to section “%(section)s”.") % words, key)
    for section in after["sections"]:
        stayed = {
            key
            for key, home in new_home.items()
            if old_home.get(key, {}).get("id") == home["id"] == section["id"]
        }
        earlier = next((s for s in before["sections"] if s["id"] == section["id"]), None)
        if earlier and _order(earlier["questions"], stayed) != _order(section["questions"], stayed):
            words = {"section": in_words(section["title"])}
            yield Difference(MOVED, _("The order of the questions in “%(section)s” changes.") % words)


def _homes(content: dict) -> dict[int, dict]:
    return {question["id"]: section for section in content["sections"] for question in section["questions"]}


def _order(rows: list[dict], among: set[int]) -> list[int]:
    return [row["id"] for row in rows if row["id"] in among]


def _compared(old: dict[str, tuple[str, str]], new: dict[str, tuple[str, str]]) -> list[Change]:
    nothing = ("", "")
    return [
        Change(name, (new.get(name) or old[name])[0], old.get(name, nothing)[1], new.get(name, nothing)[1])
        for name in {**new, **old}
        if old.get(name, nothing)[1] != new.get(name, nothing)[1]
    ]


def _texts(row: dict, title: str) -> dict[str, tuple[str, str]]:
    """The two texts of a section or question by language: name to label and text."""
    labels = {"title": _("title"), "label": _("question"), "help_text": _("help")}
    return {
        f"{name}_{code}": (f"{labels[name]} ({language})", row[name].get(code, ""))
        for name in (title, "help_text")
        for code, language in settings.LANGUAGES
    }


def _question_facts(question: dict, questions: dict[int, dict]) -> dict[str, tuple[str, str]]:
    """Everything a question says, as name to label and words."""
    facts = _texts(question, "label")
    for name in PLAIN:
        facts[name] = (str(Question._meta.get_field(name).verbose_name), _plain(name, question.get(name)))
    facts["required_from"] = (
        str(Question._meta.get_field("required_from").verbose_name),
        _moment(question["required_from"]),
    )
    facts["condition"] = (_("asked only if"), condition_in_words(question, questions))
    for choice in question["choices"]:
        texts = (choice["label"].get(code) for code, _language in settings.LANGUAGES)
        words = " / ".join(text for text in texts if text)
        facts[f"choice-{choice['value']}"] = (_("choices"), words)
    facts["choices"] = (_("choices"), " · ".join(in_words(choice["label"]) for choice in question["choices"]))
    return facts


def condition_in_words(question: dict, questions: dict[int, dict]) -> str:
    """“Who pays?” is answered “A donor” or “I do”; empty for a question always asked."""
    other = questions.get(question["depends_on"])
    if other is None:
        return ""
    possible = dict(possible_answers(other))
    named = question["depends_on_values"]
    values = [f"“{words}”" for value, words in possible.items() if value in named]
    values += [f"“{value}”" for value in named if value not in possible]
    return _("“%(other)s” is answered %(answers)s") % {
        "other": in_words(other["label"]),
        "answers": pgettext("between alternatives", " or ").join(values),
    }


def _plain(name: str, value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else pgettext("answer", "No")
    if value in (None, ""):
        return ""
    choices = dict(Question._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))


def _moment(value: str | None) -> str:
    return date_format(timezone.localtime(parse_datetime(value)), "DATETIME_FORMAT") if value else ""
