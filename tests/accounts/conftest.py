import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def attempts_forgotten():
    """The limits on attempts count anew in each test."""
    cache.clear()
