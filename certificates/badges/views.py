"""Badges where programs look for them. They are public as the page of the certificate is: by its code."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from .. import guessing
from ..codes import LENGTH, normalised
from ..models import Certificate
from . import issuer, status_list
from .baking import bake_png, bake_svg
from .picture import png, svg


def _by_code(view: Callable) -> Callable:
    """The view gets the certificate of a code, if its badge was given out."""

    @never_cache
    @require_safe
    def found(request: HttpRequest, code: str) -> HttpResponse:
        wanted = normalised(code)
        if guessing.has_guessed_enough(request):
            return HttpResponse(status=429, headers={"Retry-After": str(guessing.SECONDS)})
        rows = Certificate.objects.published().exclude(badge__isnull=True)
        certificate = rows.filter(code=wanted).first() if len(wanted) == LENGTH else None
        if certificate is None:
            guessing.count_unknown(request)
            raise Http404
        response = view(certificate)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return found


@_by_code
def badge_json(certificate: Certificate) -> HttpResponse:
    return _open(JsonResponse(certificate.badge, content_type="application/ld+json"))


@_by_code
def badge_png(certificate: Certificate) -> HttpResponse:
    content = bake_png(png(certificate), certificate.badge)
    return _named(HttpResponse(content, content_type="image/png"), certificate, "png")


@_by_code
def badge_svg(certificate: Certificate) -> HttpResponse:
    content = bake_svg(svg(certificate), certificate.badge)
    return _named(HttpResponse(content, content_type="image/svg+xml"), certificate, "svg")


@require_safe
@cache_control(public=True, max_age=300)
def did(request: HttpRequest) -> HttpResponse:
    """The issuer’s keys, at `/.well-known/did.json`."""
    return _open(JsonResponse(issuer.did_document(), content_type="application/did+json"))


@require_safe
@cache_control(public=True, max_age=300)
def profile(request: HttpRequest) -> HttpResponse:
    """The issuer’s profile."""
    context = [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    said = {"@context": context, **issuer.profile(settings.LANGUAGE_CODE)}
    return _open(JsonResponse(said, content_type="application/ld+json"))


@require_safe
@cache_control(public=True, max_age=300)
def statuses(request: HttpRequest, number: int) -> HttpResponse:
    """Which badges of a list count no more."""
    if not status_list.exists(number):
        raise Http404
    return _open(JsonResponse(status_list.status_list(number), content_type="application/ld+json"))


def _open(response: HttpResponse) -> HttpResponse:
    """Readable by a checker’s page on any site: it is public, and nobody is signed in to read it."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _named(response: HttpResponse, certificate: Certificate, form: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{certificate.number}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
