"""The printed forms: the blank one to read and write on, and the copy of a submitted application."""

from datetime import datetime
from math import ceil
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from printing import lettering, typeset_legibly
from sessions_app.periods import period_in_words

from .conditions import asked
from .fields import LEVELS
from .filled_form import shown_value
from .form_content import as_questions, content_of, questions_in
from .form_differences import condition_in_words
from .form_revisions import submitted_form
from .models import Application, Call, Question
from .translations import in_words

LAYOUT = Path(__file__).parent / "layout"
Kind = Question.Kind
LETTERS_IN_LINE = 75  # written by hand
LETTERS_IN_WORD = 6
MOST_LINES = 26
SHORT = (Kind.NUMBER, Kind.TELEPHONE)


def blank_form(call: Call, language: str) -> bytes:
    """The form as a PDF in the language. Raises printing.FontsMissing."""
    return print_blank(blank_content(call, language))


def print_blank(content: dict) -> bytes:
    """The PDF of what `blank_content` says."""
    return typeset_legibly(LAYOUT / "blank_form.typ", content)


def application_copy(application: Application, language: str) -> bytes:
    """The submitted application as a PDF: its answers under the questions of the form it was
    submitted with, in the language. Raises printing.FontsMissing."""
    content = copy_content(application, language)
    han = lettering.han_of(
        "".join(
            paragraph["text"]
            for section in content["sections"]
            for question in section["questions"]
            for paragraph in question["answer"]
        ),
        application.country,
    )
    return typeset_legibly(LAYOUT / "application_copy.typ", content, han=han)


def blank_content(call: Call, language: str) -> dict:
    """Everything the blank form says, in the language. The same form gives the same content."""
    form = content_of(call)
    questions = questions_in(form)
    edition = call.edition
    with translation.override(language):
        closing = _moment(call.closes_at, call)
        address = settings.PORTAL_URL + reverse("edition", kwargs={"slug": edition.slug})
        guide = [
            _(
                "This sheet is for reading and for preparing your answers. Apply on the internet: your answers are "
                "saved as you go, and you can stop and go on at any time."
            )
        ]
        if edition.contact_email:
            guide.append(
                _("If you cannot apply on the internet, write to %(address)s.")
                % {"address": edition.contact_email}
            )
        return {
            **_frame(call, language, _("Application form"), call.opens_at),
            "foot": address,
            "facts": [
                [_("Place and dates"), _place_and_dates(call)],
                [_("Apply before"), closing],
                [_("Apply at"), address],
                [_("Languages"), capfirst(edition.languages)],
            ],
            "guide": guide,
            "attached": _("The document is attached."),
            "day": [
                pgettext("of a date", "Day"),
                pgettext("of a date", "Month"),
                pgettext("of a date", "Year"),
            ],
            "signature": [_("Place and date"), _("Signature")],
            "sections": [
                {
                    "title": f"{number}. {in_words(section['title'])}",
                    "help": in_words(section["help_text"]),
                    "questions": [_blank(question, questions, call) for question in section["questions"]],
                }
                for number, section in enumerate(form["sections"], start=1)
            ],
        }


def copy_content(application: Application, language: str) -> dict:
    """Everything the copy says, in the language."""
    call = application.call
    kept = submitted_form(application)
    form = kept.content if kept else content_of(call)
    rows = {
        question.pk: question
        for question in Question.objects.filter(section__call=call).prefetch_related("choices")
    }
    values = dict(application.answers.values_list("question_id", "value"))
    documents = {document.question_id: document for document in application.documents.all()}
    is_asked = asked(as_questions(form), values)
    with translation.override(language):
        return {
            **_frame(call, language, _("Application"), application.submitted_at or timezone.now()),
            "foot": f"{application.reference} · {application.name}",
            "nothing": _("No answer"),
            "facts": [
                [_("Reference"), application.reference],
                [_("Applicant"), f"{application.name} · {application.applicant.email}"],
                [
                    _("Submitted"),
                    _moment(application.submitted_at, call) if application.submitted_at else "–",
                ],
                [_("Place and dates"), _place_and_dates(call)],
                [
                    _("Form"),
                    _("version %(number)d") % {"number": application.form_revision or call.form_revision},
                ],
            ],
            "sections": [
                {
                    "title": f"{number}. {in_words(section['title'])}",
                    "questions": [
                        _answered(question, rows, values, documents, application)
                        for question in section["questions"]
                        if question["id"] in is_asked
                    ],
                }
                for number, section in enumerate(form["sections"], start=1)
            ],
        }


