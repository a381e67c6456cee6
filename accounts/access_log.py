"""Writing down who opened what is sensitive. A person's own reading of their own is not written."""

from django.db.models import Model

from .models import AccessRecord, User


def note(*, by: User, what: str, person: User | int | None = None, about: Model | str = "") -> None:
    """Write that `by` opened it now; `about` is the row or, of a list, which."""
    key = person.pk if isinstance(person, User) else person
    if key == by.pk and what != AccessRecord.What.OWN_DATA:
        return
    text = f"{about._meta.model_name}:{about.pk}" if isinstance(about, Model) else about
    AccessRecord.objects.create(by=by, what=what, person_id=key, about=text[:100])
