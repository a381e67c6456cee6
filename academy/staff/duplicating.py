"""Duplicating an edition."""

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.staff_pages import allowed, staff_page
from sessions_app import rules
from sessions_app.forms import DayInput
from sessions_app.models import Edition

from ..duplicating import duplicate


class DuplicateForm(forms.Form):
    slug = forms.SlugField(
        label=gettext_lazy("Short address"), help_text=gettext_lazy("For example “turin-2027”.")
    )
    starts_on = forms.DateField(label=gettext_lazy("First day"), widget=DayInput)
    with_speakers = forms.BooleanField(
        label=gettext_lazy("With the speakers of the sessions"), required=False, initial=True
    )

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if Edition.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("There is an edition at this address already."))
        return slug


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_prepare)
def duplicate_edition(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for address and first day, then make the new edition."""
    edition = get_object_or_404(Edition.objects.select_related("venue"), pk=pk)
    form = DuplicateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            copy = duplicate(edition=edition, **form.cleaned_data)
        except IntegrityError:
            form.add_error("starts_on", _("Another edition uses the same rooms or speakers at that time."))
        else:
            messages.success(request, _("The new edition is ready to be worked on. It is not published."))
            return redirect(f"{reverse('admin:sessions_app_workspace')}?edition={copy.pk}")
    return staff_page(
        request, "academy/duplicate.html", title=_("Duplicate the edition"), edition=edition, form=form
    )
