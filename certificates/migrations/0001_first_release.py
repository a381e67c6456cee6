import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import certificates.codes
import certificates.models.certificate
import certificates.models.terms

# What the database itself does at each change of a row: its history, its guard.
TRIGGERS = {
    "assignmentresult": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_assignmentresultevent" ("decided_at", "decided_by_id", "id", "is_passed", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."is_passed", NEW."participation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                hash="9425fc0c3e700b03002d5ccfafeaaf9396691ba6",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_b6bb8",
                table="certificates_assignmentresult",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "certificates_assignmentresultevent" ("decided_at", "decided_by_id", "id", "is_passed", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."is_passed", NEW."participation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                hash="f6e9ec19c869513b78ae11c1eff2a28cad6f7686",
                operation="UPDATE",
                pgid="pgtrigger_update_update_45bef",
                table="certificates_assignmentresult",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_assignmentresultevent" ("decided_at", "decided_by_id", "id", "is_passed", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."is_passed", OLD."participation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                hash="c1a29aeef67ec633437d56ea1e6718fb7b96fc98",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_38e85",
                table="certificates_assignmentresult",
                when="AFTER",
            ),
        ),
    ],
    "certificate": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'queued' THEN\n                    RAISE EXCEPTION 'a % begins as queued, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('failed', 'queued'), ('queued', 'failed'), ('queued', 'valid'), ('valid', 'revoked'), ('valid', 'superseded'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="68e9488d756fbd88104276d89e9dce26abdce269",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_f823c",
                table="certificates_certificate",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_certificateevent" ("assessed", "badge", "code", "edition_title", "ends_on", "hours", "id", "issued_at", "issued_by_id", "kind", "language", "layout", "number", "participation_id", "pdf", "pdf_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "printed_name", "reason", "signatories", "signed_with_id", "starts_on", "statement", "status", "status_index", "version") VALUES (NEW."assessed", NEW."badge", NEW."code", NEW."edition_title", NEW."ends_on", NEW."hours", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."language", NEW."layout", NEW."number", NEW."participation_id", NEW."pdf", NEW."pdf_sha256", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."printed_name", NEW."reason", NEW."signatories", NEW."signed_with_id", NEW."starts_on", NEW."statement", NEW."status", NEW."status_index", NEW."version"); RETURN NULL;',
                hash="bbec506135e06207e19824c1327e1ba400f59120",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_261ce",
                table="certificates_certificate",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "certificates_certificateevent" ("assessed", "badge", "code", "edition_title", "ends_on", "hours", "id", "issued_at", "issued_by_id", "kind", "language", "layout", "number", "participation_id", "pdf", "pdf_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "printed_name", "reason", "signatories", "signed_with_id", "starts_on", "statement", "status", "status_index", "version") VALUES (NEW."assessed", NEW."badge", NEW."code", NEW."edition_title", NEW."ends_on", NEW."hours", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."language", NEW."layout", NEW."number", NEW."participation_id", NEW."pdf", NEW."pdf_sha256", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."printed_name", NEW."reason", NEW."signatories", NEW."signed_with_id", NEW."starts_on", NEW."statement", NEW."status", NEW."status_index", NEW."version"); RETURN NULL;',
                hash="b1d191019200c3ca3baec1f7c7caa44dc1195f1d",
                operation="UPDATE",
                pgid="pgtrigger_update_update_f76a0",
                table="certificates_certificate",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_certificateevent" ("assessed", "badge", "code", "edition_title", "ends_on", "hours", "id", "issued_at", "issued_by_id", "kind", "language", "layout", "number", "participation_id", "pdf", "pdf_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "printed_name", "reason", "signatories", "signed_with_id", "starts_on", "statement", "status", "status_index", "version") VALUES (OLD."assessed", OLD."badge", OLD."code", OLD."edition_title", OLD."ends_on", OLD."hours", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."kind", OLD."language", OLD."layout", OLD."number", OLD."participation_id", OLD."pdf", OLD."pdf_sha256", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."printed_name", OLD."reason", OLD."signatories", OLD."signed_with_id", OLD."starts_on", OLD."statement", OLD."status", OLD."status_index", OLD."version"); RETURN NULL;',
                hash="a8bf1a4c163b0117ff935ef8b4944fb7a3e86899",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_480fe",
                table="certificates_certificate",
                when="AFTER",
            ),
        ),
    ],
    "certificateterms": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_certificatetermsevent" ("assessed", "edition_id", "id", "is_given", "kind", "layout", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required_attendance", "requirements", "statement") VALUES (NEW."assessed", NEW."edition_id", NEW."id", NEW."is_given", NEW."kind", NEW."layout", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."required_attendance", NEW."requirements", NEW."statement"); RETURN NULL;',
                hash="3ee412477e1466cb53522abeee0f917ba90fec72",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_a9d54",
                table="certificates_certificateterms",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition='WHEN (OLD."assessed" IS DISTINCT FROM (NEW."assessed") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_given" IS DISTINCT FROM (NEW."is_given") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."layout" IS DISTINCT FROM (NEW."layout") OR OLD."required_attendance" IS DISTINCT FROM (NEW."required_attendance") OR OLD."requirements" IS DISTINCT FROM (NEW."requirements") OR OLD."statement" IS DISTINCT FROM (NEW."statement"))',
                func='INSERT INTO "certificates_certificatetermsevent" ("assessed", "edition_id", "id", "is_given", "kind", "layout", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required_attendance", "requirements", "statement") VALUES (NEW."assessed", NEW."edition_id", NEW."id", NEW."is_given", NEW."kind", NEW."layout", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."required_attendance", NEW."requirements", NEW."statement"); RETURN NULL;',
                hash="3b6d345d36b83b64d7988f366875bcfd79265349",
                operation="UPDATE",
                pgid="pgtrigger_update_update_224bc",
                table="certificates_certificateterms",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_certificatetermsevent" ("assessed", "edition_id", "id", "is_given", "kind", "layout", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required_attendance", "requirements", "statement") VALUES (OLD."assessed", OLD."edition_id", OLD."id", OLD."is_given", OLD."kind", OLD."layout", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."required_attendance", OLD."requirements", OLD."statement"); RETURN NULL;',
                hash="d7671366ebd3b5d3eb38a67915c6e6dc77a9c7d2",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_61dc2",
                table="certificates_certificateterms",
                when="AFTER",
            ),
        ),
    ],
    "exemption": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_exemptionevent" ("decided_at", "decided_by_id", "id", "kind", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "verdict") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."participation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."verdict"); RETURN NULL;',
                hash="121b67660c17babc1bbf51fee999085fe7792978",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_f1081",
                table="certificates_exemption",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "certificates_exemptionevent" ("decided_at", "decided_by_id", "id", "kind", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "verdict") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."participation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."verdict"); RETURN NULL;',
                hash="d89d3e3e278ed2b0ca32ac95905eceb32553758c",
                operation="UPDATE",
                pgid="pgtrigger_update_update_aac09",
                table="certificates_exemption",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_exemptionevent" ("decided_at", "decided_by_id", "id", "kind", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "verdict") VALUES (OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."participation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."verdict"); RETURN NULL;',
                hash="7242d9e5b8bca5839f47dd25c80d363777d86792",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_81313",
                table="certificates_exemption",
                when="AFTER",
            ),
        ),
    ],
    "signatory": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_signatoryevent" ("edition_id", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "signature") VALUES (NEW."edition_id", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."signature"); RETURN NULL;',
                hash="b99495f3a5312a7584cc646532f7b30f40871ec6",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_5a9a8",
                table="certificates_signatory",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition='WHEN (OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."signature" IS DISTINCT FROM (NEW."signature"))',
                func='INSERT INTO "certificates_signatoryevent" ("edition_id", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "signature") VALUES (NEW."edition_id", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."signature"); RETURN NULL;',
                hash="53cb7b49dbe52f11cb5dafab5bc35b789d6f8b94",
                operation="UPDATE",
                pgid="pgtrigger_update_update_0b5e6",
                table="certificates_signatory",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "certificates_signatoryevent" ("edition_id", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "signature") VALUES (OLD."edition_id", OLD."id", OLD."name", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."signature"); RETURN NULL;',
                hash="e45189f26bf348b47e1752ec8e4b6729d1a701e7",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_98403",
                table="certificates_signatory",
                when="AFTER",
            ),
        ),
    ],
}


