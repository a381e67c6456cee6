import logging
from types import SimpleNamespace

from celery import current_app

from broker import hand_over


def test_the_worker_is_told_once():
    told = []
    task = SimpleNamespace(name="x.y", apply_async=lambda arguments, retry: told.append((arguments, retry)))
    hand_over(task, "key", 7)
    assert told == [(["key", 7], False)]


def test_a_broker_that_is_away_holds_nobody_up(caplog):
    def away(arguments, retry):
        raise ConnectionError("amqp://user:secret@broker")

    with caplog.at_level(logging.WARNING):
        hand_over(SimpleNamespace(name="x.y", apply_async=away), "key")
    assert "did not take x.y ('key',) (ConnectionError); the sweep will." in caplog.text
    assert "secret" not in caplog.text


def test_the_brokers_address_is_whole(caplog):
    with caplog.at_level(logging.WARNING):
        current_app.connection().info()
    assert not caplog.text
