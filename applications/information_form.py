"""The form by which an applicant answers the staff's request."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields.text import LongTextField


class InformationAnswerForm(forms.Form):
    reply = LongTextField(
        label=_("A word to the staff"),
        required=False,
        most_characters=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
