"""What a person tells of themselves when signing up, and later in the account's settings."""

import re
import zoneinfo

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .middleware import TIME_ZONE_COOKIE
from .models import User
from .time_zones import time_zone_choices

WEB_ADDRESS = re.compile(r"://|\bwww\.|\.\w{2,}/", re.IGNORECASE)


def refuse_web_address(name: str) -> None:
    """Raise ValidationError for a name that would make our mails carry a stranger's link."""
    if WEB_ADDRESS.search(name):
        raise ValidationError(_("A name cannot hold the address of a web page."))


class SignupDetailsForm(forms.Form):
    """The extra fields of allauth's sign-up form. The language is that of the page."""

    given_names = forms.CharField(
        label=_("Given names"),
        max_length=150,
        required=False,
        validators=[refuse_web_address],
        help_text=_("As in your passport. Leave it empty if you use a single name."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    family_names = forms.CharField(
        label=_("Family names"),
        max_length=150,
        validators=[refuse_web_address],
        help_text=_("As in your passport, in any script."),
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    field_order = ["given_names", "family_names", "email", "password1"]

    def signup(self, request, user: User) -> None:
        user.given_names = self.cleaned_data["given_names"]
        user.family_names = self.cleaned_data["family_names"]
        user.language = get_language()
        zone = request.COOKIES.get(TIME_ZONE_COOKIE, "")
        if zone in zoneinfo.available_timezones():
            user.time_zone = zone
        user.save(update_fields=["given_names", "family_names", "language", "time_zone"])


class PreferencesForm(forms.ModelForm):
    """Name, language of messages, time zone of dates, reminders."""

    class Meta:
        model = User
        fields = ["given_names", "family_names", "language", "time_zone", "wants_reminders", "wants_digest"]
        widgets = {
            "given_names": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "family_names": forms.TextInput(attrs={"autocomplete": "family-name"}),
        }
        labels = {
            "wants_reminders": _("Remind me by mail of what I have begun and not finished"),
            "wants_digest": _("Tell me by mail each working day what waits for me"),
        }
        help_texts = {
            "language": _("Messages to you are written in this language."),
            "wants_reminders": "",
            "wants_digest": "",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["family_names"].required = True
        if not self.instance.is_staff:
            del self.fields["wants_digest"]
        for name in ("given_names", "family_names"):
            self.fields[name].validators.append(refuse_web_address)
        self.fields["time_zone"].widget = forms.Select(choices=time_zone_choices())


class AddPasskeyForm(AddWebAuthnForm):
    """allauth's, in the portal's words: a key is meant to do without the password."""

    name = forms.CharField(
        label=_("Name of the key"),
        max_length=100,
        required=False,
        help_text=_("By which you will know it again: “Telephone”, “Key on my ring”."),
    )
    passwordless = forms.BooleanField(
        label=_("Let me sign in with this key alone"),
        required=False,
        initial=True,
        help_text=_(
            "Your device then asks for your fingerprint, face or PIN. Leave it out for a plain security key "
            "that is only used after the password."
        ),
    )
    field_order = ["name", "passwordless", "credential"]


class RefuseErasureForm(forms.Form):
    """Why a request of erasure is refused."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads this."),
    )
