"""The form of a review: a scale for each criterion of the edition with a comment, a comment to the staff,
and what they should look at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .drafting import NOT_APPLICABLE, Typed, entries_of
from .models import Criterion, ReviewAssignment

SCALE = [
    ("1", _("1 – insufficient")),
    ("2", _("2 – weak")),
    ("3", _("3 – sound")),
    ("4", _("4 – good")),
    ("5", _("5 – excellent")),
    (NOT_APPLICABLE, _("Not applicable")),
]
MOST_CHARACTERS = 5000


def text_field(label: str, rows: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ReviewForm(forms.Form):
    """Begun with what is typed so far. `complete=False` takes a review that is not finished."""

    comment = text_field(_("Comment for the staff"), 5, _("Read by the staff alone."))
    attention = text_field(
        _("For the staff’s attention"),
        2,
        _("A doubt about a document, a risk, something to check: say what. Empty if there is nothing."),
    )

    def __init__(self, *args, assignment: ReviewAssignment, is_complete: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(Criterion.objects.filter(edition=assignment.application.call.edition_id))
        for criterion in self.criteria:
            self.fields[_field(criterion)] = forms.ChoiceField(
                label=criterion.title,
                help_text=criterion.guidance,
                choices=SCALE,
                required=is_complete,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose a score, or “not applicable”.")},
            )
            self.fields[_comment(criterion)] = text_field(_("Why"), 2)
        self.entries = entries_of(assignment)
        self.initial = {name: entry.text for name, entry in self.entries.items()}

    def typed(self) -> list[Typed]:
        """What the page sent, field by field, with the version that each showed. “Keep” writes over the
        version it names; “take” leaves what another window saved."""
        kept, taken = _choice(self.data.get("keep", "")), _choice(self.data.get("take", ""))
        found = []
        for name in self.fields:
            if name not in self.data and f"{name}-version" not in self.data:
                continue
            text, seen = self.data.get(name, ""), _number(self.data.get(f"{name}-version", ""))
            if name == kept[0]:
                seen = kept[1]
            if name == taken[0] and name in self.entries:
                text = self.entries[name].text
            found.append(Typed(name, text, seen))
        return found

    def scores(self) -> dict[Criterion, int | None]:
        """The argument of `reviewing.submit_review`."""
        chosen = {criterion: self.cleaned_data[_field(criterion)] for criterion in self.criteria}
        return {
            criterion: None if value == NOT_APPLICABLE else int(value) for criterion, value in chosen.items()
        }

    def comments(self) -> dict[Criterion, str]:
        """What was written on single criteria."""
        return {criterion: self.cleaned_data[_comment(criterion)] for criterion in self.criteria}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _choice(text: str) -> tuple[str, int]:
    """The field and version that a choice between two texts names."""
    name, _slash, version = text.partition("/")
    return name, _number(version)


def _field(criterion: Criterion) -> str:
    return f"criterion_{criterion.pk}"


def _comment(criterion: Criterion) -> str:
    return f"criterion_{criterion.pk}_comment"
