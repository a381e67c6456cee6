"""A lifecycle: the states of one kind of thing, and the only moves between them.

Each status field has one `Lifecycle` beside its model. The rules' functions call `move`; a
database trigger (`lifecycle.guard`) refuses every other way of changing the status, raw SQL
included. The diagrams of docs/lifecycles.md are drawn from the same tables.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connections, models, router, transaction
from django.utils.translation import gettext as _

registry: dict[str, "Lifecycle"] = {}


class TransitionRefused(Exception):
    """The thing is not in a state from which this transition starts. Its text is for people."""


@dataclass(frozen=True)
class Transition:
    """One permitted move. `by` says who may make it, `sends` which message kinds it posts."""

    name: str
    sources: tuple[str, ...]
    target: str
    by: str
    sends: tuple[str, ...] = ()


class Lifecycle:
    """The table of states and transitions of one model's `status` field.

    `subject` is the model's label ("applications.Application"); `states` its TextChoices;
    the first state of `states` is where every row begins unless `initial` says otherwise.
    """

    def __init__(
        self,
        subject: str,
        *,
        states: type[models.TextChoices],
        transitions: list[Transition],
        initial: str | None = None,
        field: str = "status",
    ) -> None:
        self.subject = subject
        self.states = states
        self.initial = initial or states.values[0]
        self.field = field
        self.transitions = {transition.name: transition for transition in transitions}
        registry[subject] = self

    def allows(self, instance: models.Model, name: str) -> bool:
        """Whether the transition `name` starts from the state the instance was read in."""
        return getattr(instance, self.field) in self.transitions[name].sources

    def move(self, instance: models.Model, name: str, **fields: Any) -> None:
        """Make the transition `name`, writing `fields` in the same statement.

        The row is compared and set in one UPDATE, so of two people acting at once one wins
        and the other gets `TransitionRefused`. The instance is brought up to date.
        """
        transition = self.transitions[name]
        database = router.db_for_write(type(instance), instance=instance)
        moved = self.move_all(
            type(instance)._base_manager.using(database).filter(pk=instance.pk), name, **fields
        )
        if not moved:
            instance.refresh_from_db(fields=[self.field])
            state = self.states(getattr(instance, self.field)).label
            raise TransitionRefused(
                _("This is not possible any more: the state is now “%(state)s”.") % {"state": state}
            )
        setattr(instance, self.field, transition.target)
        for field, value in fields.items():
            setattr(instance, field, value)

    def move_all(self, queryset: models.QuerySet, name: str, **fields: Any) -> int:
        """Make the transition for every row of `queryset` that is in a source state; how many moved."""
        transition = self.transitions[name]
        with transaction.atomic(using=queryset.db), permitted(queryset.model, using=queryset.db):
            return queryset.filter(**{f"{self.field}__in": transition.sources}).update(
                **{self.field: transition.target}, **fields
            )


class permitted:
    """Open the database's guard for one model inside the current transaction, and close it after."""

    def __init__(self, model: type[models.Model], *, using: str) -> None:
        self.table, self.using = model._meta.db_table, using

    def __enter__(self) -> None:
        self._allow(self.table)

    def __exit__(self, failure: type | None, *_: object) -> None:
        if failure is None:  # after an error the transaction is void, and the setting with it
            self._allow("")

    def _allow(self, table: str) -> None:
        with connections[self.using].cursor() as cursor:
            cursor.execute("SELECT set_config('lifecycle.allowed', %s, true)", [table])
