"""The eligibility self-check of an edition: before the account, keeping nothing."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sessions_app.models import Edition
from sessions_app.periods import period_in_words

from ..models import Call
from ..self_check import findings_of, verdict_of
from ..self_check_form import SelfCheckForm

PASSPORT_MARGIN = timedelta(days=183)  # half a year after the last day, as many countries ask


@never_cache
@csrf_exempt  # it changes nothing and knows nobody: there is nothing to forge
@require_http_methods(["GET", "HEAD", "POST"])
def self_check(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask, and answer. The answers come by POST, so that no address, history or log keeps them."""
    call = get_object_or_404(
        Call.objects.select_related("edition__venue")
        .prefetch_related("edition__tracks")
        .filter(edition__is_published=True),
        edition__slug=slug,
    )
    form = SelfCheckForm(request.POST if request.method == "POST" else None, **_words_of(call.edition))
    context = {"call": call, "edition": call.edition, "form": form}
    if form.is_bound and form.is_valid():
        findings = findings_of(form.cleaned_data)
        context |= {
            "verdict": verdict_of(findings),
            "findings": [(form[name].label, finding) for name, finding in findings],
        }
    return render(request, "applications/self_check.html", context)


def _words_of(edition: Edition) -> dict[str, str]:
    return {
        "languages": edition.languages or "–",
        "period": period_in_words(edition.starts_on, edition.ends_on),
        "city": edition.venue.city,
        "passport_until": date_format(edition.ends_on + PASSPORT_MARGIN),
    }
