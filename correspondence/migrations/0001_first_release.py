import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

# What the database itself does at each change of a row: its history, its guard.
TRIGGERS = {
    "groupmessage": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'draft' THEN\n                    RAISE EXCEPTION 'a % begins as draft, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('draft', 'discarded'), ('draft', 'proposed'), ('proposed', 'approved'), ('proposed', 'discarded'), ('proposed', 'draft'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="a7ba41d273419e7b0067abb8ac11cd89c78e1e31",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_c336e",
                table="correspondence_groupmessage",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "correspondence_groupmessageevent" ("approved_at", "approved_by_id", "audience", "body", "countries", "edition_id", "id", "job_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regions", "status", "statuses", "subject", "tracks", "written_at", "written_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."audience", NEW."body", NEW."countries", NEW."edition_id", NEW."id", NEW."job_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."regions", NEW."status", NEW."statuses", NEW."subject", NEW."tracks", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                hash="8c2017ec2bb7dba53e8c6a765255ca8775ffa4a8",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_4c969",
                table="correspondence_groupmessage",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition='WHEN (OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."countries" IS DISTINCT FROM (NEW."countries") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."job_id" IS DISTINCT FROM (NEW."job_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."regions" IS DISTINCT FROM (NEW."regions") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."statuses" IS DISTINCT FROM (NEW."statuses") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."tracks" IS DISTINCT FROM (NEW."tracks") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))',
                func='INSERT INTO "correspondence_groupmessageevent" ("approved_at", "approved_by_id", "audience", "body", "countries", "edition_id", "id", "job_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regions", "status", "statuses", "subject", "tracks", "written_at", "written_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."audience", NEW."body", NEW."countries", NEW."edition_id", NEW."id", NEW."job_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."regions", NEW."status", NEW."statuses", NEW."subject", NEW."tracks", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                hash="8ae2fa505d135f17c2996d2c7a4e24925f8fa435",
                operation="UPDATE",
                pgid="pgtrigger_update_update_f0788",
                table="correspondence_groupmessage",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "correspondence_groupmessageevent" ("approved_at", "approved_by_id", "audience", "body", "countries", "edition_id", "id", "job_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regions", "status", "statuses", "subject", "tracks", "written_at", "written_by_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."audience", OLD."body", OLD."countries", OLD."edition_id", OLD."id", OLD."job_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."regions", OLD."status", OLD."statuses", OLD."subject", OLD."tracks", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                hash="ff82bf1873e56b9d7f7baae5251a2da0cb4b43fa",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_33b78",
                table="correspondence_groupmessage",
                when="AFTER",
            ),
        ),
    ],
}


class Migration(migrations.Migration):
    # Every migration before the first release, in one; a database that has them all goes on.
    replaces = [
        ("correspondence", "0001_initial"),
    ]
    initial = True

    dependencies = [
        ("accounts", "0001_first_release"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("progress", "0001_first_release"),
        ("sessions_app", "0001_first_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="GroupMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_messages",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("applicants", "Applicants"), ("participants", "Participants with a place")],
                        default="applicants",
                        max_length=20,
                        verbose_name="to whom",
                    ),
                ),
                (
                    "statuses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("draft", "Draft"),
                                ("submitted", "Submitted"),
                                ("offered", "Place offered"),
                                ("reserve", "On the reserve list"),
                                ("not-selected", "Not selected"),
                                ("confirmed", "Place confirmed"),
                                ("declined", "Place declined"),
                                ("expired", "Offer expired"),
                                ("withdrawn", "Withdrawn"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "tracks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("en", "English"),
                                ("fr", "French"),
                                ("es", "Spanish"),
                                ("pt", "Portuguese"),
                                ("ar", "Arabic"),
                                ("it", "Italian"),
                            ],
                            max_length=5,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "regions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("africa", "Africa"),
                                ("americas", "Americas"),
                                ("arab-states", "Arab States"),
                                ("asia-pacific", "Asia and the Pacific"),
                                ("europe-central-asia", "Europe and Central Asia"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "countries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), blank=True, default=list, size=None
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("subject_en", models.CharField(max_length=200, null=True, verbose_name="subject")),
                ("subject_fr", models.CharField(max_length=200, null=True, verbose_name="subject")),
                ("subject_es", models.CharField(max_length=200, null=True, verbose_name="subject")),
                ("body", models.TextField(verbose_name="text")),
                ("body_en", models.TextField(null=True, verbose_name="text")),
                ("body_fr", models.TextField(null=True, verbose_name="text")),
                ("body_es", models.TextField(null=True, verbose_name="text")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Waiting for approval"),
                            ("approved", "Approved and sent"),
                            ("discarded", "Discarded"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="why it came back")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                ("written_at", models.DateTimeField(auto_now=True, verbose_name="written at")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
                (
                    "job",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="progress.job",
                        verbose_name="sending",
                    ),
                ),
            ],
            options={
                "verbose_name": "message to many",
                "verbose_name_plural": "messages to many",
                "ordering": ["-written_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "proposed", "approved", "discarded"])),
                        name="group_message_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("written_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="group_message_approved_by_another",
                    ),
                ],
                "triggers": TRIGGERS["groupmessage"],
            },
        ),
        migrations.CreateModel(
            name="GroupMessageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="correspondence.groupmessage",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("applicants", "Applicants"), ("participants", "Participants with a place")],
                        default="applicants",
                        max_length=20,
                        verbose_name="to whom",
                    ),
                ),
                (
                    "statuses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("draft", "Draft"),
                                ("submitted", "Submitted"),
                                ("offered", "Place offered"),
                                ("reserve", "On the reserve list"),
                                ("not-selected", "Not selected"),
                                ("confirmed", "Place confirmed"),
                                ("declined", "Place declined"),
                                ("expired", "Offer expired"),
                                ("withdrawn", "Withdrawn"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "tracks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("en", "English"),
                                ("fr", "French"),
                                ("es", "Spanish"),
                                ("pt", "Portuguese"),
                                ("ar", "Arabic"),
                                ("it", "Italian"),
                            ],
                            max_length=5,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "regions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("africa", "Africa"),
                                ("americas", "Americas"),
                                ("arab-states", "Arab States"),
                                ("asia-pacific", "Asia and the Pacific"),
                                ("europe-central-asia", "Europe and Central Asia"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "countries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), blank=True, default=list, size=None
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("body", models.TextField(verbose_name="text")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Waiting for approval"),
                            ("approved", "Approved and sent"),
                            ("discarded", "Discarded"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="why it came back")),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                ("written_at", models.DateTimeField(auto_now=True, verbose_name="written at")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="progress.job",
                        verbose_name="sending",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        *(
            migrations.RunSQL(trigger.install_sql, trigger.uninstall_sql)
            for triggers in TRIGGERS.values()
            for trigger in triggers
        ),
    ]
