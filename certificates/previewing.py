"""How a certificate would look if it were issued now."""

from sessions_app.models import Participation

from .entitlement import standing_of
from .issuing import what_it_says
from .models import Certificate
from .pdf import render

NO_CODE = "0" * 16


def preview(*, participation: Participation, kind: str) -> bytes:
    """The page from what the participation and the edition say now, marked as a specimen; nothing is saved.

    Raises CannotBeMade.
    """
    said = what_it_says(participation, standing_of(participation, kind))
    number = f"SSE-{participation.edition.starts_on.year}-0000"
    specimen = Certificate(participation=participation, kind=kind, number=number, code=NO_CODE, **said)
    return render(specimen, is_specimen=True)
