import uuid

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import notifications.models.message

# What the database itself does at each change of a row: its history, its guard.
TRIGGERS = {
    "message": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.state <> 'due' THEN\n                    RAISE EXCEPTION 'a % begins as due, not as %', TG_TABLE_NAME, NEW.state\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.state IS DISTINCT FROM OLD.state THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the state of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.state, NEW.state) IN (('delivered', 'bounced'), ('due', 'cancelled'), ('due', 'held'), ('due', 'sending'), ('failed', 'due'), ('held', 'cancelled'), ('held', 'due'), ('sending', 'due'), ('sending', 'failed'), ('sending', 'sent'), ('sent', 'bounced'), ('sent', 'delivered'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.state, NEW.state\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="143fc99b3f68e5271eb2dae6bd2f5189ad9ab94f",
                operation='INSERT OR UPDATE OF "state"',
                pgid="pgtrigger_lifecycle_guard_065e5",
                table="notifications_message",
                when="BEFORE",
            ),
        ),
    ],
}


class Migration(migrations.Migration):
    # Every migration before the first release, in one; a database that has them all goes on.
    replaces = [
        ("notifications", "0001_initial"),
        ("notifications", "0002_attachments"),
        ("notifications", "0010_states_events_and_revisions"),
    ]
    initial = True

    dependencies = [
        ("accounts", "0001_first_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.SlugField(verbose_name="kind")),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="messages",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("address", models.EmailField(max_length=254, verbose_name="address")),
                ("language", models.CharField(max_length=5, verbose_name="language")),
                ("subject", models.CharField(max_length=300, verbose_name="subject")),
                ("text_body", models.TextField(verbose_name="text")),
                ("html_body", models.TextField(verbose_name="HTML")),
                ("subject_source", models.CharField(blank=True, editable=False, max_length=300)),
                ("body_source", models.TextField(blank=True, editable=False)),
                ("text_language", models.CharField(blank=True, editable=False, max_length=5)),
                ("context", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("due", "To be sent"),
                            ("held", "Held"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("delivered", "Delivered"),
                            ("bounced", "Returned by the mailbox"),
                            ("failed", "Could not be sent"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="due",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "fact",
                    models.CharField(
                        help_text="What it tells, once to each address.", max_length=200, verbose_name="fact"
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True,
                        help_text="What it belongs to: “application:KEY”.",
                        max_length=100,
                        verbose_name="about",
                    ),
                ),
                ("reply_to", models.EmailField(blank=True, max_length=254, verbose_name="answers go to")),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        help_text="A newer message on the topic replaces an unsent one.",
                        max_length=200,
                        verbose_name="topic",
                    ),
                ),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="due at")),
                ("claimed_at", models.DateTimeField(blank=True, null=True, verbose_name="claimed at")),
                (
                    "handed_over_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Set just before the mail server gets it.",
                        null=True,
                        verbose_name="handed over at",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("last_error", models.TextField(blank=True, verbose_name="last error")),
                (
                    "may_be_double",
                    models.BooleanField(
                        default=False,
                        help_text="The line or the process died before the mail server’s answer, and it was sent again.",
                        verbose_name="may have arrived twice",
                    ),
                ),
                ("provider_id", models.CharField(blank=True, editable=False, max_length=200)),
                (
                    "resent_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="resent_as",
                        to="notifications.message",
                        verbose_name="sent again from",
                    ),
                ),
                (
                    "message_id",
                    models.CharField(
                        default=notifications.models.message.new_message_id,
                        editable=False,
                        max_length=200,
                        unique=True,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="written at")),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ["-created_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["due", "sending"])),
                        fields=["due_at"],
                        name="message_to_deliver",
                    ),
                    models.Index(
                        condition=models.Q(("topic", ""), _negated=True),
                        fields=["topic"],
                        name="message_topic",
                    ),
                    models.Index(fields=["-created_at"], name="message_newest_first"),
                    models.Index(
                        condition=models.Q(("about", ""), _negated=True),
                        fields=["about"],
                        name="message_about",
                    ),
                    models.Index(
                        condition=models.Q(("provider_id", ""), _negated=True),
                        fields=["provider_id"],
                        name="message_at_provider",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("fact", "address"), name="a_fact_is_told_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "due",
                                    "held",
                                    "sending",
                                    "sent",
                                    "delivered",
                                    "bounced",
                                    "failed",
                                    "cancelled",
                                ],
                            )
                        ),
                        name="message_state_known",
                    ),
                ],
                "triggers": TRIGGERS["message"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="notifications.message",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100, verbose_name="type")),
                ("maker", models.SlugField(verbose_name="made by")),
                ("argument", models.CharField(max_length=200)),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="KeptMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message_id", models.CharField(max_length=250, unique=True)),
                ("address", models.TextField(verbose_name="to")),
                ("subject", models.CharField(max_length=300, verbose_name="subject")),
                ("text", models.TextField(verbose_name="text")),
                ("html", models.TextField(blank=True, verbose_name="HTML")),
                (
                    "attachments",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Name, type, and the content in base 64.",
                        verbose_name="attachments",
                    ),
                ),
                ("kept_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="kept at")),
            ],
            options={
                "verbose_name": "kept mail",
                "verbose_name_plural": "kept mail",
                "ordering": ["-kept_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="MessageEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="notifications.message",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("released", "Released"),
                            ("edited", "Text changed"),
                            ("cancelled", "Cancelled"),
                            ("retried", "Tried again"),
                            ("resent", "Sent again"),
                            ("delivered", "Delivered"),
                            ("bounced", "Returned by the mailbox"),
                            ("delayed", "Delayed"),
                            ("complained", "Marked as unwanted by its reader"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("text_before", models.TextField(blank=True, verbose_name="text before")),
                ("provider_event", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
            ],
            options={
                "verbose_name": "event of a message",
                "verbose_name_plural": "events of messages",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("provider_event", ""), _negated=True),
                        fields=("message", "provider_event"),
                        name="a_report_is_kept_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MessageTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SlugField(editable=False, unique=True, verbose_name="kind")),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("subject_en", models.CharField(max_length=200, null=True, verbose_name="subject")),
                ("subject_fr", models.CharField(max_length=200, null=True, verbose_name="subject")),
                ("subject_es", models.CharField(max_length=200, null=True, verbose_name="subject")),
                (
                    "body",
                    models.TextField(
                        help_text="Markdown, with the placeholders of this kind.", verbose_name="text"
                    ),
                ),
                (
                    "body_en",
                    models.TextField(
                        help_text="Markdown, with the placeholders of this kind.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_fr",
                    models.TextField(
                        help_text="Markdown, with the placeholders of this kind.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_es",
                    models.TextField(
                        help_text="Markdown, with the placeholders of this kind.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "is_held",
                    models.BooleanField(
                        default=False,
                        help_text="A new message of this kind waits until the staff release it.",
                        verbose_name="hold each message",
                    ),
                ),
            ],
            options={
                "verbose_name": "message template",
                "verbose_name_plural": "message templates",
                "ordering": ["kind"],
            },
        ),
        migrations.CreateModel(
            name="SentSecond",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("second", models.DateTimeField(unique=True)),
                ("number", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "second of sending",
                "verbose_name_plural": "seconds of sending",
            },
        ),
        migrations.CreateModel(
            name="TemplateRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="notifications.messagetemplate",
                    ),
                ),
                (
                    "texts",
                    models.JSONField(
                        help_text="By field: subject_en, body_en and so on.", verbose_name="texts"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
            ],
            options={
                "verbose_name": "earlier text",
                "verbose_name_plural": "earlier texts",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        *(
            migrations.RunSQL(trigger.install_sql, trigger.uninstall_sql)
            for triggers in TRIGGERS.values()
            for trigger in triggers
        ),
    ]
