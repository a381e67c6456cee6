"""What a page says of answers that can't be changed now."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..filled_form import FilledQuestion
from ..forms import SectionForm
from ..models import Application
from ..submission import closed_message


def why_frozen(application: Application) -> str:
    """Why answers can't be changed (any more, or yet)."""
    if application.status != Application.Status.DRAFT:
        return _("This application is submitted: its answers can’t be changed any more.")
    return closed_message(application.call, application.closes_at)


def refused_texts(closed: Iterable[FilledQuestion], sent) -> dict[int, str]:
    """What was typed for questions that can't be changed and differs from what is stored, by their
    keys: it is shown again, to be copied."""
    form = SectionForm(sent, filled=list(closed))
    texts = {}
    for entry in form.entries():
        stored = form.filled[entry.question.key]
        typed = entry.unaccepted or entry.value
        if typed not in (stored.value, stored.unaccepted, "", [], False):
            shown = form.data.getlist(form.add_prefix(entry.question.key))
            texts[entry.question.pk] = "\n".join(map(str, shown))
    return texts
