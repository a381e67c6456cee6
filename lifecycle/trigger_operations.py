"""Operations of migrations that add and remove triggers.

Those of pgtrigger, which `makemigrations` writes, let Django render anew every model that hangs on the table,
for each trigger. A trigger changes nothing of the models: these only run the SQL. A first start of the portal
is a minute shorter for it. `tests/academy/test_migrations.py` asks for them (`params=None`: the SQL holds signs of percent).
"""

from pgtrigger import migrations


class AddTrigger(migrations.AddTrigger):
    def state_forwards(self, app_label, state):
        options = state.models[app_label, self.model_name.lower()].options
        options["triggers"] = [*options.get("triggers", []), self.trigger]

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        schema_editor.execute(self.trigger.install_sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        schema_editor.execute(self.trigger.uninstall_sql, params=None)


class RemoveTrigger(migrations.RemoveTrigger):
    def state_forwards(self, app_label, state):
        options = state.models[app_label, self.model_name.lower()].options
        options["triggers"] = [trigger for trigger in options["triggers"] if trigger.name != self.name]

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        schema_editor.execute(self._trigger(app_label, from_state).uninstall_sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        schema_editor.execute(self._trigger(app_label, to_state).install_sql, params=None)

    def _trigger(self, app_label, state):
        triggers = state.models[app_label, self.model_name.lower()].options["triggers"]
        return next(trigger for trigger in triggers if trigger.name == self.name)
