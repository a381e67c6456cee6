"""The ranking."""

import pytest
from django.urls import reverse

from ..people import officer
from .setting import scored

pytestmark = pytest.mark.django_db


def test_the_ranking_shows_both_ranks_and_where_reviewers_disagree(enter, call):
    application = scored(call, 4)
    browser, address = enter(officer()), reverse("admin:selection_scores", args=[call.edition.pk])
    for query in ("", "?by=adjusted", "?by=spread&disputed=1", "?by=nonsense&page=99"):
        page = browser.get(address + query).content.decode()
        assert application.reference in page
        assert "Reviewers disagree" in page
        assert "It is advice: people decide." in page