def _frame(call: Call, language: str, title: str, moment: datetime) -> dict:
    day = timezone.localtime(moment, call.edition.zone)
    return {
        "language": language,
        "title": title,
        "organisation": _("International Labour Organization"),
        "academy": _("Academy on Social and Solidarity Economy"),
        "edition": str(call.edition),
        "page": _("Page %(number)s of %(count)s") % {"number": "%1", "count": "%2"},
        "date": [day.year, day.month, day.day],
    }


def _blank(question: dict, questions: dict[int, dict], call: Call) -> dict:
    kind = question["kind"]
    condition = condition_in_words(question, questions)
    look, choices = _look(question, call)
    return {
        "label": in_words(question["label"]),
        "mark": "" if question["is_required"] else f" ({_('optional')})",
        "help": in_words(question["help_text"]),
        "limit": _limit(question),
        "condition": _("Only if %(condition)s") % {"condition": condition} if condition else "",
        "look": look,
        "choices": choices,
        "lines": _lines(question) if kind == Kind.LONG_TEXT else 1,
    }


def _look(question: dict, call: Call) -> tuple[str, list[str]]:
    """How one answers it on paper, and the words beside the boxes to tick."""
    kind = question["kind"]
    if kind == Kind.CONSENT:
        return "consent", []
    if kind == Kind.FILE:
        return "attach", []
    if kind == Kind.DATE:
        return "day", []
    if kind == Kind.TRACK:
        return "options", [str(track) for track in call.edition.tracks.all()]
    if kind == Kind.LANGUAGE_LEVEL:
        return "across", [label for _value, label in LEVELS]
    if question["choices"]:
        return "options", [in_words(choice["label"]) for choice in question["choices"]]
    return ("short" if kind in SHORT else "lines"), []


def _limit(question: dict) -> str:
    parts = []
    if question["kind"] == Kind.SINGLE_CHOICE:
        parts.append(_("Tick one box."))
    if question["kind"] == Kind.MULTIPLE_CHOICE:
        parts.append(_("Tick all that apply."))
    most = question["max_characters"]
    if most and question["kind"] == Kind.LONG_TEXT:
        parts.append(
            ngettext("Up to %(most)s character.", "Up to %(most)s characters.", most)
            % {"most": number_format(most, force_grouping=True)}
        )
    if most := question["max_words"]:
        parts.append(
            ngettext("Up to %(most)s word.", "Up to %(most)s words.", most)
            % {"most": number_format(most, force_grouping=True)}
        )
    if most := question["max_pages"]:
        parts.append(ngettext("Up to %(most)s page.", "Up to %(most)s pages.", most) % {"most": most})
    return " ".join(parts)


def _lines(question: dict) -> int:
    """How many lines to write on, for the longest answer that is allowed."""
    letters = [question["max_characters"], (question["max_words"] or 0) * LETTERS_IN_WORD]
    longest = min([number for number in letters if number] or [600])
    return max(3, min(MOST_LINES, ceil(longest / LETTERS_IN_LINE)))


def _answered(question: dict, rows: dict, values: dict, documents: dict, application: Application) -> dict:
    document = documents.get(question["id"])
    if document:
        text = f"{document.original_name} ({filesizeformat(document.size)})"
    else:
        text = _shown(question, rows.get(question["id"]), values.get(question["id"]))
    return {
        "label": in_words(question["label"]),
        "answer": [
            {"text": line, "language": lettering.language_of(line, application.country)}
            for line in text.splitlines()
        ],
    }


def _shown(question: dict, row: Question | None, value: object) -> str:
    """The answer in the words of the form it was given in."""
    offered = {choice["value"]: in_words(choice["label"]) for choice in question["choices"]}
    if not offered or row is None:
        return shown_value(row, value) if row and value is not None else ""
    chosen = value if isinstance(value, list) else [value] if value else []
    labels = {choice.value: choice.label for choice in row.choices.all()}
    return ", ".join(offered.get(item) or labels.get(item, str(item)) for item in chosen)


def _moment(moment: datetime, call: Call) -> str:
    at_venue = timezone.localtime(moment, call.edition.zone)
    return _("%(moment)s (time in %(city)s)") % {
        "moment": date_format(at_venue, "DATETIME_FORMAT"),
        "city": call.edition.venue.city,
    }


def _place_and_dates(call: Call) -> str:
    edition = call.edition
    days = period_in_words(edition.starts_on, edition.ends_on)
    return f"{edition.venue.name}, {edition.venue.city}, {days}"
