"""The page on which an administrator takes away a second factor that its owner has lost."""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from . import second_factor
from .models import User
from .rules import can_manage_people
from .staff_pages import allowed, staff_page


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason, and how you made sure that it is this person who asks"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@allowed(can_manage_people)
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def remove_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then remove; the administrator proves first that it is really they who sit there."""
    person = get_object_or_404(User, pk=pk)
    form = RemovalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            second_factor.remove(person=person, by=request.user, reason=form.cleaned_data["reason"])
        except second_factor.NotRemoved as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The second factor is removed, and the person is signed out everywhere.")
            )
            return redirect("admin:accounts_user_change", pk)
    return staff_page(
        request,
        "accounts/remove_second_factor.html",
        title=_("Remove the second factor"),
        person=person,
        factors=second_factor.named(person),
        form=form,
    )
