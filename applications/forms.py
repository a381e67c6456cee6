"""The forms of the applicant's pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import field_of
from .filled_form import FilledSection
from .models import Question


class SectionForm(forms.Form):
    """One section's questions, filled with what is stored."""

    def __init__(self, *args, filled: FilledSection, tracks, **kwargs):
        super().__init__(*args, prefix="q", use_required_attribute=False, **kwargs)
        self.documents = {}
        for entry in filled.questions:
            field = field_of(entry.question, tracks)
            field.initial = entry.value
            self.fields[entry.question.key] = field
            if entry.document:
                self.documents[entry.question.key] = entry.document
        self.questions = {entry.question.key: entry.question for entry in filled.questions}

    def rows(self):
        """Pairs of bound field and the document uploaded for it before."""
        return [(self[key], self.documents.get(key)) for key in self.fields]

    def answers(self) -> dict[Question, object]:
        """The valid values by question, files apart."""
        return {
            question: self.cleaned_data[key]
            for key, question in self.questions.items()
            if key in self.cleaned_data and question.kind != Question.Kind.FILE
        }

    def uploads(self) -> dict[Question, object]:
        return {
            question: self.cleaned_data[key]
            for key, question in self.questions.items()
            if question.kind == Question.Kind.FILE and self.cleaned_data.get(key)
        }


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you withdraw?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It helps us to prepare later editions."),
    )
