"""What the selection can do to many applications from their list: screen them, ask a reviewer."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import Role
from applications.listing import acts  # noqa: F401  their own come first
from applications.listing.registry import Act, add
from applications.models import Application

from . import assignment, rules, screening
from .forms import REVIEW_DAYS
from .models import Screening
from .refusals import REFUSALS

NOT_SUBMITTED = ~Q(status=Application.Status.SUBMITTED)
DECIDED = Q(decisions__status__in=["proposed", "approved", "released"])


class IneligibleForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=Screening.Reason.choices)
    note = forms.CharField(
        label=_("Note for the staff"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class AskReviewerForm(forms.Form):
    """Whom a conflict of interest bars is told of one by one, afterwards."""

    reviewer = forms.ModelChoiceField(label=_("Reviewer"), queryset=User.objects.none())
    due_on = forms.DateField(
        label=_("Review due on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = User.objects.in_role(Role.REVIEWER)
        self.fields["reviewer"].queryset = people.order_by("family_names", "given_names", "email")
        self.fields["due_on"].initial = timezone.localdate() + timedelta(days=REVIEW_DAYS)


def _find_eligible(*, application: Application, by: User) -> None:
    screening.screen(application=application, by=by, is_eligible=True)


def _find_ineligible(*, application: Application, by: User, reason: str, note: str) -> None:
    screening.screen(application=application, by=by, is_eligible=False, reason=reason, note=note)


add(
    Act(
        "eligible",
        _("Find eligible"),
        promise=lambda number: ngettext(
            "%(number)d application is found eligible. Nobody is told.",
            "%(number)d applications are found eligible. Nobody is told.",
            number,
        ),
        do=_find_eligible,
        may=rules.can_screen,
        left_out=lambda: [
            (_("Not awaiting its screening: a draft, withdrawn or decided."), NOT_SUBMITTED),
            (_("Eligible already."), Q(screening__is_eligible=True)),
            (_("Found not eligible: change that finding on its own page."), Q(screening__is_eligible=False)),
        ],
        refusals=REFUSALS,
    ),
    Act(
        "ineligible",
        _("Find not eligible"),
        promise=lambda number: ngettext(
            "%(number)d application is found not eligible. The applicant is not told before a decision is released.",
            "%(number)d applications are found not eligible. The applicants are not told before a decision is released.",
            number,
        ),
        do=_find_ineligible,
        may=rules.can_screen,
        left_out=lambda: [
            (_("Not awaiting its screening: a draft, withdrawn or decided."), NOT_SUBMITTED),
            (_("A decision is proposed already."), DECIDED),
            (_("Found not eligible already."), Q(screening__is_eligible=False)),
        ],
        form=IneligibleForm,
        refusals=REFUSALS,
    ),
    Act(
        "ask-reviewer",
        _("Ask a reviewer"),
        promise=lambda number: ngettext(
            "One reviewer is asked for a review of %(number)d application, and told by mail.",
            "One reviewer is asked for a review of each of %(number)d applications, and told by mail.",
            number,
        ),
        do=assignment.assign,
        may=rules.can_assign,
        left_out=lambda: [
            (
                _("Only a submitted application or one on the reserve list is reviewed."),
                ~Q(status__in=[Application.Status.SUBMITTED, Application.Status.RESERVE]),
            ),
            (_("Not found eligible yet."), ~Q(screening__is_eligible=True)),
        ],
        form=AskReviewerForm,
        refusals=REFUSALS,
    ),
)
