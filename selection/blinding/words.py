"""The words that tell who applies, gathered from the application itself."""

import re
from collections.abc import Iterator

from applications.models import Answer, Application, Question

from ..mail_domains import organisation_domain
from .folding import folded
from .mask import Mask
from .shared_words import SHARED

ASIDE = re.compile(r"\(([^()]*)\)")
CAPITALS = re.compile(r"(?<!\w)[^\W\d_]{2,10}(?!\w)")
SMALL_WORDS = 3  # letters: not in the acronym of an organisation
NAMING_KEYS = ("name", "organisation", "organization")
Kind = Question.Kind


def mask_of(application: Application) -> Mask:
    """Hides the applicant's name, addresses, numbers and organisation, and who nominates or supervises
    them: of the account, of the answers that identify, and of the nominations. Two queries."""
    person = application.applicant
    answers = _identifying(application)
    nominations = list(application.nominations.all())
    names = [
        f"{person.given_names} {person.family_names}",
        f"{application.given_names} {application.family_names}",
        application.printed_name,
        *(answer.value for answer in answers if answer.question.maps_to in ("printed_name", "given_names", "family_names")),
    ]  # fmt: skip
    organisations = [
        application.organisation,
        *(row.organisation for row in nominations),
        *(answer.value for answer in answers if answer.question.kind == Kind.SHORT_TEXT and _names(answer)),
    ]
    addresses = [person.email, *(row.email for row in nominations)]
    addresses += [answer.value for answer in answers if answer.question.kind == Kind.EMAIL]
    sites = [answer.value for answer in answers if answer.question.kind == Kind.URL]
    return Mask(
        names=names,
        phrases=[
            *(part for text in organisations for part in _parts(text)),
            *(row.name for row in nominations),
            *(part for address in addresses for part in _parts_of_address(address)),
            *(part for site in sites for part in _parts_of_host(re.sub(r"^\w+://", "", site).split("/")[0])),
        ],
        proper=[word for text in organisations for word in _proper(text)],
        acronyms={word for text in organisations for word in _acronyms(text)},
        numbers=[answer.value for answer in answers if answer.question.kind == Kind.TELEPHONE],
    )


def _identifying(application: Application) -> list[Answer]:
    """The short answers that tell who somebody is."""
    short = (Kind.SHORT_TEXT, Kind.EMAIL, Kind.URL, Kind.TELEPHONE)
    rows = application.answers.filter(question__kind__in=short).select_related("question")
    return [
        row for row in rows if isinstance(row.value, str) and row.value and row.question.identifies_applicant
    ]


def _names(answer: Answer) -> bool:
    """Whether a short answer names somebody or something; a city or a position does not."""
    is_named = any(part in answer.question.key for part in NAMING_KEYS)
    return is_named or answer.question.maps_to == "organisation"


def _parts(organisation: str) -> Iterator[str]:
    """The name as written, without what stands in brackets, and that alone."""
    yield organisation
    yield ASIDE.sub(" ", organisation)
    yield from ASIDE.findall(organisation)
    yield from (part for part in re.split(r"\s+[–—-]\s+|,\s", organisation) if len(part.split()) > 1)


def _proper(organisation: str) -> Iterator[str]:
    """The words of the name that are its own: those that stand in the names of many are left."""
    for word in re.findall(r"[^\W\d_]+", organisation):
        plain = folded(word)[0]
        if len(word) > SMALL_WORDS and not word[0].islower() and not plain.startswith(SHARED):
            yield word


def _acronyms(organisation: str) -> Iterator[str]:
    """Capitals within the name, and the first letters of its words."""
    words = re.findall(r"[^\W\d_]+", organisation)
    if not organisation.isupper():
        yield from (word for word in CAPITALS.findall(organisation) if word.isupper())
    for least in (0, SMALL_WORDS + 1):
        letters = "".join(word[0] for word in words if len(word) >= least).upper()
        if 3 <= len(letters) <= 10:
            yield letters


def _parts_of_address(address: str) -> Iterator[str]:
    local = address.partition("@")[0]
    yield address
    if len(local) > 3:
        yield local
    yield from _parts_of_host(organisation_domain(address))


def _parts_of_host(host: str) -> Iterator[str]:
    """The host and the label that tells most: the one before the ending."""
    host = host.removeprefix("www.")
    labels = [label for label in host.split(".")[:-1] if len(label) > 3]
    if host:
        yield host
        yield from labels[-1:]
