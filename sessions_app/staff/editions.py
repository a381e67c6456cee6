"""The edition that a page of the staff is about: the one asked for, else the latest that has begun."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from ..models import Edition


def chosen_edition(request: HttpRequest) -> tuple[Edition | None, list[Edition]]:
    """The edition of `?edition=`, and all there are to choose from, the latest first.

    Raises Http404 for one that does not exist.
    """
    editions = list(Edition.objects.select_related("venue").order_by("-starts_on", "-pk"))
    asked = request.GET.get("edition", "")
    if asked:
        found = next((edition for edition in editions if str(edition.pk) == asked), None)
        if found is None:
            raise Http404
        return found, editions
    today = timezone.localdate()
    begun = next((edition for edition in editions if edition.starts_on <= today), None)
    return begun or (editions[-1] if editions else None), editions
