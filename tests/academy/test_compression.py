import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from academy.compression import CompressPages


def answered(content_type: str) -> HttpResponse:
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    return CompressPages(lambda _request: HttpResponse(b"x" * 5000, content_type=content_type))(request)


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "text/csv", "application/json"])
def test_text_is_compressed(content_type):
    answer = answered(content_type)
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == b"x" * 5000


def test_a_document_keeps_its_length():
    answer = answered("application/pdf")
    assert "Content-Encoding" not in answer
    assert len(answer.content) == 5000
