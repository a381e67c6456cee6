"""What can be done to many applications from the list: more time, tags."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User

from .. import extending, rules, tagging
from ..models import Application, ApplicationTag
from ..refusals import ExtensionRefused, TagRefused
from .registry import Act, add


class MoreTimeForm(forms.Form):
    days = forms.IntegerField(
        label=_("Days after the call closes"),
        min_value=1,
        max_value=90,
        help_text=_("Counted from the deadline of each application’s own call, to the minute."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For the staff. The applicants see the new deadline only."),
    )


class TagForm(forms.Form):
    name = forms.CharField(label=_("Tag"), max_length=40, help_text=_("Only the staff see it."))


class TakenTagForm(forms.Form):
    name = forms.ChoiceField(label=_("Tag"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = ApplicationTag.objects.order_by("name").values_list("name", flat=True).distinct()
        self.fields["name"].choices = [(name, name) for name in names]


def _extend(*, application: Application, by: User, days: int, reason: str) -> None:
    until = application.call.closes_at + timedelta(days=days)
    extending.extend(call=application.call, person=application.applicant, until=until, reason=reason, by=by)


add(
    Act(
        "extend",
        _("Give more time"),
        promise=lambda number: ngettext(
            "%(number)d applicant gets more time to submit, and is told by mail.",
            "%(number)d applicants get more time to submit, and are told by mail.",
            number,
        ),
        do=_extend,
        may=rules.can_extend,
        left_out=lambda: [(_("No draft: nothing is left to submit."), ~Q(status=Application.Status.DRAFT))],
        form=MoreTimeForm,
        refusals=(ExtensionRefused,),
    ),
    Act(
        "tag",
        _("Put a tag"),
        promise=lambda number: ngettext(
            "%(number)d application gets a tag.", "%(number)d applications get a tag.", number
        ),
        do=tagging.put,
        may=rules.can_tag,
        form=TagForm,
        refusals=(TagRefused,),
    ),
    Act(
        "untag",
        _("Take a tag away"),
        promise=lambda number: ngettext(
            "%(number)d application loses a tag.", "%(number)d applications lose a tag.", number
        ),
        do=tagging.take,
        may=rules.can_tag,
        left_out=lambda: [(_("It has no tag."), Q(tags__isnull=True))],
        form=TakenTagForm,
        refusals=(TagRefused,),
    ),
)
