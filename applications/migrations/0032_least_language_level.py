from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0031_name_key_indexes")]

    operations = [
        migrations.AddField(
            model_name="call",
            name="least_language_level",
            field=models.CharField(
                blank=True,
                choices=[("A1", "A1"), ("A2", "A2"), ("B1", "B1"), ("B2", "B2"), ("C1", "C1"), ("C2", "C2")],
                default="B2",
                help_text="The screening points to applications below it. Empty: any level.",
                max_length=2,
                verbose_name="least level in the track’s language",
            ),
        ),
    ]
