"""The form of the eligibility self-check."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
            ("no", pgettext_lazy("link to the social economy", "None")),
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
