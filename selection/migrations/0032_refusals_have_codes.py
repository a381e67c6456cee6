from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("selection", "0031_reason_codes")]

    operations = [
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "not-selected"), ("reason_code__gt", "")),
                    models.Q(models.Q(("outcome", "not-selected"), _negated=True), ("reason_code", "")),
                    _connector="OR",
                ),
                name="a_refusal_has_its_coded_reason",
                violation_error_message="Who is not selected has a coded reason, and nobody else.",
            ),
        ),
    ]
