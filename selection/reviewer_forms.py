"""Forms about reviewers and their assignment."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.languages import WorkingLanguage

from .forms import REVIEW_DAYS
from .models import AssignmentProposal, ConflictDeclaration, ReviewAssignment, ReviewerProfile
from .organisation_names import normal_form
from .reviewers import Panelist, sector_choices


class LanguagesField(forms.TypedMultipleChoiceField):
    def __init__(self, **kwargs):
        super().__init__(
            choices=WorkingLanguage.choices, widget=forms.CheckboxSelectMultiple, coerce=str, **kwargs
        )


class OwnProfileForm(forms.ModelForm):
    """What a reviewer says of themselves."""

    languages = LanguagesField(label=_("Languages in which you read applications"))

    class Meta:
        model = ReviewerProfile
        fields = ["languages", "capacity", "is_available"]
        labels = {
            "capacity": _("Most reviews you can write for an edition"),
            "is_available": _("I am available"),
        }


class ReviewerProfileForm(forms.ModelForm):
    """The staff's form: languages and sectors as lists to tick."""

    languages = LanguagesField(label=_("Languages read"))
    sectors = forms.MultipleChoiceField(
        label=_("Sectors known well"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ReviewerProfile
        fields = [
            "person",
            "edition",
            "organisation",
            "languages",
            "sectors",
            "topics",
            "capacity",
            "is_available",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sectors"].choices = sector_choices()


class ReviewPolicyForm(forms.Form):
    """The rules of an edition's review."""

    is_blind = forms.BooleanField(label=_("Blind review: reviewers do not learn who applies"), required=False)
    shows_others = forms.BooleanField(
        label=_("Reviewers read the others’ reviews once their own is submitted"), required=False
    )
    reason = forms.CharField(label=_("Reason for the change"), required=False, max_length=300)


class DeclareConflictForm(forms.Form):
    """An assigned application, or an organisation; the rule asks for exactly one."""

    assignment = forms.ModelChoiceField(
        label=_("An application asked of you"),
        queryset=ReviewAssignment.objects.none(),
        required=False,
        empty_label=_("– none –"),
    )
    organisation = forms.CharField(label=_("Or an organisation"), required=False, max_length=250)
    note = forms.CharField(label=_("Note for the staff"), required=False, max_length=500)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        asked = ReviewAssignment.objects.of(person).filter(status__in=["assigned", "done"])
        self.fields["assignment"].queryset = asked.select_related("application")
        self.fields["assignment"].label_from_instance = lambda row: row.application.reference

    def as_declaration(self) -> dict:
        """The arguments of `conflicts.declare`."""
        assignment = self.cleaned_data["assignment"]
        return {
            "application": assignment.application if assignment else None,
            "organisation": self.cleaned_data["organisation"],
            "note": self.cleaned_data["note"],
        }


class ConflictDeclarationForm(forms.ModelForm):
    """The staff's form."""

    class Meta:
        model = ConflictDeclaration
        fields = ["reviewer", "application", "organisation", "note"]

    def clean_organisation(self) -> str:
        organisation = self.cleaned_data["organisation"]
        if organisation and not normal_form(organisation):
            raise forms.ValidationError(_("This names no organisation."))
        return organisation


class AutomaticAssignmentForm(forms.ModelForm):
    language_is_required = forms.TypedChoiceField(
        label=_("Language of the application"),
        choices=[
            ("yes", _("Required: only reviewers who read it")),
            ("no", _("Preferred: others too where readers do not suffice")),
        ],
        coerce=lambda value: value == "yes",
        initial="yes",
    )

    class Meta:
        model = AssignmentProposal
        fields = ["reviews_each", "language_is_required", "due_on"]
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = timezone.localdate() + timedelta(days=REVIEW_DAYS)
        self.fields["reviews_each"].widget.attrs.update({"min": 1, "max": 10})


class ChooseReviewerForm(forms.Form):
    """One of the panel, each with load and capacity; who has a conflict of interest is not offered."""

    reviewer = forms.TypedChoiceField(label=_("Reviewer"), coerce=int)

    def __init__(self, *args, panel: list[Panelist], proposed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].choices = [
            (
                panelist.person.pk,
                _("%(name)s – %(load)d of %(capacity)d")
                % {
                    "name": panelist.person,
                    "load": panelist.load + proposed[panelist.person.pk],
                    "capacity": panelist.capacity,
                },
            )
            for panelist in panel
        ]
