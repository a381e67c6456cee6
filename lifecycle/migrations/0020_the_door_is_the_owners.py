"""The door of history opens to the owner of the tables alone: the web process's login, which adds to the
contexts of history, could else open it for itself."""

import importlib

from django.db import migrations

before = importlib.import_module("lifecycle.migrations.0010_who_and_when_are_append_only")

OWNER = "pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER')"
START, END = before.FORWARDS.index("CREATE FUNCTION"), before.FORWARDS.index("CREATE TRIGGER")
FUNCTION = before.FORWARDS[START:END].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
FORWARDS = FUNCTION.replace(before.AMENDED, f"({before.AMENDED} AND {OWNER})")


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0010_who_and_when_are_append_only")]
    operations = [migrations.RunSQL(FORWARDS, FUNCTION)]
