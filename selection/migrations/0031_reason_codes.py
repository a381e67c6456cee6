"""Give each refusal that was decided before there were codes the code that its screening tells."""

from django.db import migrations


def give_codes(apps, schema_editor):
    decisions = apps.get_model("selection", "Decision").objects.using(schema_editor.connection.alias)
    refusals = decisions.filter(outcome="not-selected", reason_code="")
    refusals.filter(application__screening__is_eligible=False).update(reason_code="not-eligible")
    refusals.update(reason_code="ranked-below")


class Migration(migrations.Migration):
    dependencies = [("selection", "0030_deciding")]

    # The way back drops the column with the codes.
    operations = [migrations.RunPython(give_codes, migrations.RunPython.noop)]
