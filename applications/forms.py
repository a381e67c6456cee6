"""The forms of the applicant's pages."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .documents import DocumentField
from .fields import TypedText, field_of
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


class SelfCheckForm(forms.Form):
    """The five questions before the account. Their answers are read once and forgotten."""

    language = forms.ChoiceField(
        choices=[
            ("b2", _("B2 or better: I take part in discussions")),
            ("b1", _("B1: I follow with some effort")),
            ("below", _("A1, A2, or none of them")),
        ],
        widget=forms.RadioSelect,
    )
    available = forms.ChoiceField(
        choices=[
            ("yes", _("Yes")),
            ("unsure", _("I am not sure yet")),
            ("no", pgettext_lazy("answer", "No")),
        ],
        widget=forms.RadioSelect,
    )
    field = forms.ChoiceField(
        label=_("What is your work’s link to the social and solidarity economy?"),
        choices=[
            ("works", _("I work in or for it")),
            ("policy", _("I work on policy, training or research about it")),
            ("soon", _("It will be part of my work")),
            ("no", _("None")),
        ],
        widget=forms.RadioSelect,
    )
    payment = forms.ChoiceField(
        label=_("Who would pay for the journey, the stay and the tuition?"),
        choices=[
            ("covered", _("My organisation, a donor or I")),
            ("fellowship", _("I would need a full or partial fellowship")),
            ("nobody", _("I do not know yet")),
        ],
        widget=forms.RadioSelect,
    )
    passport = forms.ChoiceField(
        choices=[
            ("valid", _("Yes, or I need none")),
            ("soon", _("I have one that expires earlier")),
            ("no", pgettext_lazy("answer", "No")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, languages: str, period: str, city: str, passport_until: str, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.fields["language"].label = _(
            "How well do you know the best of these languages: %(languages)s?"
        ) % {"languages": languages}
        self.fields["available"].label = _("Are you free for the whole period, %(period)s in %(city)s?") % {
            "period": period,
            "city": city,
        }
        self.fields["passport"].label = _("Is your passport valid until %(day)s or longer?") % {
            "day": passport_until
        }
        self.fields["passport"].help_text = _("Many countries ask for six months after the last day.")


class NominationForm(forms.Form):
    """Who is asked to nominate."""

    name = TypedText(label=_("Name of the person"), max_length=200)
    position = TypedText(label=_("Position"), max_length=200, required=False)
    organisation = TypedText(label=_("Nominating organisation"), max_length=250)
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
    statement = TypedText(
        label=_("Your statement"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Why you send this person, and what your organisation expects of it, in any language."),
    )
    letter = DocumentField(
        label=_("Letter of nomination"),
        required=False,
        help_text=_("PDF, DOCX, or a clear photo (JPEG, PNG), up to 5 MB. You can add it later."),
    )


class DeclineNominationForm(forms.Form):
    reason = TypedText(
        label=_("Reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The applicant reads it."),
    )


class LetterForm(forms.Form):
    letter = DocumentField(
        label=_("Letter of nomination"),
        help_text=_("PDF, DOCX, or a clear photo (JPEG, PNG), up to 5 MB."),
    )


class InformationAnswerForm(forms.Form):
    reply = TypedText(
        label=_("A word to the staff"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
