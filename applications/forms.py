"""The forms of the applicant's pages."""

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from .answering import Entry, as_stored
from .documents import DocumentField
from .fields import field_of
from .filled_form import FilledQuestion
from .models import Question

PREFIX = "q"
LONGEST_KEPT = 50_000
TEXTS = (
    Question.Kind.SHORT_TEXT,
    Question.Kind.LONG_TEXT,
    Question.Kind.NUMBER,
    Question.Kind.DATE,
    Question.Kind.EMAIL,
    Question.Kind.TELEPHONE,
    Question.Kind.URL,
)


class SectionForm(forms.Form):
    """Some questions of a section, filled with what was sent for those that stand on the sender's
    page, and with what is stored for the others. Stored text that is no answer shows its fault again.

    Beside `q-KEY` a page sends `q-KEY-version`, the version that it showed (of a document, see
    `documents.version_of`), and, after a conflict, `q-KEY-choice`: “mine:VERSION” or “other:VERSION”.
    """

    def __init__(self, sent=None, files=None, *, filled: list[FilledQuestion], tracks=(), regions=()) -> None:
        self.filled = {entry.question.key: entry for entry in filled}
        sent = QueryDict() if sent is None else sent
        self.sent = [key for key in self.filled if _is_on_page(key, sent, files or {})]
        self.choices = {key: sent.get(f"{PREFIX}-{key}-choice", "").partition(":") for key in self.sent}
        self.versions = {key: sent.get(f"{PREFIX}-{key}-version") for key in self.sent}
        super().__init__({}, files or {}, prefix=PREFIX, use_required_attribute=False)
        regions = tuple(dict.fromkeys([*self._countries(sent), *regions]))
        for key, entry in self.filled.items():
            self.fields[key] = field_of(entry.question, tracks, regions)
        self.data = MultiValueDict({self.add_prefix(key): self._typed(key, sent) for key in self.filled})
        self.seen = {key: self._seen(key, sent) for key in self.filled}
        self.full_clean()

    def entries(self) -> list[Entry]:
        """What was sent, to save; files apart."""
        return [
            entry
            for key in self.sent
            if not isinstance(self.fields[key], DocumentField)
            and self.choices[key][0] != "other"
            and (entry := self._entry(key)) is not None
        ]

    def seen_document(self, key: str) -> str | None:
        """The version of the document that the sender knows of: the newer one once they chose about
        it, None when they do not say."""
        choice, _colon, version = self.choices[key]
        return version if choice in ("mine", "other") else self.versions[key]

    def _entry(self, key: str) -> Entry | None:
        question = self.filled[key].question
        if key not in self.errors:
            return Entry(question, as_stored(self.cleaned_data[key]), seen=self.seen[key])
        typed = self.data.get(self.add_prefix(key)) or ""
        if question.kind not in TEXTS:
            return None
        if len(typed) > LONGEST_KEPT:
            too_long = _("Only %(most)s characters can be kept: this text is not saved.")
            self.add_error(key, too_long % {"most": number_format(LONGEST_KEPT)})
            return None
        return Entry(question, unaccepted=typed.replace("\x00", ""), seen=self.seen[key])

    def _typed(self, key: str, sent) -> list:
        """What the field holds, as a browser sends it."""
        if key in self.sent and self.choices[key][0] != "other":
            return sent.getlist(self.add_prefix(key))
        entry, field = self.filled[key], self.fields[key]
        if entry.unaccepted:
            return [entry.unaccepted]
        if isinstance(entry.value, list):
            return entry.value
        if entry.value is None:
            return []
        return [field.as_typed(entry.value) if hasattr(field, "as_typed") else entry.value]

    def _seen(self, key: str, sent) -> int:
        """The version that the sender knows of: the newer one once they chose about it."""
        if key not in self.sent:
            return self.filled[key].version
        choice, _colon, version = self.choices[key]
        if choice not in ("mine", "other"):
            version = self.versions[key] or ""
        return int(version) if version.isascii() and version.isdigit() else 0

    def _countries(self, sent) -> list[str]:
        """Countries of work and residence answered on the same page."""
        return [
            code
            for key, entry in self.filled.items()
            if entry.question.kind == Question.Kind.COUNTRY and key != "nationality"
            for code in [sent.get(self.add_prefix(key)) if key in self.sent else entry.value]
            if code
        ]


def _is_on_page(key: str, sent, files) -> bool:
    names = (f"{PREFIX}-{key}-version", f"{PREFIX}-{key}")
    return any(name in sent or name in files for name in names)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you withdraw?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It helps us to prepare later editions."),
    )
