import uuid

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

# What the database itself does at each change of a row: its history, its guard.
TRIGGERS = {
    "job": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.state <> 'waiting' THEN\n                    RAISE EXCEPTION 'a % begins as waiting, not as %', TG_TABLE_NAME, NEW.state\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.state IS DISTINCT FROM OLD.state THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the state of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.state, NEW.state) IN (('running', 'cancelled'), ('running', 'done'), ('running', 'failed'), ('waiting', 'cancelled'), ('waiting', 'failed'), ('waiting', 'running'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.state, NEW.state\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="eba0571ff405c844b7f0b3b917469b12369f770d",
                operation='INSERT OR UPDATE OF "state"',
                pgid="pgtrigger_lifecycle_guard_04a04",
                table="progress_job",
                when="BEFORE",
            ),
        ),
    ],
}


class Migration(migrations.Migration):
    # Every migration before the first release, in one; a database that has them all goes on.
    replaces = [
        ("progress", "0001_initial"),
    ]
    initial = True

    dependencies = [
        ("accounts", "0001_first_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.SlugField(verbose_name="kind")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("arguments", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for its turn"),
                            ("running", "Under way"),
                            ("done", "Done"),
                            ("cancelled", "Stopped"),
                            ("failed", "Could not be done"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="all")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="done")),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="failed")),
                ("attempts", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("fault", models.TextField(blank=True, verbose_name="fault")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        help_text="The page on which the outcome is seen.",
                        max_length=300,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="started by",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="asked for at")),
                ("touched_at", models.DateTimeField(blank=True, null=True, verbose_name="last sign of life")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "cancel_asked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="asked to stop at"),
                ),
            ],
            options={
                "verbose_name": "long work",
                "verbose_name_plural": "long work",
                "ordering": ["-created_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "running"])),
                        fields=["created_at"],
                        name="job_unfinished",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "running", "done", "cancelled", "failed"])
                        ),
                        name="job_state_known",
                    )
                ],
                "triggers": TRIGGERS["job"],
            },
        ),
        migrations.CreateModel(
            name="JobItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="progress.job"
                    ),
                ),
                ("key", models.CharField(max_length=100)),
                ("label", models.CharField(blank=True, max_length=300, verbose_name="what")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("done", "Done"), ("failed", "Failed")],
                        default="waiting",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
            ],
            options={
                "verbose_name": "item of long work",
                "verbose_name_plural": "items of long work",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "waiting")), fields=["job", "id"], name="item_waiting"
                    ),
                    models.Index(
                        condition=models.Q(("outcome", "failed")), fields=["job", "id"], name="item_failed"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("job", "key"), name="item_once_in_its_job"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["waiting", "done", "failed"])),
                        name="item_outcome_known",
                    ),
                ],
            },
        ),
        *(
            migrations.RunSQL(trigger.install_sql, trigger.uninstall_sql)
            for triggers in TRIGGERS.values()
            for trigger in triggers
        ),
    ]
