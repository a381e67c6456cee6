"""The privacy page says what the register says."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from academy.public.privacy import purposes_told
from privacy import register
from privacy.purposes import PURPOSES, VISA

pytestmark = pytest.mark.django_db


def test_the_page_shows_each_purpose_with_its_retention_to_anybody(client):
    page = client.get(reverse("privacy")).content.decode()
    used = {held.purpose for known in register.values() for held in known.held.values()}
    for purpose in PURPOSES:
        for words in (purpose.title, purpose.why, purpose.readers, purpose.retention):
            assert (escape(str(words)) in page) == (purpose in used)
    assert "number of the passport" in page


def test_what_the_register_no_longer_knows_the_page_no_longer_says(monkeypatch):
    assert "number of the passport" in str(purposes_told())
    for known in register.values():
        monkeypatch.setattr(known, "held", {n: h for n, h in known.held.items() if h.purpose is not VISA})
    assert "number of the passport" not in str(purposes_told())
    assert VISA not in [one.purpose for one in purposes_told()]


def test_every_page_leads_to_it_without_a_query(client, django_assert_num_queries):
    assert f'href="{reverse("privacy")}"' in client.get(reverse("edition-list")).content.decode()
    with django_assert_num_queries(1):  # whether the kept page is good still
        client.get(reverse("privacy"))
