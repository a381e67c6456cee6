"""The programmes that everybody could read so far stay published."""

from django.db import migrations


def publish(apps, _schema):
    apps.get_model("sessions_app", "Edition").objects.filter(is_published=True).update(
        is_programme_published=True
    )


class Migration(migrations.Migration):
    dependencies = [("sessions_app", "0050_taking_part")]
    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
