"""Saved views of the list: kept, renamed, overwritten, removed."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.staff_pages import allowed, attempt, staff_page

from ... import rules, saved_views
from ...listing.address import cleaned
from ...listing.summary import in_short
from ...models import SavedView
from ...refusals import ViewRefused


class ViewForm(forms.ModelForm):
    """The query comes with the page: what the list shows at the moment."""

    class Meta:
        model = SavedView
        fields = ["name", "is_shared", "is_default"]
        help_texts = {
            "is_shared": gettext_lazy("Others see it under your name, each of them what they may see."),
            "is_default": gettext_lazy("The list of applications opens on it for you."),
        }

    def clean_name(self) -> str:
        """One view of a name for each person, whatever the case."""
        name = " ".join(self.cleaned_data["name"].split())
        same = SavedView.objects.filter(owner=self.instance.owner_id, name__iexact=name)
        if same.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("You have a view of this name already."))
        return name

    def _post_clean(self):
        """The default gives way when the view is kept, so that it is no fault here."""
        self.instance.is_default = False
        chosen, self.cleaned_data["is_default"] = self.cleaned_data.get("is_default", False), False
        super()._post_clean()
        self.cleaned_data["is_default"] = chosen


@require_safe
@allowed(rules.can_list)
def views(request: HttpRequest) -> HttpResponse:
    found = [(view, in_short(view.query, request)) for view in SavedView.objects.readable_by(request.user)]
    return staff_page(request, "applications/list/views.html", title=_("Saved views"), views=found)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_list)
def new_view(request: HttpRequest) -> HttpResponse:
    """The address of the list stands behind this page's."""
    return _form_page(request, SavedView(owner=request.user), cleaned(request.GET.urlencode()))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_list)
def change_view(request: HttpRequest, pk: int) -> HttpResponse:
    """With an address behind it, the view shows that from then on; without, what it showed."""
    view = get_object_or_404(SavedView, pk=pk, owner=request.user)
    query = cleaned(request.GET.urlencode()) if request.GET else None
    return _form_page(request, view, query)


@require_POST
@allowed(rules.can_list)
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView, pk=pk, owner=request.user)
    attempt(
        request,
        lambda: saved_views.remove(view=view, by=request.user),
        _("“%(name)s” is removed.") % {"name": view.name},
        refusals=(ViewRefused,),
    )
    return redirect("admin:applications_views")


def _form_page(request: HttpRequest, view: SavedView, query: str | None) -> HttpResponse:
    form = ViewForm(request.POST or None, instance=view)
    if request.method == "POST" and form.is_valid():
        kept = saved_views.keep(
            view=form.instance, by=request.user, query=query, is_default=form.cleaned_data["is_default"]
        )
        messages.success(request, _("“%(name)s” is kept.") % {"name": kept.name})
        return redirect(kept)
    mine = SavedView.objects.filter(owner=request.user) if view.pk is None else SavedView.objects.none()
    return staff_page(
        request,
        "applications/list/view.html",
        title=_("Change the view") if view.pk else _("Save this view"),
        form=form,
        view=view,
        is_overwriting=bool(view.pk) and query is not None,
        shown=in_short(view.query if query is None else query, request),
        query=query or "",
        mine=mine,
    )
