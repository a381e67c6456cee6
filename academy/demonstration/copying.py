"""Rows on their way into a table by COPY: the demonstration is one code path from ten applications
to a hundred thousand."""

from io import StringIO

from django.db import connection, models

CHUNK = 20_000
_ESCAPES = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})


class Rows:
    """The rows of one model. `given` names the columns that `add` is told (a foreign key as
    `applicant_id`); the others hold the model's defaults, and a numbered key is counted here.

    COPY asks neither `save` nor `auto_now`, so that each moment is the one of the story.
    """

    def __init__(self, model: type[models.Model], *given: str) -> None:
        self.table = model._meta.db_table
        fields = {field.attname: field for field in model._meta.concrete_fields}
        key = model._meta.pk
        self._is_counted = isinstance(key, models.AutoField | models.BigAutoField)
        rest = [
            field
            for name, field in fields.items()
            if name not in given and field is not key and not field.has_db_default()
        ]
        counted = [key] if self._is_counted else []
        self._columns = [field.column for field in [*counted, *(fields[name] for name in given), *rest]]
        self._tail = "".join(f"\t{_encoded(field.get_default())}" for field in rest)
        self._lines: list[str] = []
        self._key = _last_key(model) if self._is_counted else 0

    def add(self, *values: object) -> int:
        """Take one row, in the order of `given`; its key, when that is a number."""
        line = "\t".join(map(_encoded, values)) + self._tail
        if self._is_counted:
            self._key += 1
            line = f"{self._key}\t{line}"
        self._lines.append(line)
        return self._key

    def write(self) -> None:
        """Send what was taken, and let the table's own counting go on after it."""
        names = ", ".join(f'"{column}"' for column in self._columns)
        with connection.cursor() as cursor:
            for start in range(0, len(self._lines), CHUNK):
                text = "\n".join(self._lines[start : start + CHUNK]) + "\n"
                cursor.copy_expert(f'COPY "{self.table}" ({names}) FROM STDIN', StringIO(text))
            if self._is_counted and self._lines:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
                    [self.table, self._columns[0], self._key],
                )
        self._lines.clear()


def _encoded(value: object) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, str):
        return value.translate(_ESCAPES)
    if value == []:
        return "{}"  # the default of an array
    return str(value)


def _last_key(model: type[models.Model]) -> int:
    return model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0
