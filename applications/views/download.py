"""Serving a private file."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404


def download(file: FieldFile, *, name: str, content_type: str) -> FileResponse:
    """The file as a download, whatever it claims to be. The caller has asked the rules."""
    try:
        content = file.open()
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response
