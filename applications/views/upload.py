"""Files that arrive in parts: the core of the tus protocol 1.0 (https://tus.io), its creation and
termination. Whole files are checked and kept by `answer`."""

import base64
import binascii
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from inspection import Refused

from ..answering import NotEditable
from ..models import PartialUpload, Question
from ..uploads import WrongOffset, append, begin, discard
from .frozen import why_frozen
from .own import own_application

VERSION = "1.0.0"
PART = "application/offset+octet-stream"


def tus(view):
    """The protocol's frame: its version in both directions, 401 when nobody is signed in."""

    @wraps(view)
    def framed(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            response = HttpResponse(status=401)
        elif request.headers.get("Tus-Resumable") != VERSION:
            response = HttpResponse(status=412, headers={"Tus-Version": VERSION})
        else:
            response = view(request, *args, **kwargs)
        response["Tus-Resumable"] = VERSION
        return response

    return never_cache(framed)


@tus
@require_POST
def uploads(request: HttpRequest, pk: UUID, key: str, question: str) -> HttpResponse:
    """Expect a file for a question of kind file."""
    found = own_application(request, pk)
    asked = get_object_or_404(
        Question,
        section__call=found.call_id,
        section__key=key,
        key=question,
        kind=Question.Kind.FILE,
        retired_at=None,
    )
    size = request.headers.get("Upload-Length", "")
    if not (size.isascii() and size.isdigit()) or len(size) > 15:
        return _said("", 400)
    try:
        upload = begin(application=found, question=asked, name=_name(request), size=int(size))
    except Refused as refusal:
        return _said(refusal.messages[0], 413)
    except NotEditable:
        return _said(why_frozen(found), 403)
    address = reverse("upload", kwargs={"pk": upload.pk})
    return HttpResponse(status=201, headers={"Location": address, "Upload-Offset": "0"})


@tus
@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: HttpRequest, pk: UUID) -> HttpResponse:
    """HEAD tells how much has arrived, PATCH brings more, DELETE gives up."""
    found = PartialUpload.objects.filter(pk=pk, application__applicant=request.user).first()
    if found is None:
        raise Http404
    if request.method == "DELETE":
        discard(upload=found)
        return HttpResponse(status=204)
    if request.method == "PATCH":
        return _receive(request, found)
    return HttpResponse(headers={"Upload-Offset": str(found.received), "Upload-Length": str(found.size)})


def _receive(request: HttpRequest, found: PartialUpload) -> HttpResponse:
    offset = request.headers.get("Upload-Offset", "")
    if request.content_type != PART:
        return HttpResponse(status=415)
    if not (offset.isascii() and offset.isdigit()) or len(offset) > 15:
        return HttpResponse(status=400)
    try:
        found = append(upload=found, offset=int(offset), content=request.body)
    except WrongOffset:
        return HttpResponse(status=409)
    except Refused:
        return HttpResponse(status=413)
    except PartialUpload.DoesNotExist:
        raise Http404 from None
    return HttpResponse(status=204, headers={"Upload-Offset": str(found.received)})


def _name(request: HttpRequest) -> str:
    """The file's name from Upload-Metadata: pairs of a key and its value in base64."""
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _space, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode()
            except (binascii.Error, UnicodeDecodeError):
                break
    return ""


def _said(reason: str, status: int) -> HttpResponse:
    return HttpResponse(reason, status=status, content_type="text/plain; charset=utf-8")
