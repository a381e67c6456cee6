import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import accounts.models
import sessions_app.models.edition
import sessions_app.models.place
import sessions_app.models.programme
import sessions_app.models.speaker

# What the database itself does at each change of a row: its history, its guard.
TRIGGERS = {
    "venue": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="40cdb29b380e767f0d9492919689773879f33802",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_cf72d",
                table="sessions_app_venue",
                when="AFTER",
            ),
        ),
    ],
    "edition": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="665aedbf90b68537937a7b82010cd69c5f594323",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_7acba",
                table="sessions_app_edition",
                when="AFTER",
            ),
        ),
    ],
    "languagetrack": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="d74e66094f58c4dcf1a54fa855871b9376df6a85",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_6e8a4",
                table="sessions_app_languagetrack",
                when="AFTER",
            ),
        ),
    ],
    "participation": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'confirmed' THEN\n                    RAISE EXCEPTION 'a % begins as confirmed, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('cancelled', 'confirmed'), ('completed', 'confirmed'), ('confirmed', 'cancelled'), ('confirmed', 'completed'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="e088e686118532b3eed34e64241f39d55b08f5ef",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_f0cb3",
                table="sessions_app_participation",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "sessions_app_participationevent" ("confirmed_at", "country", "edition_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_name", "status", "track_id") VALUES (NEW."confirmed_at", NEW."country", NEW."edition_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."printed_name", NEW."status", NEW."track_id"); RETURN NULL;',
                hash="53b7750e99052809784e053b76ca00141e1b5192",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_2dedd",
                table="sessions_app_participation",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "sessions_app_participationevent" ("confirmed_at", "country", "edition_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_name", "status", "track_id") VALUES (NEW."confirmed_at", NEW."country", NEW."edition_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."printed_name", NEW."status", NEW."track_id"); RETURN NULL;',
                hash="a064c13a666f679caf42292cbf862e7cbe9ae010",
                operation="UPDATE",
                pgid="pgtrigger_update_update_ddd80",
                table="sessions_app_participation",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "sessions_app_participationevent" ("confirmed_at", "country", "edition_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_name", "status", "track_id") VALUES (OLD."confirmed_at", OLD."country", OLD."edition_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."printed_name", OLD."status", OLD."track_id"); RETURN NULL;',
                hash="4005c9d16e423fe642d0e067b75c87e63d66d7a5",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_0bbe0",
                table="sessions_app_participation",
                when="AFTER",
            ),
        ),
    ],
    "room": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="85e7045d41e6ab86a334333b0abb3e716b3767fb",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_dd62a",
                table="sessions_app_room",
                when="AFTER",
            ),
        ),
    ],
    "theme": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="6e884400eccb82f9a9e0131f90a935bc3ffc2c0d",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_4c7c2",
                table="sessions_app_theme",
                when="AFTER",
            ),
        ),
    ],
    "programmesession": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="861a9e063c46c2addaa4894f52b0d0264380c60b",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_beeb2",
                table="sessions_app_programmesession",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="carries_its_speakers",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="\n                    UPDATE sessions_app_sessionspeaker speaking\n                    SET period = tstzrange(moved.starts_at, moved.ends_at)\n                    FROM moved\n                    WHERE speaking.session_id = moved.id\n                        AND speaking.period IS DISTINCT FROM tstzrange(moved.starts_at, moved.ends_at);\n                    RETURN NULL;\n                ",
                hash="8df66cc1c0bb5d2672ccae238d2aa86fbf40d062",
                level="STATEMENT",
                operation="UPDATE",
                pgid="pgtrigger_carries_its_speakers_d402c",
                referencing="REFERENCING NEW TABLE AS moved ",
                table="sessions_app_programmesession",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="keeps_seats_taken",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="\n                    IF NEW.capacity < (\n                        SELECT count(*) FROM sessions_app_sessionenrolment WHERE session_id = NEW.id\n                    ) THEN\n                        RAISE EXCEPTION 'more seats of session % are taken than that', NEW.id\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                hash="6c177a26274f813583ff40cec4bf2d8f60eff6d9",
                operation='UPDATE OF "capacity"',
                pgid="pgtrigger_keeps_seats_taken_608a5",
                table="sessions_app_programmesession",
                when="BEFORE",
            ),
        ),
    ],
    "attendance": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "sessions_app_attendanceevent" ("id", "is_present", "marked_at", "marked_by_id", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "session_id") VALUES (NEW."id", NEW."is_present", NEW."marked_at", NEW."marked_by_id", NEW."participation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."session_id"); RETURN NULL;',
                hash="017926ce7e62a9af840c8de843e65e26e8dc5482",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_53fa9",
                table="sessions_app_attendance",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "sessions_app_attendanceevent" ("id", "is_present", "marked_at", "marked_by_id", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "session_id") VALUES (NEW."id", NEW."is_present", NEW."marked_at", NEW."marked_by_id", NEW."participation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."session_id"); RETURN NULL;',
                hash="7e56611c001c771eaaf571eda24573a7afd28502",
                operation="UPDATE",
                pgid="pgtrigger_update_update_7fd49",
                table="sessions_app_attendance",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "sessions_app_attendanceevent" ("id", "is_present", "marked_at", "marked_by_id", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "session_id") VALUES (OLD."id", OLD."is_present", OLD."marked_at", OLD."marked_by_id", OLD."participation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."session_id"); RETURN NULL;',
                hash="133511dcca80f47791070186ad65ecd84d57ef52",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_d3ff4",
                table="sessions_app_attendance",
                when="AFTER",
            ),
        ),
    ],
    "editiondocument": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="8ab9b764377212b810a7e11db74ad4f8974c81a7",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_58f57",
                table="sessions_app_editiondocument",
                when="AFTER",
            ),
        ),
    ],
    "sessionenrolment": [
        pgtrigger.compiler.Trigger(
            name="never_more_than_seats",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE places int;",
                func="\n                    SELECT capacity INTO places FROM sessions_app_programmesession\n                    WHERE id = NEW.session_id FOR NO KEY UPDATE;\n                    IF places IS NOT NULL AND places <= (\n                        SELECT count(*) FROM sessions_app_sessionenrolment\n                        WHERE session_id = NEW.session_id AND id IS DISTINCT FROM NEW.id\n                    ) THEN\n                        RAISE EXCEPTION 'session % has no seat left', NEW.session_id\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                hash="6b86abfe049c664f9403f1cacbe845918c9b1b50",
                operation='INSERT OR UPDATE OF "session_id"',
                pgid="pgtrigger_never_more_than_seats_52443",
                table="sessions_app_sessionenrolment",
                when="BEFORE",
            ),
        ),
    ],
    "speaker": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="6feabbb1c8deb6553ee48e7aee77df9670fe7ee0",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_66b5e",
                table="sessions_app_speaker",
                when="AFTER",
            ),
        ),
    ],
    "sessionspeaker": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="97a9e1636012f1da28981cf462992c005bb96080",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_75314",
                table="sessions_app_sessionspeaker",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="speaks_when_the_session_is",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="\n                    SELECT tstzrange(starts_at, ends_at) INTO NEW.period\n                    FROM sessions_app_programmesession WHERE id = NEW.session_id FOR SHARE;\n                    RETURN NEW;\n                ",
                hash="f570739619af17b3f9862f3166cc4ad40f3ae0eb",
                operation="INSERT OR UPDATE",
                pgid="pgtrigger_speaks_when_the_session_is_85674",
                table="sessions_app_sessionspeaker",
                when="BEFORE",
            ),
        ),
    ],
}


