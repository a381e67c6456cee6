"""One participant’s certificate before it is issued: how it would look, and the staff’s word against the rule."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.staff_pages import allowed, staff_page
from sessions_app.models import Participation

from .. import rules
from ..entitlement import standing_of
from ..exempting import exempt as decide
from ..forms import ExemptionForm
from ..models import Kind
from ..pdf import CannotBeMade
from ..previewing import preview as previewed


@never_cache
@require_safe
@allowed(rules.can_issue)
def preview(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The PDF as it would be now, marked as a specimen, without number, code or signature."""
    participation = _participation(pk, kind)
    try:
        content = previewed(participation=participation, kind=kind)
    except CannotBeMade as failure:
        return HttpResponse(str(failure), content_type="text/plain; charset=utf-8", status=422)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="specimen.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_issue)
def exempt(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """How the participant stands to the rule, and the form to decide against it."""
    participation = _participation(pk, kind)
    standing = standing_of(participation, kind)
    known = standing.exemption
    initial = {"verdict": known.verdict, "reason": known.reason} if known else {}
    form = ExemptionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        decide(participation=participation, kind=kind, by=request.user, **form.cleaned_data)
        return redirect(
            f"{reverse('admin:certificates_issue')}?edition={participation.edition_id}&kind={kind}"
        )
    return staff_page(
        request,
        "certificates/exempt.html",
        title=_("Decide against the rule"),
        participation=participation,
        kind=Kind(kind),
        standing=standing,
        form=form,
    )


def _participation(pk: int, kind: str) -> Participation:
    if kind not in Kind.values:
        raise Http404
    return get_object_or_404(Participation.objects.select_related("edition__venue", "track", "person"), pk=pk)
