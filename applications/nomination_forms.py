"""The forms around a nomination: the applicant's, and those of who nominates."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .documents import DocumentField
from .fields.text import LineField, LongTextField


class NominationForm(forms.Form):
    """Who is asked to nominate."""

    name = LineField(label=_("Name of the person"), most_characters=200)
    position = LineField(label=_("Position"), most_characters=200, required=False)
    organisation = LineField(label=_("Nominating organisation"), most_characters=250)
    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        help_text=_("We write to this address. The person needs no account."),
    )
    language = forms.ChoiceField(
        label=_("Language of our message to this person"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )


class EndorseForm(forms.Form):
    statement = LongTextField(
        label=_("Your statement"),
        most_characters=1500,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Why you send this person, and what your organisation expects of it, in any language."),
    )
    letter = DocumentField(
        label=_("Letter of nomination"),
        required=False,
        help_text=_(
            "PDF or DOCX up to 5 MB, or a clear photo (JPEG, PNG) up to 20 MB. You can add it later."
        ),
    )


class DeclineNominationForm(forms.Form):
    reason = LongTextField(
        label=_("Reason"),
        required=False,
        most_characters=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The applicant reads it."),
    )


class LetterForm(forms.Form):
    letter = DocumentField(
        label=_("Letter of nomination"),
        help_text=_("PDF or DOCX up to 5 MB, or a clear photo (JPEG, PNG) up to 20 MB."),
    )
