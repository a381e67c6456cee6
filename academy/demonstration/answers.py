"""What an applicant answers to each question of the form, in their language."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import phonenumbers

from applications.models import Question

from .content import form_answers as forms
from .content import texts
from .content.cities import CITY_OF, STREETS
from .people import Person

Kind = Question.Kind
# How often each occurs.
GROUPS = {
    "government": 20, "employers": 4, "workers": 12, "sse-enterprise": 26, "sse-network": 18,
    "training-research": 11, "agency": 6, "other": 3,
}  # fmt: skip
FUNDING = {"organisation": 28, "donor": 12, "self": 6, "fellowship": 54}
DEGREES = {"secondary": 8, "short-tertiary": 10, "bachelor": 34, "master": 42, "doctorate": 6}
LEVELS = ["B2", "C1", "C1", "C2"]


@dataclass
class Story:
    """One applicant, while the answers are made; what is asked twice is answered alike.
    `flaw` is why the application was not eligible, and shows in the answers."""

    person: Person
    track: str
    electives: list[str]
    chance: random.Random
    flaw: str = ""

    def __post_init__(self) -> None:
        pick = self.chance.choice
        self.language = self.person.language
        self.group = self.drawn(GROUPS)
        names = texts.ORGANISATIONS[self.language][self.group]
        city = CITY_OF[self.person.country]
        self.organisation = f"{pick(names)}, {city}" if self.chance.random() < 0.6 else pick(names)
        self.city = city
        self.funding = self.drawn(FUNDING)
        self.domain = self.person.email.partition("@")[2]
        presents = self.chance.random() < 0.6
        self.presentation = self.text(forms.PRESENTATIONS) if presents else (None, None)

    def drawn(self, weights: dict[str, int]) -> str:
        """One of the names, as often as its weight says."""
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def text(self, content: dict[str, list]) -> object:
        """One of the texts in the applicant's language."""
        return self.chance.choice(content[self.language])


def answers_of(story: Story, questions: list[Question]) -> Iterator[tuple[Question, object]]:
    """Pairs of question and stored value; documents are no answers, and what is not asked or was
    left out has none."""
    given: dict[int, object] = {}
    for question in questions:
        if question.kind == Kind.FILE or not _is_asked(question, given):
            continue
        value = _BY_KEY[question.key](story) if question.key in _BY_KEY else _by_kind(question, story)
        if value is not None:
            given[question.pk] = value
            yield question, value


def _is_asked(question: Question, given: dict[int, object]) -> bool:
    if question.depends_on_id is None:
        return True
    value = given.get(question.depends_on_id)
    chosen = value if isinstance(value, list) else [{True: "yes", False: "no"}.get(value, value)]
    return any(item in question.depends_on_values for item in chosen)


def _by_kind(question: Question, story: Story) -> object:
    """For a question that this module does not know."""
    if question.kind in (Kind.SINGLE_CHOICE, Kind.SCALE):
        choices = [choice.value for choice in question.choices.all()]
        return story.chance.choice(choices) if choices else "3"
    by_kind: dict[str, Callable] = {
        Kind.MULTIPLE_CHOICE: lambda: [choice.value for choice in question.choices.all()][:1],
        Kind.CONSENT: lambda: True,
        Kind.COUNTRY: lambda: story.person.country,
        Kind.TRACK: lambda: story.track,
        Kind.LANGUAGE_LEVEL: lambda: story.chance.choice(LEVELS),
        Kind.NUMBER: lambda: str(story.chance.randint(1, 40)),
        Kind.DATE: lambda: _day(story, 2008, 2025),
        Kind.EMAIL: lambda: story.person.email,
        Kind.TELEPHONE: lambda: _telephone(story),
        Kind.URL: lambda: f"https://{story.domain}/",
        Kind.SHORT_TEXT: lambda: story.text(texts.POSITIONS),
        Kind.LONG_TEXT: lambda: story.text(forms.DUTIES),
    }
    make = by_kind.get(question.kind)
    return make() if make else None


def _seldom(share: float, make: Callable) -> Callable:
    """Answered by that share of people only."""
    return lambda story: make(story) if story.chance.random() < share else None


def _day(story: Story, first: int, last: int) -> str:
    span = (date(last, 12, 31) - date(first, 1, 1)).days
    return (date(first, 1, 1) + timedelta(days=story.chance.randint(0, span))).isoformat()


_examples: dict[str, str] = {}


def _telephone(story: Story) -> str:
    """A number as the country writes it, its last digits invented."""
    country = story.person.country
    if country not in _examples:
        mobile = phonenumbers.PhoneNumberType.MOBILE
        number = phonenumbers.example_number_for_type(country, mobile)
        _examples[country] = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    shown = list(_examples[country])
    for place in range(len(shown) - 1, len(shown) - 6, -1):
        if shown[place].isdigit():
            shown[place] = story.chance.choice("0123456789")
    return "".join(shown)


