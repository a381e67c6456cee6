import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def attempts_forgotten(request):
    """The limits on attempts count anew in each test: they stand in the database, whose table a test
    that commits leaves as it is."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        cache.clear()
