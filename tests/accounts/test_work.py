"""Numbers on the staff's home page."""

import pytest
from django.core.cache import caches

from accounts import work
from accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_large_number_may_be_a_minute_old_and_a_small_one_is_not(monkeypatch):
    monkeypatch.setattr(work, "MANY", 2)
    caches["process"].clear()
    UserFactory()
    assert work.number_of("people", User.objects.all()) == 1
    UserFactory()
    assert work.number_of("people", User.objects.all()) == 2
    UserFactory()
    assert work.number_of("people", User.objects.all()) == 2
    caches["process"].clear()
    assert work.number_of("people", User.objects.all()) == 3
