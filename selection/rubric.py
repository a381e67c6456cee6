"""The form of a review: a scale for each criterion of the edition, and a comment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Criterion, Review, ReviewAssignment

NOT_APPLICABLE = "not-applicable"
SCALE = [
    ("1", _("1 – insufficient")),
    ("2", _("2 – weak")),
    ("3", _("3 – sound")),
    ("4", _("4 – good")),
    ("5", _("5 – excellent")),
    (NOT_APPLICABLE, _("Not applicable")),
]


class ReviewForm(forms.Form):
    comment = forms.CharField(
        label=_("Comment for the staff"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args, assignment: ReviewAssignment, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(Criterion.objects.filter(edition=assignment.application.call.edition_id))
        for criterion in self.criteria:
            self.fields[_field(criterion)] = forms.ChoiceField(
                label=criterion.title,
                help_text=criterion.guidance,
                choices=SCALE,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose a score, or “not applicable”.")},
            )
        review = Review.objects.filter(assignment=assignment).first()
        if review:
            self.initial = {"comment": review.comment} | {
                f"criterion_{score.criterion_id}": str(score.value or NOT_APPLICABLE)
                for score in review.scores.all()
            }

    def rubric(self) -> list[tuple[Criterion, forms.BoundField]]:
        """Each criterion with its field, in the order of the rubric."""
        return [(criterion, self[_field(criterion)]) for criterion in self.criteria]

    def scores(self) -> dict[Criterion, int | None]:
        """The argument of `reviewing.submit_review`."""
        chosen = {criterion: self.cleaned_data[_field(criterion)] for criterion in self.criteria}
        return {
            criterion: None if value == NOT_APPLICABLE else int(value) for criterion, value in chosen.items()
        }


def _field(criterion: Criterion) -> str:
    return f"criterion_{criterion.pk}"
