"""Forms of the selection. What they offer can always be done; the rules have the last word."""

from datetime import timedelta
from decimal import Decimal

from django import forms
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from applications.models import Application

from . import conflicts
from .models import Decision, ReviewAssignment

REVIEW_DAYS = 14


class ReviewerField(forms.ModelChoiceField):
    """A reviewer, with how many reviews they have open."""

    def label_from_instance(self, reviewer: User) -> str:
        return _("%(name)s – %(number)d open") % {"name": reviewer, "number": reviewer.open_reviews}


class AssignForm(forms.Form):
    reviewer = ReviewerField(label=_("Reviewer"), queryset=User.objects.none())
    due_on = forms.DateField(
        label=_("Review due on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, **kwargs)
        asked = ReviewAssignment.objects.filter(application=application, status__in=["assigned", "done"])
        is_open = ReviewAssignment.objects.to_do().filter(reviewer=OuterRef("pk")).order_by()
        number = is_open.values("reviewer").annotate(number=Count("pk")).values("number")
        people = User.objects.in_role(Role.REVIEWER)
        found = conflicts.find(applications=Application.objects.filter(pk=application.pk), people=people)
        # Who cannot be asked, and why.
        self.barred = [
            (person, found[application.pk, person.pk])
            for person in people
            if (application.pk, person.pk) in found
        ]
        self.fields["reviewer"].queryset = (
            people.exclude(pk__in=asked.values("reviewer"))
            .exclude(pk__in=[person.pk for person, _conflict in self.barred])
            .annotate(open_reviews=Coalesce(Subquery(number), 0))
            .order_by("family_names", "given_names", "email")
        )
        self.fields["due_on"].initial = timezone.localdate() + timedelta(days=REVIEW_DAYS)


class ProposalForm(forms.Form):
    """An outcome and, with an offer, its funding, with a refusal, its coded reason: one choice, so that
    they never disagree."""

    outcome = forms.ChoiceField(label=_("Decision"))
    partial_amount = forms.DecimalField(
        label=_("Amount of a partial fellowship in EUR"),
        help_text=_("Empty: the usual amount of the edition."),
        required=False,
        min_value=Decimal("0.01"),
        max_digits=10,
        decimal_places=2,
    )
    reserve_rank = forms.IntegerField(
        label=_("Rank, for the reserve list"),
        help_text=_("Empty: the last. Those from this rank on move down."),
        required=False,
        min_value=1,
        max_value=9999,
    )
    reason = forms.CharField(
        label=_("Reason, for the staff"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        outcomes = Decision.Outcome
        self.fields["outcome"].choices = [
            (
                outcomes.OFFER.label,
                [(f"offer:{value}", label) for value, label in Decision.Fellowship.choices],
            ),
            (outcomes.RESERVE.value, outcomes.RESERVE.label),
            (
                outcomes.NOT_SELECTED.label,
                [(f"not-selected:{value}", label) for value, label in Decision.RefusalReason.choices],
            ),
        ]

    def clean(self):
        cleaned = super().clean()
        outcome = cleaned.get("outcome", "")
        if cleaned.get("partial_amount") and outcome != f"offer:{Decision.Fellowship.PARTIAL}":
            self.add_error("partial_amount", _("Only a partial fellowship has an amount of its own."))
        if cleaned.get("reserve_rank") and outcome != Decision.Outcome.RESERVE:
            self.add_error("reserve_rank", _("Only somebody on the reserve list has a rank."))
        if outcome == f"not-selected:{Decision.RefusalReason.OTHER}" and not cleaned.get("reason"):
            self.add_error("reason", _("“Other” needs a written reason."))
        return cleaned

    def as_proposal(self) -> dict:
        """The arguments of `decisions.propose`."""
        outcome, _colon, detail = self.cleaned_data["outcome"].partition(":")
        is_offer = outcome == Decision.Outcome.OFFER
        return {
            "outcome": outcome,
            "fellowship": detail if is_offer else Decision.Fellowship.NONE,
            "partial_amount": self.cleaned_data["partial_amount"],
            "reason_code": "" if is_offer else detail,
            "reserve_rank": self.cleaned_data["reserve_rank"],
            "reason": self.cleaned_data["reason"],
        }


class DeclineReviewForm(forms.ModelForm):
    class Meta:
        model = ReviewAssignment
        fields = ["has_conflict", "decline_reason"]
        labels = {"has_conflict": _("I have a conflict of interest"), "decline_reason": _("Reason")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decline_reason"].required = True


class AcceptOfferForm(forms.Form):
    printed_name = forms.CharField(
        label=_("Your name as it shall be printed on the certificate"),
        help_text=_("Exactly as in your passport or as you wish to be named, accents included."),
        max_length=250,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class DeclineOfferForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you decline? It helps us to plan."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
