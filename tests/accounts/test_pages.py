"""Every page about accounts that can be reached stands in the portal's frame, in each language."""

import pytest
from allauth.account import urls
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]
ARGUMENTS = {
    "account_confirm_email": {"key": "no-such-key"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "no-such-key"},
}
PAGES = [pattern.name for pattern in urls.urlpatterns]


def _page(client, name, language):
    with translation.override(language):
        answer = client.get(reverse(name, kwargs=ARGUMENTS.get(name)), follow=True)
    return answer, answer.content.decode()


@pytest.mark.parametrize("is_signed_in", [False, True], ids=["visitor", "signed in"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_in_the_portals_frame_and_language(client, name, language, is_signed_in):
    if is_signed_in:
        client.force_login(UserFactory(language=language))
    answer, page = _page(client, name, language)
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    assert 'class="site-header"' in page
    assert page.count("<h1") == 1
    assert "style=" not in page
    assert "None" not in page


@pytest.mark.parametrize("name", ["account_signup", "account_login", "account_reset_password"])
def test_each_field_has_a_label_and_tells_the_browser_what_it_is(client, name):
    _answer, page = _page(client, name, "en")
    form = _answer.context["form"]
    for bound in form.visible_fields():
        assert f'for="{bound.id_for_label}"' in page or f'id="{bound.id_for_label}"' in page
    assert 'autocomplete="' in page


def test_the_limit_on_attempts_is_told_in_the_portals_frame(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    from django.core.cache import cache

    cache.clear()
    for _attempt in range(2):
        answer = client.post(reverse("account_login"), {"login": "a@b.org", "password": "x"})
    assert answer.status_code == 429
    assert 'class="site-header"' in answer.content.decode()