def _level(story: Story) -> str:
    return "A2" if story.flaw == "language-level" else story.chance.choice(LEVELS)


def _nominator(story: Story) -> str:
    return story.chance.choice(_NOMINATORS[story.language])


_NOMINATORS = {
    "en": ["Grace Mutasa", "Samuel Owusu", "Helen Fraser", "Vikram Menon"],
    "fr": ["Marie-Louise Sagna", "Pascal Nkodia", "Hélène Girard", "Abdou Salam Fall"],
    "es": ["Carmen Ortega Ruiz", "Luis Alberto Tapia", "Elena Morales", "Hugo Benítez"],
}

# By the key of the standard form's question. None leaves it unanswered.
_BY_KEY: dict[str, Callable[[Story], object]] = {
    "track": lambda story: story.track,
    "language-understanding": _level,
    "language-speaking": _level,
    "language-reading": _level,
    "language-writing": _level,
    "available": lambda story: "no" if story.flaw == "not-available" else "yes",
    "in-the-field": lambda story: "no" if story.flaw == "outside-field" else "yes",
    "given-names": lambda story: story.person.given_names or None,
    "family-names": lambda story: story.person.family_names,
    "latin-name": lambda story: story.person.latin or None,
    "certificate-name": lambda story: story.person.printed_name,
    "gender": lambda story: story.person.gender,
    "date-of-birth": lambda story: _day(story, 1964, 2000),
    "nationality": lambda story: story.person.country,
    "access-needs-agreed": lambda story: story.chance.random() < 0.04,
    "access-needs": lambda story: story.text(forms.ACCESS_NEEDS),
    "postal-address": lambda story: f"{story.text(STREETS)}\n{story.city}",
    "city": lambda story: story.city,
    "messaging": _seldom(0.5, _telephone),
    "organisation-name": lambda story: story.organisation,
    "organisation-name-track": _seldom(0.2, lambda story: story.organisation),
    "constituent-group": lambda story: story.group,
    "size": _seldom(0.8, lambda story: str(story.chance.choice([4, 12, 25, 60, 140, 480, 2300, 15000]))),
    "web-site": _seldom(0.6, lambda story: f"https://www.{story.domain}/"),
    "position": lambda story: story.text(texts.POSITIONS),
    "supervisor-name": _seldom(0.7, _nominator),
    "supervisor-email": _seldom(0.7, lambda story: f"direction@{story.domain}"),
    "degree": _seldom(0.95, lambda story: story.drawn(DEGREES)),
    "field-of-study": _seldom(0.9, lambda story: story.text(forms.FIELDS_OF_STUDY)),
    "degree-year": _seldom(0.8, lambda story: str(story.chance.randint(1990, 2024))),
    "years": _seldom(0.9, lambda story: str(story.chance.randint(1, 28))),
    "tasks": lambda story: story.text(forms.TASKS),
    "earlier-courses": _seldom(0.9, lambda story: story.drawn({"yes": 15, "no": 85})),
    "earlier-courses-which": lambda story: story.text(forms.EARLIER_COURSES),
    "today": lambda story: f"{story.text(texts.TODAY)}\n\n{story.text(forms.BACKGROUND)}",
    "expectations": lambda story: "\n".join(story.chance.sample(texts.EXPECTATIONS[story.language], 2)),
    "plan": lambda story: story.text(texts.PLANS),
    "can-present": lambda story: "yes" if story.presentation[0] else "no",
    "presentation-title": lambda story: story.presentation[0],
    "presentation-summary": lambda story: story.presentation[1],
    "electives": _seldom(0.8, lambda story: "\n".join(story.chance.sample(story.electives, 2))),
    "who-pays": lambda story: story.funding,
    "amount-covered": lambda story: (
        str(story.chance.choice([500, 800, 1200, 2000])) if story.funding == "organisation" else None
    ),
    "items-covered": lambda story: (
        story.chance.choice([["travel"], ["travel", "subsistence"], ["travel", "subsistence", "tuition"]])
        if story.funding in ("organisation", "donor")
        else None
    ),
    "fellowship-reason": lambda story: (
        story.text(forms.FELLOWSHIP_REASONS) if story.funding == "fellowship" else None
    ),
    "nominator-name": _nominator,
    "nominator-organisation": lambda story: story.organisation,
    "nominator-email": lambda story: f"secretariat@{story.domain}",
    "photos-agreed": lambda story: story.chance.random() < 0.9,
    "later-editions": lambda story: story.chance.random() < 0.8,
    "directory": lambda story: story.chance.random() < 0.7,
}
