"""What a question's condition may name, and whether every condition of a form still holds together."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sessions_app.languages import WorkingLanguage

from .fields import LEVELS
from .form_content import questions_in
from .models import Question
from .translations import in_words

Kind = Question.Kind
WITH_CHOICES = Question.WITH_CHOICES
CONDITION_KINDS = (*WITH_CHOICES, Kind.CONSENT, Kind.TRACK, Kind.LANGUAGE_LEVEL)


@dataclass(frozen=True)
class Fault:
    """A condition that would break: whose it is, on which question it stands, and why in words."""

    question: int
    depends_on: int
    reason: str


def possible_answers(question: dict) -> list[tuple[str, str]]:
    """Pairs of stored value and words that a condition on the question may name; none for a kind
    without choices. `question` is its content (`form_content`)."""
    kind = question["kind"]
    if kind in WITH_CHOICES:
        return [(choice["value"], in_words(choice["label"])) for choice in question["choices"]]
    if kind == Kind.CONSENT:
        return [("yes", _("Yes")), ("no", pgettext("answer", "No"))]
    if kind == Kind.TRACK:
        return [(value, str(label)) for value, label in WorkingLanguage.choices]
    return list(LEVELS) if kind == Kind.LANGUAGE_LEVEL else []


def condition_faults(content: dict, before: dict) -> Iterator[Fault]:
    """The conditions of the form that do not name an earlier question and answers that it offers.

    `before` is the form that an edit began with: it knows the words of what the edit took away.
    """
    known = questions_in(before)
    earlier: dict[int, dict] = {}
    everything = questions_in(content)
    for key, question in everything.items():
        if named := question["depends_on"]:
            words = {
                "question": in_words(question["label"]),
                "other": in_words((everything.get(named) or known.get(named) or {}).get("label", {})),
            }
            if reason := _reason(question, named, earlier, everything, words, known):
                yield Fault(key, named, reason)
        earlier[key] = question


def _reason(question, named, earlier, everything, words, known) -> str:
    if named not in everything:
        return (
            _(
                "“%(question)s” is asked only after a certain answer to “%(other)s”, which would be asked no more. "
                "Change the condition of “%(question)s” first."
            )
            % words
        )
    if named not in earlier:
        return (
            _("“%(question)s” is asked only after a certain answer to “%(other)s”, so it must come after it.")
            % words
        )
    possible = dict(possible_answers(earlier[named]))
    if not possible:
        return (
            _(
                "“%(question)s” is asked only after a certain answer to “%(other)s”, so that one must be a question "
                "with choices."
            )
            % words
        )
    lost = [value for value in question["depends_on_values"] if value not in possible]
    if not lost:
        return ""
    offered = dict(possible_answers(known[named])) if named in known else {}
    words["answers"] = ", ".join(offered.get(value, value) for value in lost)
    return (
        _(
            "“%(question)s” is asked only if “%(other)s” is answered “%(answers)s”, which would be offered no more. "
            "Change the condition of “%(question)s” first."
        )
        % words
    )
