"""A request's id goes with everything it causes; no line tells of a person."""

import io
import json
import logging
from types import SimpleNamespace

import pytest
from django.urls import reverse

from academy.operation import request_id
from academy.operation.errors import without_request
from academy.operation.logs import WithoutPaths, WithRequestId
from applications.nomination_link import token_of
from tests.factories import NominationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    """What the portal's loggers write, as a served portal formats it."""
    from pythonjsonlogger.json import JsonFormatter

    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(JsonFormatter("%(levelname)s %(name)s %(request_id)s %(message)s"))
    handler.addFilter(WithRequestId())
    handler.addFilter(WithoutPaths())
    loggers = [logging.getLogger(name) for name in ("academy.requests", "django.request")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in said.getvalue().splitlines()]
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def test_a_line_names_the_route_and_not_the_link(client, lines):
    token = token_of(NominationFactory())
    client.get(reverse("nominator", args=[token]))
    client.get(f"/en/applications/nominations/{token}x/?email=awa@example.org")
    written = lines()
    assert {line["route"] for line in written if "route" in line} == {
        "en/applications/nominations/<str:token>/"
    }
    assert token not in json.dumps(written)
    assert "awa@" not in json.dumps(written)


def test_an_unknown_path_is_written_nowhere(client, lines):
    client.get("/en/awa@example.org/")
    assert "awa@" not in json.dumps(lines())


def test_the_answer_and_the_lines_bear_one_id(client, lines):
    answer = client.get("/en/")
    assert {line["request_id"] for line in lines()} == {answer["X-Request-ID"]}


@pytest.mark.parametrize(
    ("given", "is_kept"), [("a1b2c3d4-e5f6", True), ("short", False), ("x" * 12 + "\n{}", False)]
)
def test_only_a_plain_id_of_a_proxy_is_handed_on(client, given, is_kept):
    answer = client.get("/en/", headers={"X-Request-ID": given})
    assert (answer["X-Request-ID"] == given) is is_kept


def test_a_task_goes_on_under_the_id_of_its_request():
    headers = {}
    with request_id.under("request-of-awa"):
        request_id._hand_on(headers=headers)
    started = SimpleNamespace(request=SimpleNamespace(id="task-1", **headers))
    request_id._take_up(task=started)
    assert request_id.current() == "request-of-awa"
    request_id._put_down()
    assert request_id.current() == ""


def test_a_reported_fault_tells_nothing_of_the_request():
    event = {"message": "x", "request": {"url": "/nominations/TOKEN"}, "user": {"id": 1}}
    assert without_request(event, None) == {"message": "x"}
