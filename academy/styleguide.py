"""The page on which staff see every component in every state and both directions."""

from types import SimpleNamespace

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_staff
from accounts.staff_pages import allowed

CHOICES = [("yes", _("Yes")), ("no", _("No"))]


class Specimen(forms.Form):
    name = forms.CharField(label=_("Family names"), help_text=_("As in your passport, in any script."))
    day = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    plan = forms.CharField(label=_("Plan"), widget=forms.Textarea(attrs={"maxlength": 1500}))
    track = forms.ChoiceField(label=_("Language track"), choices=CHOICES)
    available = forms.ChoiceField(label=_("Available"), choices=CHOICES, widget=forms.RadioSelect)
    agreed = forms.BooleanField(label=_("I agree."))


class UploadSpecimen(forms.Form):
    document = forms.FileField(label=_("Document"), help_text=_("PDF, up to 5 MB."))


@login_required
@allowed(is_staff)
def styleguide(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    return render(
        request,
        "styleguide.html",
        {
            "directions": ["ltr", "rtl"],
            "forms": {
                "empty": Specimen(auto_id="empty_%s"),
                "wrong": Specimen({"name": "", "day": "31/31"}, auto_id="wrong_%s"),
                "upload": UploadSpecimen(auto_id="upload_%s"),
                "refused": UploadSpecimen({}, {}, auto_id="refused_%s"),
                "sending": UploadSpecimen(auto_id="sending_%s"),
            },
            "document": SimpleNamespace(pk=None, original_name="cv.pdf", size=204_800, uploaded_at=now),
            "steps": [
                {"label": _("Begun"), "moment": now, "state": "done", "note": ""},
                {
                    "label": _("Under review"),
                    "moment": None,
                    "state": "current",
                    "note": _("Nothing to do for you."),
                    "actor": _("The Academy"),
                },
                {"label": _("Decision"), "moment": None, "state": "waiting", "note": ""},
                {"label": _("Offer expired"), "moment": None, "state": "failed", "note": ""},
            ],
            "terms": [(_("Place"), "Torino"), (_("Languages"), "EN, FR, ES"), (_("Tuition fee"), "")],
            "headers": [_("Country"), _("Applications")],
            "rows": [["Sénégal", 12], ["Perú", 7]],
            "page": Paginator(range(30), 10).get_page(2),
        },
    )
