from django.db import migrations

# What was being sent or made when the work moved to `progress` has no job there: somebody goes on with it.
STOPPED = "The portal was brought up to date meanwhile. Please go on."


def stop(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lifecycle.allowed', 'load', true)")
        cursor.execute(
            "UPDATE selection_assignmentproposal SET status = 'failed', failure = %s WHERE status = 'sending'",
            [STOPPED],
        )
        cursor.execute(
            "UPDATE selection_selectionminutes SET status = 'failed', failure = %s WHERE status = 'queued'",
            [STOPPED],
        )
        cursor.execute("SELECT set_config('lifecycle.allowed', '', true)")


class Migration(migrations.Migration):
    dependencies = [("selection", "0001_first_release"), ("progress", "0010_job_about_language_file")]

    operations = [migrations.RunPython(stop, migrations.RunPython.noop)]
