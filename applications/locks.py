"""Row locks of this app, in the order of docs/locks.md."""

from .models import Application


def lock_application(application: Application) -> Application:
    """The row as it is now, locked until the transaction ends."""
    return (
        Application.objects.select_for_update(of=("self",), no_key=True)
        .select_related("call__edition__venue", "applicant")
        .get(pk=application.pk)
    )
