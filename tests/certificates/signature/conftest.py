import pytest

from certificates.signature import development, keys, record, sealing


@pytest.fixture(autouse=True, scope="package")
def quick_keys():
    """Long keys take seconds to find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(development, "BITS", 2048)
        yield


@pytest.fixture
def configured(settings):
    """Settings of keys, read anew: a process reads its key once."""

    def configure(**values):
        _forget()
        for name, value in values.items():
            setattr(settings, name, value)

    yield configure
    _forget()


def _forget():
    for remembered in (keys.signer, sealing.time_stamper, sealing._room, record._described):
        remembered.cache_clear()
