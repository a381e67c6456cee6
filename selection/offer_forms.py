"""Forms about offers: the applicant's request for more time, the staff's answer, a freed place, the
order of the reserve list."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.barring import Withheld

from .models import Decision, TimeRequest
from .replacing import Candidate

DAYS_MORE = 7
MOST_CANDIDATES = 50  # for each of the freed places that a page shows


class MoreTimeForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you need more time, and until when?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TimeAnswerForm(forms.Form):
    """Granted until a day, or refused; the note goes to the applicant."""

    until = forms.DateField(
        label=_("More time until the end of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=_("Note to the applicant"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, request: TimeRequest, **kwargs):
        super().__init__(*args, auto_id=f"time_{request.pk}_%s", **kwargs)
        zone = request.offer.application.call.edition.zone
        from_day = max(request.offer.respond_by, timezone.now())
        self.fields["until"].initial = timezone.localdate(from_day, zone) + timedelta(days=DAYS_MORE)


class FreedPlaceForm(forms.Form):
    """Somebody else than proposed, or nobody; both for a reason."""

    application = forms.ChoiceField(label=_("Person"), required=False)
    reason = forms.CharField(
        label=_("Reason, for the staff"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, candidates: list[Candidate], key: int, **kwargs):
        super().__init__(*args, auto_id=f"freed_{key}_%s", **kwargs)
        possible = [row for row in candidates if not row.obstacle and not row.application.why_concealed]
        if len(possible) > MOST_CANDIDATES:
            self.fields["application"].help_text = _(
                "The %(number)d whom the place suits best are listed."
            ) % {"number": MOST_CANDIDATES}
        self.fields["application"].choices = [("", _("choose"))] + [
            (
                str(row.application.pk),
                _("%(rank)s. %(name)s, %(reference)s")
                % {
                    "rank": row.decision.reserve_rank or "–",
                    "name": row.application.name,
                    "reference": row.application.reference,
                },
            )
            for row in possible[:MOST_CANDIDATES]
        ]


class ReserveMoveForm(forms.Form):
    """A person of the list and the place to move to; not one whom the officer may not read."""

    decision = forms.ChoiceField(label=_("Person"))
    to = forms.IntegerField(label=_("To place"), min_value=1)
    reason = forms.CharField(label=_("Reason, for the staff"), required=False, max_length=500)

    def __init__(self, *args, rows: list[Decision | Withheld], **kwargs):
        super().__init__(*args, auto_id="move_%s", **kwargs)
        self.fields["to"].max_value = len(rows)
        self.fields["to"].widget.attrs["max"] = len(rows)
        self.fields["decision"].choices = [
            (str(row.pk), f"{place}. {row.application.name}, {row.application.reference}")
            for place, row in enumerate(rows, start=1)
            if not row.application.why_concealed
        ]
