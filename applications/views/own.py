"""Whose application it is."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ..models import Application


def own_application(request: HttpRequest, pk: UUID) -> Application:
    """The person's own application; anybody else's does not exist for them."""
    return get_object_or_404(Application.objects.for_lists().with_extension().of(request.user), pk=pk)


def own_application_with_requests(request: HttpRequest, pk: UUID) -> Application:
    """The same with its nominations and information requests, for the pages that tell of them."""
    return get_object_or_404(Application.objects.for_applicant().of(request.user), pk=pk)
