"""Which rows are about a person, or about the people of past editions: by the paths of the register."""

from collections.abc import Iterable

from django.db import models

from .register import Declared, register


class Found:
    """The rows, by table. `people` are the keys of accounts that are meant as a whole; with `editions` it
    is whatever belongs to those editions, of everybody; with `applications` what hangs on those alone."""

    def __init__(
        self,
        *,
        people: Iterable[int] = (),
        editions: Iterable[int] | None = None,
        applications: Iterable | None = None,
    ) -> None:
        self.people = list(people)
        self.editions = None if editions is None else list(editions)
        self.applications = None if applications is None else list(applications)
        self.rows: dict[type[models.Model], list] = {}
        self.names: set[str] = set()
        for known in register.values():
            self._find_by_path(known)
        for known in register.values():
            if known.also is not None:
                self._add(known, known.also(self))

    def of(self, model: type[models.Model]) -> list:
        """The keys of the rows of one table."""
        return self.rows.get(model, [])

    def keys(self) -> list[str]:
        """The rows as messages and long work name them: “application:KEY”."""
        return [f"{model._meta.model_name}:{key}" for model, keys in self.rows.items() for key in keys]

    @property
    def addresses(self) -> set[str]:
        return {name for name in self.names if "@" in name}

    def _find_by_path(self, known: Declared) -> None:
        wanted = models.Q()
        if self.editions is not None:
            if known.edition:
                wanted = models.Q(**{f"{known.edition}__in": self.editions})
        elif self.applications is not None:
            if path := _path_to_application(known):
                wanted = models.Q(**{f"{path}__in": self.applications})
        else:
            for path in known.about:
                wanted |= models.Q(**{f"{path}__in": self.people})
        if wanted:
            self._add(known, wanted)

    def _add(self, known: Declared, wanted: models.Q) -> None:
        rows = known.model._base_manager.filter(wanted)
        keys = dict.fromkeys(rows.values_list("pk", flat=True))
        if known.history is not None:
            of_row = known.model._meta.pk.attname
            keys |= dict.fromkeys(known.history.objects.filter(wanted).values_list(of_row, flat=True))
        self.rows[known.model] = list(keys)
        for fields in known.identity:
            parts = fields.split()
            for values in rows.values_list(*parts):
                self.names.add(" ".join(filter(None, values)).strip())
        self.names.discard("")


def of_person(person) -> Found:
    """Everything about one person."""
    return Found(people=[person.pk])


def of_editions(editions: Iterable[int]) -> Found:
    """What belongs to the editions, of all people; their accounts are left alone."""
    return Found(editions=editions)


def of_applications(keys: Iterable) -> Found:
    """What hangs on the applications, and they themselves."""
    return Found(applications=keys)


def _path_to_application(known: Declared) -> str:
    """The path to the edition up to the application on its way."""
    if known.model._meta.model_name == "application":
        return "pk"
    before, found, _after = known.edition.partition("application__")
    return f"{before}application" if found else ""