class Migration(migrations.Migration):
    # Every migration before the first release, in one; a database that has them all goes on.
    replaces = [
        ("sessions_app", "0001_initial"),
        ("sessions_app", "0050_taking_part"),
        ("sessions_app", "0051_publish_known_programmes"),
    ]
    initial = True

    dependencies = [
        ("accounts", "0001_first_release"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Venue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("city", models.CharField(max_length=100, verbose_name="city")),
                ("city_en", models.CharField(max_length=100, null=True, verbose_name="city")),
                ("city_fr", models.CharField(max_length=100, null=True, verbose_name="city")),
                ("city_es", models.CharField(max_length=100, null=True, verbose_name="city")),
                (
                    "country",
                    models.CharField(
                        help_text="ISO 3166 code of two letters.", max_length=2, verbose_name="country"
                    ),
                ),
                ("address", models.TextField(blank=True, verbose_name="postal address")),
                (
                    "time_zone",
                    models.CharField(
                        default="Europe/Rome",
                        max_length=64,
                        validators=[accounts.models.validate_time_zone],
                        verbose_name="time zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "venue",
                "verbose_name_plural": "venues",
                "ordering": ["name"],
                "triggers": TRIGGERS["venue"],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="For example “turin-2027”.", unique=True, verbose_name="short address"
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("summary", models.CharField(blank=True, max_length=400, verbose_name="summary")),
                (
                    "summary_en",
                    models.CharField(blank=True, max_length=400, null=True, verbose_name="summary"),
                ),
                (
                    "summary_fr",
                    models.CharField(blank=True, max_length=400, null=True, verbose_name="summary"),
                ),
                (
                    "summary_es",
                    models.CharField(blank=True, max_length=400, null=True, verbose_name="summary"),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True, help_text="Paragraphs; Markdown.", verbose_name="description"
                    ),
                ),
                (
                    "description_en",
                    models.TextField(
                        blank=True, help_text="Paragraphs; Markdown.", null=True, verbose_name="description"
                    ),
                ),
                (
                    "description_fr",
                    models.TextField(
                        blank=True, help_text="Paragraphs; Markdown.", null=True, verbose_name="description"
                    ),
                ),
                (
                    "description_es",
                    models.TextField(
                        blank=True, help_text="Paragraphs; Markdown.", null=True, verbose_name="description"
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="sessions_app.venue",
                        verbose_name="venue",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("places", models.PositiveSmallIntegerField(default=60, verbose_name="places")),
                (
                    "tuition",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=8,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="tuition fee in EUR",
                    ),
                ),
                (
                    "required_attendance",
                    models.PositiveSmallIntegerField(
                        default=80,
                        help_text="Share of the hours of the sessions open to the participant.",
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="attendance required for the certificate, in %",
                    ),
                ),
                (
                    "signatory_name",
                    models.CharField(blank=True, max_length=150, verbose_name="who signs the certificates"),
                ),
                (
                    "signatory_position",
                    models.CharField(blank=True, max_length=200, verbose_name="position of the signatory"),
                ),
                (
                    "signatory_position_en",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="position of the signatory"
                    ),
                ),
                (
                    "signatory_position_fr",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="position of the signatory"
                    ),
                ),
                (
                    "signatory_position_es",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="position of the signatory"
                    ),
                ),
                (
                    "contact_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="contact address"),
                ),
                ("is_published", models.BooleanField(default=False, verbose_name="published")),
                (
                    "is_programme_published",
                    models.BooleanField(default=False, verbose_name="programme published"),
                ),
                (
                    "choosing_mode",
                    models.CharField(
                        choices=[
                            ("first-come", "First come, first served"),
                            ("best-fit", "Best fit by ranked preference"),
                        ],
                        default="first-come",
                        max_length=20,
                        verbose_name="how seats are given",
                    ),
                ),
                (
                    "choosing_opens_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="choosing opens at"),
                ),
                (
                    "seats_allotted_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="seats allotted at"
                    ),
                ),
                (
                    "choosing_closes_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="The last moment.",
                        null=True,
                        verbose_name="choices may be changed until",
                    ),
                ),
                (
                    "details_due_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty: four weeks before the first day.",
                        null=True,
                        verbose_name="details of the journey due on",
                    ),
                ),
                (
                    "joining_instructions",
                    models.TextField(
                        blank=True,
                        help_text="How to get there, where to sleep, what to bring. Paragraphs.",
                        verbose_name="joining instructions",
                    ),
                ),
                (
                    "joining_instructions_en",
                    models.TextField(
                        blank=True,
                        help_text="How to get there, where to sleep, what to bring. Paragraphs.",
                        null=True,
                        verbose_name="joining instructions",
                    ),
                ),
                (
                    "joining_instructions_fr",
                    models.TextField(
                        blank=True,
                        help_text="How to get there, where to sleep, what to bring. Paragraphs.",
                        null=True,
                        verbose_name="joining instructions",
                    ),
                ),
                (
                    "joining_instructions_es",
                    models.TextField(
                        blank=True,
                        help_text="How to get there, where to sleep, what to bring. Paragraphs.",
                        null=True,
                        verbose_name="joining instructions",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "ordering": ["-starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="edition_ends_after_it_starts",
                        violation_error_message="The last day comes before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("required_attendance__lte", 100)),
                        name="required_attendance_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("choosing_mode__in", ["first-come", "best-fit"])),
                        name="choosing_mode_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("choosing_closes_at__gt", models.F("choosing_opens_at"))),
                        name="choosing_closes_after_it_opens",
                        violation_error_message="Choosing closes before it opens.",
                    ),
                ],
                "triggers": TRIGGERS["edition"],
            },
        ),
        migrations.CreateModel(
            name="LanguageTrack",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tracks",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fr", "French"),
                            ("es", "Spanish"),
                            ("pt", "Portuguese"),
                            ("ar", "Arabic"),
                            ("it", "Italian"),
                        ],
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                ("places", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="places")),
            ],
            options={
                "verbose_name": "language track",
                "verbose_name_plural": "language tracks",
                "ordering": ["edition", "language"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "language"), name="track_once_in_edition")
                ],
                "triggers": TRIGGERS["languagetrack"],
            },
        ),
        migrations.CreateModel(
            name="Participation",
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
                        related_name="participations",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="participant",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="sessions_app.languagetrack",
                        verbose_name="language track",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("confirmed", "Place confirmed"),
                            ("cancelled", "Cancelled"),
                            ("completed", "Attended"),
                        ],
                        default="confirmed",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "printed_name",
                    models.CharField(
                        help_text="Exactly as it shall be printed.",
                        max_length=250,
                        verbose_name="name on the certificate",
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2, verbose_name="country of work")),
                ("confirmed_at", models.DateTimeField(auto_now_add=True, verbose_name="confirmed at")),
            ],
            options={
                "verbose_name": "participation",
                "verbose_name_plural": "participations",
                "ordering": ["edition", "printed_name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "person"), name="one_participation_each_edition"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["confirmed", "cancelled", "completed"])),
                        name="participation_status_known",
                    ),
                ],
                "triggers": TRIGGERS["participation"],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rooms",
                        to="sessions_app.venue",
                        verbose_name="venue",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("seats", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="seats")),
            ],
            options={
                "verbose_name": "room",
                "verbose_name_plural": "rooms",
                "ordering": ["venue", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("venue", "name"), name="room_named_once_in_venue")
                ],
                "triggers": TRIGGERS["room"],
            },
        ),
        migrations.CreateModel(
            name="Theme",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="themes",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_fr", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "theme",
                "verbose_name_plural": "themes",
                "ordering": ["edition", "position", "pk"],
                "triggers": TRIGGERS["theme"],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeSession",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plenary", "Plenary"),
                            ("elective", "Elective"),
                            ("master-class", "Master class"),
                            ("study-visit", "Study visit"),
                            ("forum", "Forum"),
                        ],
                        default="plenary",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("abstract", models.TextField(blank=True, verbose_name="abstract")),
                ("abstract_en", models.TextField(blank=True, null=True, verbose_name="abstract")),
                ("abstract_fr", models.TextField(blank=True, null=True, verbose_name="abstract")),
                ("abstract_es", models.TextField(blank=True, null=True, verbose_name="abstract")),
                ("starts_at", models.DateTimeField(verbose_name="starts at")),
                ("ends_at", models.DateTimeField(verbose_name="ends at")),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="sessions_app.room",
                        verbose_name="room",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: for every track, with interpretation.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="sessions_app.languagetrack",
                        verbose_name="language track",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sessions",
                        to="sessions_app.theme",
                        verbose_name="theme",
                    ),
                ),
                (
                    "languages",
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
                        verbose_name="languages spoken",
                    ),
                ),
                (
                    "interpretation",
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
                        verbose_name="interpreted into",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Empty: everybody.", null=True, verbose_name="capacity"
                    ),
                ),
            ],
            options={
                "verbose_name": "programme session",
                "verbose_name_plural": "programme sessions",
                "ordering": ["starts_at", "room"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="session_ends_after_it_starts",
                        violation_error_message="The session ends before it starts.",
                    ),
                    sessions_app.models.programme.DatabaseExclusion(
                        condition=models.Q(("room__isnull", False)),
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            (
                                sessions_app.models.programme.Period(
                                    "starts_at",
                                    "ends_at",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(),
                                ),
                                "&&",
                            ),
                            ("room", "="),
                        ],
                        name="one_session_in_a_room_at_a_time",
                    ),
                    sessions_app.models.programme.DatabaseExclusion(
                        condition=models.Q(("track__isnull", False)),
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("track", "="),
                            (
                                sessions_app.models.programme.Period(
                                    "starts_at",
                                    "ends_at",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(),
                                ),
                                "&&",
                            ),
                            (
                                models.Case(
                                    models.When(
                                        kind__in=["plenary", "forum"],
                                        then=sessions_app.models.programme.Numbers(
                                            models.Value(None), models.Value(None), models.Value("[]")
                                        ),
                                    ),
                                    default=sessions_app.models.programme.Numbers(
                                        models.F("id"), models.F("id"), models.Value("[]")
                                    ),
                                    output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="nothing_beside_a_plenary_of_the_track",
                    ),
                ],
                "triggers": TRIGGERS["programmesession"],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="sessions_app.participation",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="sessions_app.programmesession",
                    ),
                ),
                ("is_present", models.BooleanField(default=True, verbose_name="present")),
                (
                    "marked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="marked by",
                    ),
                ),
                ("marked_at", models.DateTimeField(auto_now=True, verbose_name="marked at")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Why an earlier mark was wrong.",
                        max_length=200,
                        verbose_name="reason of the correction",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participation", "session"), name="attendance_marked_once"
                    )
                ],
                "triggers": TRIGGERS["attendance"],
            },
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
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
                        to="sessions_app.attendance",
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
                    "participation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sessions_app.participation",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sessions_app.programmesession",
                    ),
                ),
                ("is_present", models.BooleanField(default=True, verbose_name="present")),
                (
                    "marked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="marked by",
                    ),
                ),
                ("marked_at", models.DateTimeField(auto_now=True, verbose_name="marked at")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Why an earlier mark was wrong.",
                        max_length=200,
                        verbose_name="reason of the correction",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Badge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="badge",
                        to="sessions_app.participation",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=sessions_app.models.place.new_badge_code,
                        max_length=20,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
            ],
            options={
                "verbose_name": "badge",
                "verbose_name_plural": "badges",
            },
        ),
        migrations.CreateModel(
            name="CalendarAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_address",
                        to="sessions_app.participation",
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=sessions_app.models.place.new_calendar_key,
                        max_length=64,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
            ],
            options={
                "verbose_name": "address of a calendar",
                "verbose_name_plural": "addresses of calendars",
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                        verbose_name="key",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="sessions_app.participation",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="sessions_app.programmesession",
                    ),
                ),
                ("scanned_at", models.DateTimeField(verbose_name="scanned at")),
                ("received_at", models.DateTimeField(auto_now_add=True, verbose_name="received at")),
                (
                    "scanned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="scanned by",
                    ),
                ),
            ],
            options={
                "verbose_name": "check-in",
                "verbose_name_plural": "check-ins",
            },
        ),
        migrations.CreateModel(
            name="EditionDocument",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=200, null=True, verbose_name="title")),
                (
                    "file",
                    models.FileField(
                        upload_to=sessions_app.models.edition.document_name,
                        validators=[
                            django.core.validators.FileExtensionValidator(
                                ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp"]
                            ),
                            sessions_app.models.edition.validate_size,
                        ],
                        verbose_name="file",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=True,
                        help_text="Otherwise for the participants of the edition only.",
                        verbose_name="public",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["edition", "position", "pk"],
                "triggers": TRIGGERS["editiondocument"],
            },
        ),
        migrations.CreateModel(
            name="EvaluationQuestion",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluation_questions",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("session", "After each session"), ("edition", "At the end")],
                        default="session",
                        max_length=20,
                        verbose_name="asked",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("scale", "Five-point scale"), ("open", "Open question")],
                        default="scale",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("text_en", models.CharField(max_length=300, null=True, verbose_name="question")),
                ("text_fr", models.CharField(max_length=300, null=True, verbose_name="question")),
                ("text_es", models.CharField(max_length=300, null=True, verbose_name="question")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "question of the evaluation",
                "verbose_name_plural": "questions of the evaluation",
                "ordering": ["edition", "scope", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="EvaluationAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="sessions_app.evaluationquestion",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sessions_app.programmesession",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(null=True, verbose_name="value")),
                ("text", models.TextField(blank=True, verbose_name="text")),
            ],
            options={
                "verbose_name": "answer of the evaluation",
                "verbose_name_plural": "answers of the evaluation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", True), ("value__range", (1, 5)), _connector="OR"
                        ),
                        name="five_point_scale",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationTicket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sessions_app.participation",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sessions_app.programmesession",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluation given",
                "verbose_name_plural": "evaluations given",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participation", "session"), name="evaluates_once", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ParticipantDetails",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="details",
                        to="sessions_app.participation",
                    ),
                ),
                ("arrival", models.CharField(blank=True, max_length=200, verbose_name="arrival")),
                ("arrives_on", models.DateField(blank=True, null=True, verbose_name="day of arrival")),
                ("departure", models.CharField(blank=True, max_length=200, verbose_name="departure")),
                ("departs_on", models.DateField(blank=True, null=True, verbose_name="day of departure")),
                ("needs_visa", models.BooleanField(blank=True, null=True, verbose_name="I need a visa")),
                (
                    "passport_name",
                    models.CharField(blank=True, max_length=250, verbose_name="name in the passport"),
                ),
                (
                    "passport_number",
                    models.CharField(blank=True, max_length=30, verbose_name="number of the passport"),
                ),
                (
                    "passport_expires_on",
                    models.DateField(blank=True, null=True, verbose_name="passport valid until"),
                ),
                ("nationality", models.CharField(blank=True, max_length=2, verbose_name="nationality")),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                (
                    "consulate",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="consulate that gives the visa"
                    ),
                ),
                (
                    "diet",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No special wishes"),
                            ("vegetarian", "Vegetarian"),
                            ("vegan", "Vegan"),
                            ("halal", "Halal"),
                            ("kosher", "Kosher"),
                            ("other", "Other"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="meals",
                    ),
                ),
                (
                    "diet_note",
                    models.CharField(blank=True, max_length=300, verbose_name="allergies and other wishes"),
                ),
                (
                    "accessibility",
                    models.TextField(blank=True, max_length=1000, verbose_name="what you need to take part"),
                ),
                ("emergency_name", models.CharField(blank=True, max_length=200, verbose_name="whom to call")),
                (
                    "emergency_relation",
                    models.CharField(blank=True, max_length=100, verbose_name="how you are related"),
                ),
                ("emergency_phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="saved at")),
            ],
            options={
                "verbose_name": "details of a participant",
                "verbose_name_plural": "details of participants",
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
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
                        to="sessions_app.participation",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="participant",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sessions_app.languagetrack",
                        verbose_name="language track",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("confirmed", "Place confirmed"),
                            ("cancelled", "Cancelled"),
                            ("completed", "Attended"),
                        ],
                        default="confirmed",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "printed_name",
                    models.CharField(
                        help_text="Exactly as it shall be printed.",
                        max_length=250,
                        verbose_name="name on the certificate",
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2, verbose_name="country of work")),
                ("confirmed_at", models.DateTimeField(auto_now_add=True, verbose_name="confirmed at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="changed at"
                    ),
                ),
            ],
            options={
                "verbose_name": "change of the public pages",
                "verbose_name_plural": "changes of the public pages",
            },
        ),
        migrations.CreateModel(
            name="SessionEnrolment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="enrolments",
                        to="sessions_app.participation",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="enrolments",
                        to="sessions_app.programmesession",
                    ),
                ),
                ("enrolled_at", models.DateTimeField(auto_now_add=True, verbose_name="enrolled at")),
            ],
            options={
                "verbose_name": "session enrolment",
                "verbose_name_plural": "session enrolments",
                "constraints": [
                    models.UniqueConstraint(fields=("participation", "session"), name="enrolled_once")
                ],
                "triggers": TRIGGERS["sessionenrolment"],
            },
        ),
        migrations.CreateModel(
            name="SessionPreference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preferences",
                        to="sessions_app.participation",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preferences",
                        to="sessions_app.programmesession",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="choice")),
            ],
            options={
                "verbose_name": "preference",
                "verbose_name_plural": "preferences",
                "ordering": ["participation", "rank"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participation", "session"), name="session_preferred_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rank__gte", 1)), name="choices_count_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As it shall be read, with any title.", max_length=200, verbose_name="name"
                    ),
                ),
                ("position", models.CharField(blank=True, max_length=200, verbose_name="position")),
                (
                    "position_en",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="position"),
                ),
                (
                    "position_fr",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="position"),
                ),
                (
                    "position_es",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="position"),
                ),
                ("organisation", models.CharField(blank=True, max_length=200, verbose_name="organisation")),
                ("country", models.CharField(blank=True, max_length=2, verbose_name="country")),
                (
                    "biography",
                    models.TextField(blank=True, help_text="Paragraphs.", verbose_name="biography"),
                ),
                (
                    "biography_en",
                    models.TextField(
                        blank=True, help_text="Paragraphs.", null=True, verbose_name="biography"
                    ),
                ),
                (
                    "biography_fr",
                    models.TextField(
                        blank=True, help_text="Paragraphs.", null=True, verbose_name="biography"
                    ),
                ),
                (
                    "biography_es",
                    models.TextField(
                        blank=True, help_text="Paragraphs.", null=True, verbose_name="biography"
                    ),
                ),
                (
                    "portrait",
                    models.FileField(
                        blank=True,
                        upload_to=sessions_app.models.speaker.portrait_name,
                        validators=[sessions_app.models.speaker.validate_portrait_size],
                        verbose_name="portrait",
                    ),
                ),
            ],
            options={
                "verbose_name": "speaker",
                "verbose_name_plural": "speakers",
                "ordering": ["name"],
                "triggers": TRIGGERS["speaker"],
            },
        ),
        migrations.CreateModel(
            name="SessionSpeaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speaking",
                        to="sessions_app.programmesession",
                        verbose_name="session",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="speaking",
                        to="sessions_app.speaker",
                        verbose_name="speaker",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("speaker", "Speaker"), ("moderator", "Moderator")],
                        default="speaker",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        editable=False, null=True, verbose_name="period"
                    ),
                ),
            ],
            options={
                "verbose_name": "speaker of a session",
                "verbose_name_plural": "speakers of a session",
                "ordering": ["session", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("session", "speaker"), name="speaker_once_in_session"),
                    sessions_app.models.programme.DatabaseExclusion(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[("speaker", "="), ("period", "&&")],
                        name="one_session_of_a_speaker_at_a_time",
                    ),
                ],
                "triggers": TRIGGERS["sessionspeaker"],
            },
        ),
        migrations.CreateModel(
            name="WaitingPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waiting_places",
                        to="sessions_app.participation",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waiting_places",
                        to="sessions_app.programmesession",
                    ),
                ),
                ("since", models.DateTimeField(auto_now_add=True, verbose_name="since")),
            ],
            options={
                "verbose_name": "place on a waiting list",
                "verbose_name_plural": "places on waiting lists",
                "ordering": ["session", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("participation", "session"), name="waits_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="Speaker",
            name="sessions",
            field=models.ManyToManyField(
                related_name="speakers",
                through="sessions_app.SessionSpeaker",
                to="sessions_app.programmesession",
                verbose_name="sessions",
            ),
        ),
        *(
            migrations.RunSQL(trigger.install_sql, trigger.uninstall_sql)
            for triggers in TRIGGERS.values()
            for trigger in triggers
        ),
    ]
