"""Forms of the composer: scenarios, the filter of its list, targets, the plan."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.barring import without_barred
from applications.models import Application
from sessions_app.countries import Region

from .models import CohortScenario, ScenarioMember, SelectionPlan, Target
from .targets import kinds

ANY = [("", _("any"))]


class ScenarioForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=100)
    basis = forms.ChoiceField(label=_("Score that counts"), choices=CohortScenario.Basis.choices)
    copy_of = forms.ModelChoiceField(
        label=_("Begin with"),
        queryset=CohortScenario.objects.none(),
        required=False,
        empty_label=_("nobody chosen"),
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["copy_of"].queryset = edition.cohort_scenarios.all()


class CandidateFilter(forms.Form):
    """What the composer's list shows; whatever is not understood is left out."""

    STATES = [
        ("chosen", _("Chosen")),
        ("free", _("Not chosen")),
        ("in", _("Pinned in")),
        ("out", _("Pinned out")),
    ]

    q = forms.CharField(label=_("Name, organisation or reference"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=ANY + STATES)
    region = forms.ChoiceField(label=_("ILO region"), required=False, choices=ANY + Region.choices)
    gender = forms.ChoiceField(label=_("Gender"), required=False, choices=ANY + Application.Gender.choices)
    group = forms.ChoiceField(
        label=_("Constituent group"), required=False, choices=ANY + Application.ConstituentGroup.choices
    )
    track = forms.ChoiceField(label=_("Language track"), required=False)
    funding = forms.ChoiceField(
        label=_("Who pays"), required=False, choices=ANY + Application.Funding.choices
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].choices = ANY + [(track.language, str(track)) for track in edition.tracks.all()]

    def narrow(
        self, applications: QuerySet[Application], scenario: CohortScenario, reader: User
    ) -> QuerySet[Application]:
        """Those asked for. Whom the reader may not read is not among them: what finds a row tells of it."""
        self.full_clean()
        asked = {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}
        columns = {
            "region": "region",
            "gender": "gender",
            "group": "constituent_group",
            "track": "track__language",
            "funding": "funding",
        }
        applications = applications.filter(
            **{column: asked[name] for name, column in columns.items() if name in asked}
        )
        if words := asked.get("q"):
            applications = applications.filter(
                Q(given_names__icontains=words)
                | Q(family_names__icontains=words)
                | Q(organisation__icontains=words)
                | Q(reference__icontains=words)
            )
        applications = self._in_state(applications, scenario, asked.get("state", ""))
        return without_barred(reader, applications) if asked else applications

    def _in_state(self, applications, scenario: CohortScenario, state: str):
        members = ScenarioMember.objects.filter(scenario=scenario)
        if state == "chosen":
            return applications.filter(pk__in=members.filter(is_chosen=True).values("application"))
        if state == "free":
            return applications.exclude(pk__in=members.filter(is_chosen=True).values("application"))
        if state:
            return applications.filter(pk__in=members.filter(pin=state).values("application"))
        return applications


def kind_of(target: Target) -> str:
    return f"{target.dimension}:{target.value}"


class TargetForm(forms.ModelForm):
    """A target; its kind is one choice, so that dimension and value never disagree, and stays."""

    kind = forms.ChoiceField(label=_("Of the kind"))

    class Meta:
        model = Target
        fields = ["minimum", "maximum", "unit"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("choose")), *kinds()]
        if self.instance.pk:
            self.initial["kind"] = kind_of(self.instance)
            self.fields["kind"].disabled = True
        for name in ("minimum", "maximum"):
            self.fields[name].widget.attrs.update({"min": "0", "step": "any"})

    def clean(self):
        cleaned = super().clean()
        dimension, _colon, value = cleaned.get("kind", "").partition(":")
        self.instance.dimension, self.instance.value = dimension, value
        return cleaned


class PlanForm(forms.ModelForm):
    class Meta:
        model = SelectionPlan
        fields = [
            "fellowship_budget",
            "tuition_cost",
            "partial_cost",
            "full_cost",
            "fellowship_for_who_asks",
            "reserve_size",
            "replaces_by_itself",
        ]