class Migration(migrations.Migration):
    # Every migration before the first release, in one; a database that has them all goes on.
    replaces = [
        ("certificates", "0001_initial"),
        ("certificates", "0002_initial"),
        ("certificates", "0010_terms_keys_and_signatories"),
        ("certificates", "0011_signatories_of_earlier_certificates"),
        ("certificates", "0012_one_list_of_signatories"),
        ("certificates", "0013_badges"),
    ]
    initial = True

    dependencies = [
        ("accounts", "0001_first_release"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sessions_app", "0001_first_release"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE certificates_status_index AS bigint MINVALUE 0 START 0",
            "DROP SEQUENCE certificates_status_index",
        ),
        migrations.CreateModel(
            name="AssignmentResult",
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
                        related_name="assignment_result",
                        to="sessions_app.participation",
                        verbose_name="participation",
                    ),
                ),
                ("is_passed", models.BooleanField(verbose_name="passed")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(auto_now=True, verbose_name="decided at")),
            ],
            options={
                "verbose_name": "result of the assignment",
                "verbose_name_plural": "results of the assignment",
                "triggers": TRIGGERS["assignmentresult"],
            },
        ),
        migrations.CreateModel(
            name="AssignmentResultEvent",
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
                        to="certificates.assignmentresult",
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
                        verbose_name="participation",
                    ),
                ),
                ("is_passed", models.BooleanField(verbose_name="passed")),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(auto_now=True, verbose_name="decided at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InstitutionKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("certificate", "PDF of certificates"), ("badge", "Badges")],
                        max_length=12,
                        verbose_name="purpose",
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64, unique=True, verbose_name="fingerprint")),
                ("subject", models.CharField(max_length=300, verbose_name="holder")),
                (
                    "public",
                    models.TextField(
                        help_text="X.509 certificate as PEM, or Multikey.", verbose_name="public key"
                    ),
                ),
                ("first_used_at", models.DateTimeField(auto_now_add=True, verbose_name="first used at")),
            ],
            options={
                "verbose_name": "institution’s key",
                "verbose_name_plural": "institution’s keys",
                "ordering": ["first_used_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="sessions_app.participation",
                        verbose_name="participation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("participation", "Certificate of participation"),
                            ("achievement", "Certificate of achievement"),
                        ],
                        default="participation",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Being made"),
                            ("valid", "Valid"),
                            ("failed", "Could not be made"),
                            ("superseded", "Superseded"),
                            ("revoked", "Revoked"),
                        ],
                        default="queued",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("number", models.CharField(max_length=30, verbose_name="number")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "code",
                    models.CharField(
                        default=certificates.codes.new_code,
                        max_length=16,
                        unique=True,
                        verbose_name="verification code",
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
                ("printed_name", models.CharField(max_length=250, verbose_name="printed name")),
                ("edition_title", models.CharField(max_length=250, verbose_name="title of the edition")),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("hours", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="hours attended")),
                ("statement", models.CharField(blank=True, max_length=300, verbose_name="statement")),
                ("assessed", models.CharField(blank=True, max_length=300, verbose_name="what was assessed")),
                (
                    "layout",
                    models.CharField(
                        choices=[("panel", "Coloured panel"), ("frame", "Framed, centred")],
                        default="panel",
                        max_length=20,
                        verbose_name="layout",
                    ),
                ),
                (
                    "signatories",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Name, position and the file of the signature of each.",
                        verbose_name="signatories",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="issued by",
                    ),
                ),
                ("issued_at", models.DateTimeField(auto_now_add=True, verbose_name="issued at")),
                (
                    "pdf",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=certificates.models.certificate.storage_name,
                        verbose_name="PDF",
                    ),
                ),
                ("pdf_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "signed_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="certificates.institutionkey",
                        verbose_name="signed with",
                    ),
                ),
                (
                    "status_index",
                    models.BigIntegerField(
                        db_default=certificates.models.certificate.NextStatusIndex(),
                        editable=False,
                        unique=True,
                        verbose_name="place in the list of revoked badges",
                    ),
                ),
                ("badge", models.JSONField(blank=True, editable=False, null=True, verbose_name="badge")),
                (
                    "reason",
                    models.TextField(
                        blank=True, help_text="Why it was revoked, or failed.", verbose_name="reason"
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["-issued_at"],
                "indexes": [
                    models.Index(fields=["pdf_sha256"], name="certificate_of_a_file"),
                    models.Index(
                        fields=["number"],
                        name="certificate_numbers_of_a_year",
                        opclasses=["varchar_pattern_ops"],
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["queued", "valid", "failed"])),
                        fields=("participation", "kind"),
                        name="one_live_certificate_of_a_kind",
                    ),
                    models.UniqueConstraint(fields=("number", "version"), name="certificate_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["queued", "valid", "failed", "superseded", "revoked"])
                        ),
                        name="certificate_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "valid"), _negated=True),
                            models.Q(("pdf", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="valid_certificate_has_its_pdf",
                    ),
                ],
                "triggers": TRIGGERS["certificate"],
            },
        ),
        migrations.CreateModel(
            name="CertificateEvent",
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
                        to="certificates.certificate",
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
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                (
                    "participation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sessions_app.participation",
                        verbose_name="participation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("participation", "Certificate of participation"),
                            ("achievement", "Certificate of achievement"),
                        ],
                        default="participation",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Being made"),
                            ("valid", "Valid"),
                            ("failed", "Could not be made"),
                            ("superseded", "Superseded"),
                            ("revoked", "Revoked"),
                        ],
                        default="queued",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("number", models.CharField(max_length=30, verbose_name="number")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "code",
                    models.CharField(
                        default=certificates.codes.new_code, max_length=16, verbose_name="verification code"
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
                ("printed_name", models.CharField(max_length=250, verbose_name="printed name")),
                ("edition_title", models.CharField(max_length=250, verbose_name="title of the edition")),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("hours", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="hours attended")),
                ("statement", models.CharField(blank=True, max_length=300, verbose_name="statement")),
                ("assessed", models.CharField(blank=True, max_length=300, verbose_name="what was assessed")),
                (
                    "layout",
                    models.CharField(
                        choices=[("panel", "Coloured panel"), ("frame", "Framed, centred")],
                        default="panel",
                        max_length=20,
                        verbose_name="layout",
                    ),
                ),
                (
                    "signatories",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Name, position and the file of the signature of each.",
                        verbose_name="signatories",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="issued by",
                    ),
                ),
                ("issued_at", models.DateTimeField(auto_now_add=True, verbose_name="issued at")),
                (
                    "pdf",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=certificates.models.certificate.storage_name,
                        verbose_name="PDF",
                    ),
                ),
                ("pdf_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "signed_with",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="certificates.institutionkey",
                        verbose_name="signed with",
                    ),
                ),
                (
                    "status_index",
                    models.BigIntegerField(
                        db_default=certificates.models.certificate.NextStatusIndex(),
                        editable=False,
                        verbose_name="place in the list of revoked badges",
                    ),
                ),
                ("badge", models.JSONField(blank=True, editable=False, null=True, verbose_name="badge")),
                (
                    "reason",
                    models.TextField(
                        blank=True, help_text="Why it was revoked, or failed.", verbose_name="reason"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CertificateTerms",
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
                        related_name="certificate_terms",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("participation", "Certificate of participation"),
                            ("achievement", "Certificate of achievement"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("is_given", models.BooleanField(default=True, verbose_name="given by this edition")),
                (
                    "required_attendance",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: as the edition requires. Zero: the hours do not matter.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="attendance required, in %",
                    ),
                ),
                (
                    "requirements",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="also required",
                    ),
                ),
                (
                    "layout",
                    models.CharField(
                        choices=[("panel", "Coloured panel"), ("frame", "Framed, centred")],
                        default="panel",
                        max_length=20,
                        verbose_name="layout",
                    ),
                ),
                (
                    "statement",
                    models.CharField(
                        blank=True,
                        help_text="What the person did, after the name. Empty: the usual words of the kind.",
                        max_length=300,
                        verbose_name="statement",
                    ),
                ),
                (
                    "statement_en",
                    models.CharField(
                        blank=True,
                        help_text="What the person did, after the name. Empty: the usual words of the kind.",
                        max_length=300,
                        null=True,
                        verbose_name="statement",
                    ),
                ),
                (
                    "statement_fr",
                    models.CharField(
                        blank=True,
                        help_text="What the person did, after the name. Empty: the usual words of the kind.",
                        max_length=300,
                        null=True,
                        verbose_name="statement",
                    ),
                ),
                (
                    "statement_es",
                    models.CharField(
                        blank=True,
                        help_text="What the person did, after the name. Empty: the usual words of the kind.",
                        max_length=300,
                        null=True,
                        verbose_name="statement",
                    ),
                ),
                (
                    "assessed",
                    models.CharField(
                        blank=True,
                        help_text="For example “a plan for a social enterprise, presented to a panel”.",
                        max_length=300,
                        verbose_name="what was assessed",
                    ),
                ),
                (
                    "assessed_en",
                    models.CharField(
                        blank=True,
                        help_text="For example “a plan for a social enterprise, presented to a panel”.",
                        max_length=300,
                        null=True,
                        verbose_name="what was assessed",
                    ),
                ),
                (
                    "assessed_fr",
                    models.CharField(
                        blank=True,
                        help_text="For example “a plan for a social enterprise, presented to a panel”.",
                        max_length=300,
                        null=True,
                        verbose_name="what was assessed",
                    ),
                ),
                (
                    "assessed_es",
                    models.CharField(
                        blank=True,
                        help_text="For example “a plan for a social enterprise, presented to a panel”.",
                        max_length=300,
                        null=True,
                        verbose_name="what was assessed",
                    ),
                ),
            ],
            options={
                "verbose_name": "terms of a certificate",
                "verbose_name_plural": "terms of certificates",
                "ordering": ["-edition__starts_on", "-kind"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "kind"), name="certificate_terms_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("required_attendance__isnull", True),
                            ("required_attendance__lte", 100),
                            _connector="OR",
                        ),
                        name="certificate_attendance_is_a_share",
                    ),
                ],
                "triggers": TRIGGERS["certificateterms"],
            },
        ),
        migrations.CreateModel(
            name="CertificateTermsEvent",
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
                        to="certificates.certificateterms",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("participation", "Certificate of participation"),
                            ("achievement", "Certificate of achievement"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("is_given", models.BooleanField(default=True, verbose_name="given by this edition")),
                (
                    "required_attendance",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: as the edition requires. Zero: the hours do not matter.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="attendance required, in %",
                    ),
                ),
                (
                    "requirements",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="also required",
                    ),
                ),
                (
                    "layout",
                    models.CharField(
                        choices=[("panel", "Coloured panel"), ("frame", "Framed, centred")],
                        default="panel",
                        max_length=20,
                        verbose_name="layout",
                    ),
                ),
                (
                    "statement",
                    models.CharField(
                        blank=True,
                        help_text="What the person did, after the name. Empty: the usual words of the kind.",
                        max_length=300,
                        verbose_name="statement",
                    ),
                ),
                (
                    "assessed",
                    models.CharField(
                        blank=True,
                        help_text="For example “a plan for a social enterprise, presented to a panel”.",
                        max_length=300,
                        verbose_name="what was assessed",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Exemption",
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
                        related_name="certificate_exemptions",
                        to="sessions_app.participation",
                        verbose_name="participation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("participation", "Certificate of participation"),
                            ("achievement", "Certificate of achievement"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("grant", "Give it although the rule is not met"),
                            ("withhold", "Withhold it although the rule is met"),
                        ],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(auto_now=True, verbose_name="decided at")),
            ],
            options={
                "verbose_name": "exemption",
                "verbose_name_plural": "exemptions",
                "constraints": [
                    models.UniqueConstraint(fields=("participation", "kind"), name="exemption_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="exemption_has_its_reason"
                    ),
                ],
                "triggers": TRIGGERS["exemption"],
            },
        ),
        migrations.CreateModel(
            name="ExemptionEvent",
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
                        to="certificates.exemption",
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
                        verbose_name="participation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("participation", "Certificate of participation"),
                            ("achievement", "Certificate of achievement"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("grant", "Give it although the rule is not met"),
                            ("withhold", "Withhold it although the rule is met"),
                        ],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(auto_now=True, verbose_name="decided at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IssuingRun",
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
                        related_name="issuing_runs",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("participation", "Certificate of participation"),
                            ("achievement", "Certificate of achievement"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked at")),
                ("touched_at", models.DateTimeField(auto_now_add=True, verbose_name="last sign of life")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
                ("refusals", models.JSONField(default=list, verbose_name="refusals")),
            ],
            options={
                "verbose_name": "issuing run",
                "verbose_name_plural": "issuing runs",
                "ordering": ["-asked_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at__isnull", True)),
                        fields=("edition", "kind"),
                        name="one_open_issuing_run",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signatory",
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
                        related_name="signatories",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
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
                (
                    "signature",
                    models.FileField(
                        blank=True,
                        help_text="PNG with a transparent background, or JPEG; 1 MB at most.",
                        max_length=200,
                        upload_to=certificates.models.terms.signature_name,
                        validators=[django.core.validators.FileExtensionValidator(["png", "jpg", "jpeg"])],
                        verbose_name="image of the signature",
                    ),
                ),
            ],
            options={
                "verbose_name": "signatory",
                "verbose_name_plural": "signatories",
                "ordering": ["edition", "order", "pk"],
                "triggers": TRIGGERS["signatory"],
            },
        ),
        migrations.CreateModel(
            name="SignatoryEvent",
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
                        to="certificates.signatory",
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
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=200, verbose_name="position")),
                (
                    "signature",
                    models.FileField(
                        blank=True,
                        help_text="PNG with a transparent background, or JPEG; 1 MB at most.",
                        max_length=200,
                        upload_to=certificates.models.terms.signature_name,
                        validators=[django.core.validators.FileExtensionValidator(["png", "jpg", "jpeg"])],
                        verbose_name="image of the signature",
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
