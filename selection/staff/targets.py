"""The targets of an edition's cohort, all on one page."""

from django.contrib import messages
from django.db import transaction
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from sessions_app.models import Edition

from .. import composer, rules
from ..cohort_forms import TargetForm, kind_of
from ..locks import lock_edition
from ..models import Target
from ..targets import install_defaults
from .edition_pages import edition_or_404, edition_page
from .pages import allowed


class TargetFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        """A kind has one target, on the page and with those that somebody else added meanwhile."""
        super().clean()
        shown = [form.instance.pk for form in self.forms if form.instance.pk]
        seen = {kind_of(target) for target in self.instance.targets.exclude(pk__in=shown)}
        for form in self.forms:
            kind = form.cleaned_data.get("kind") if hasattr(form, "cleaned_data") else None
            if not kind or form.cleaned_data.get("DELETE"):
                continue
            if kind in seen:
                form.add_error("kind", _("There is a target for this kind already."))
            seen.add(kind)


TARGETS = inlineformset_factory(Edition, Target, form=TargetForm, formset=TargetFormSet, extra=2)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_see_cohorts)
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    """Read by all who see cohorts, changed by those who compose."""
    edition = edition_or_404(pk)
    may_compose = rules.can_compose(request.user)
    forms = TARGETS(request.POST or None, instance=edition) if may_compose else None
    if request.method == "POST" and forms and _saved(forms):
        messages.success(request, _("The targets are saved."))
        return redirect("admin:selection_targets", pk)
    return edition_page(
        request,
        "targets.html",
        edition,
        title=_("Targets"),
        forms=forms,
        bounds=composer.bounds_of(edition),
    )


@transaction.atomic
def _saved(forms: TargetFormSet) -> bool:
    """Save what is valid under the edition's lock, so that two officers never add the same kind."""
    lock_edition(forms.instance.pk)
    if is_valid := forms.is_valid():
        forms.save()
    return is_valid


@require_POST
@allowed(rules.can_compose)
def install(request: HttpRequest, pk: int) -> HttpResponse:
    added = install_defaults(edition_or_404(pk))
    text = ngettext("%(number)d target is added.", "%(number)d targets are added.", added)
    messages.success(request, text % {"number": added})
    return redirect("admin:selection_targets", pk)
