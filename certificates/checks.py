"""What stops the portal from starting: a key that cannot sign."""

from django.core.checks import Error, register

from .badges.keys import badge_key
from .signature.keys import KeyUnusable, refuse_unusable


@register()
def the_key_signs(app_configs, **kwargs) -> list[Error]:
    """Production starts only with the institution’s own key."""
    try:
        refuse_unusable()
        badge_key()
    except KeyUnusable as failure:
        return [Error(str(failure), id="certificates.E001")]
    return []
