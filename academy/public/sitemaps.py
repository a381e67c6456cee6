"""The public pages for search engines, each in every language."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from sessions_app.models import Edition, ProgrammeSession, SessionSpeaker


class PortalPages(Sitemap):
    i18n = alternates = x_default = True

    def items(self) -> list[str]:
        return ["home", "edition-list", "privacy"]

    def location(self, item: str) -> str:
        return reverse(item)


class Editions(Sitemap):
    i18n = alternates = x_default = True

    def items(self):
        return Edition.objects.published()


class Programmes(Sitemap):
    i18n = alternates = x_default = True

    def items(self):
        return Edition.objects.published().filter(is_programme_published=True)

    def location(self, item: Edition) -> str:
        return reverse("programme", args=[item.slug])


class Sessions(Sitemap):
    i18n = alternates = x_default = True
    limit = 5000

    def items(self):
        return ProgrammeSession.objects.on_public_pages().select_related("edition").order_by("pk")


class Speakers(Sitemap):
    i18n = alternates = x_default = True

    def items(self):
        shown = SessionSpeaker.objects.filter(
            session__edition__is_published=True, session__edition__is_programme_published=True
        )
        return (
            shown.order_by().values_list("session__edition__slug", "speaker").distinct().order_by("speaker")
        )

    def location(self, item: tuple[str, int]) -> str:
        return reverse("speaker", args=item)


SITEMAPS = {
    "portal": PortalPages,
    "editions": Editions,
    "programmes": Programmes,
    "sessions": Sessions,
    "speakers": Speakers,
}


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Where the map is, and that people's own pages are of no use to a search engine."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /calendar/"]
    return HttpResponse(
        "\n".join([*lines, f"Sitemap: {settings.PORTAL_URL}/sitemap.xml", ""]), content_type="text/plain"
    )
