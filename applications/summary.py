"""The columns of an application that repeat answers, so that lists can be searched by them."""

from sessions_app.countries import region_of

from .filled_form import FilledSection
from .models import Application


def summary(application: Application, sections: list[FilledSection]) -> dict[str, object]:
    """The columns of the application that repeat answers, with the region of its country."""
    columns = {
        filled.question.maps_to: filled.value or ""
        for section in sections
        for filled in section.questions
        if filled.question.maps_to and filled.is_asked
    }
    language = columns.pop("track", "")
    tracks = {track.language: track for track in application.call.edition.tracks.all()}
    return {
        **{
            name: str(value)[: Application._meta.get_field(name).max_length]
            for name, value in columns.items()
        },
        "track": tracks.get(language),
        "region": region_of(str(columns.get("country", ""))) or "",
    }
