"""Language of the pages, and the account's preferences."""

from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views import i18n
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import UpdateView

from . import unsubscribing
from .forms import PreferencesForm


@csrf_exempt
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Show the same page in another language; a signed-in person keeps it for messages too.

    Pages that are the same for all carry no token, and for a reader who is not signed in nothing is
    changed but what they see next. Whoever is signed in needs the token as everywhere.
    """
    return csrf_protect(_switch)(request) if request.user.is_authenticated else _switch(request)


def _switch(request: HttpRequest) -> HttpResponse:
    # Django finds the page's address in the other language only while the page's own is active;
    # this address has no language, so the browser's would be.
    if of_page := translation.get_language_from_path(request.POST.get("next", "")):
        translation.activate(of_page)
    response = i18n.set_language(request)
    language = request.POST.get("language")
    if request.user.is_authenticated and language in dict(settings.LANGUAGES):
        request.user.language = language
        request.user.save(update_fields=["language"])
    return response


class Preferences(LoginRequiredMixin, SuccessMessageMixin, UpdateView):
    """The signed-in person's own name, language and time zone."""

    form_class = PreferencesForm
    template_name = "accounts/preferences.html"
    success_url = reverse_lazy("preferences")
    success_message = _("Your preferences are saved.")

    def get_object(self, queryset=None):
        return self.request.user


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST ends the reminders: from our page, or in one click from a mail program, which
    has neither session nor token of ours (RFC 8058); the signed address says whose they are."""
    try:
        person, preference = unsubscribing.read(token)
    except unsubscribing.LinkNotValid:
        return render(request, "accounts/unsubscribe.html", {"is_valid": False}, status=404)
    if request.method == "POST":
        unsubscribing.end(person=person, preference=preference)
    context = {"is_valid": True, "is_done": request.method == "POST", "preference": preference}
    return render(request, "accounts/unsubscribe.html", context)
