"""Words of the staff's own on applications."""

from django.utils.translation import gettext as _

from accounts.models import User

from .models import Application, ApplicationTag
from .refusals import TagRefused


def put(*, application: Application, name: str, by: User) -> ApplicationTag:
    """Raises TagRefused when it is there already."""
    tag, is_new = ApplicationTag.objects.get_or_create(
        application=application, name=_tidy(name), defaults={"put_by": by}
    )
    if not is_new:
        raise TagRefused(_("It has this tag already."))
    return tag


def take(*, application: Application, name: str, by: User) -> None:
    """Raises TagRefused when it is not there."""
    gone, _by_model = ApplicationTag.objects.filter(application=application, name=_tidy(name)).delete()
    if not gone:
        raise TagRefused(_("It does not have this tag."))


def _tidy(name: str) -> str:
    return " ".join(name.split())
