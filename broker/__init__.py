"""Handing work to the worker, after the commit that wrote down what is to be done."""

import logging

from celery import Task

log = logging.getLogger(__name__)


def hand_over(task: Task, *arguments: str | int) -> None:
    """Tell the worker. When the broker is away nothing is lost and no page waits: what is to be done
    stands in the database, where the task's own sweep finds it."""
    try:
        task.apply_async(list(arguments), retry=False)
    except Exception as failure:  # whatever the broker's client raises
        log.warning(
            "The broker did not take %s %s (%s); the sweep will.",
            task.name,
            arguments,
            type(failure).__name__,
        )
