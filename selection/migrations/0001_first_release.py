import uuid
from decimal import Decimal

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import selection.models.minutes

# What the database itself does at each change of a row: its history, its guard.
TRIGGERS = {
    "assignmentproposal": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'proposed' THEN\n                    RAISE EXCEPTION 'a % begins as proposed, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('failed', 'discarded'), ('failed', 'sending'), ('proposed', 'discarded'), ('proposed', 'sending'), ('sending', 'failed'), ('sending', 'sent'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="8c238f44544b8edb43872451a6416159f85e206c",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_5ec0c",
                table="selection_assignmentproposal",
                when="BEFORE",
            ),
        ),
    ],
    "cohortscenario": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_cohortscenarioevent" ("basis", "changed_at", "edition_id", "id", "is_proven", "made_at", "made_by_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prices", "proposed_at", "proposed_by_id", "solved_at", "unmet") VALUES (NEW."basis", NEW."changed_at", NEW."edition_id", NEW."id", NEW."is_proven", NEW."made_at", NEW."made_by_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prices", NEW."proposed_at", NEW."proposed_by_id", NEW."solved_at", NEW."unmet"); RETURN NULL;',
                hash="4053262187ce05199a9370bd1afce56c5d2c345a",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_c47b3",
                table="selection_cohortscenario",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_cohortscenarioevent" ("basis", "changed_at", "edition_id", "id", "is_proven", "made_at", "made_by_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prices", "proposed_at", "proposed_by_id", "solved_at", "unmet") VALUES (NEW."basis", NEW."changed_at", NEW."edition_id", NEW."id", NEW."is_proven", NEW."made_at", NEW."made_by_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prices", NEW."proposed_at", NEW."proposed_by_id", NEW."solved_at", NEW."unmet"); RETURN NULL;',
                hash="6eb4625d4e9667b3d31975ec8a3a12471997ea4a",
                operation="UPDATE",
                pgid="pgtrigger_update_update_f5cc6",
                table="selection_cohortscenario",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_cohortscenarioevent" ("basis", "changed_at", "edition_id", "id", "is_proven", "made_at", "made_by_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prices", "proposed_at", "proposed_by_id", "solved_at", "unmet") VALUES (OLD."basis", OLD."changed_at", OLD."edition_id", OLD."id", OLD."is_proven", OLD."made_at", OLD."made_by_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prices", OLD."proposed_at", OLD."proposed_by_id", OLD."solved_at", OLD."unmet"); RETURN NULL;',
                hash="92d65c7a43e3e47aec041a2c76e824f2c3306bc6",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_85857",
                table="selection_cohortscenario",
                when="AFTER",
            ),
        ),
    ],
    "conflictdeclaration": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_conflictdeclarationevent" ("application_id", "declared_at", "declared_by_id", "id", "note", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id") VALUES (NEW."application_id", NEW."declared_at", NEW."declared_by_id", NEW."id", NEW."note", NEW."organisation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reviewer_id"); RETURN NULL;',
                hash="77c62810d88d8fd51e6ea0af3f01fd9f65cb251e",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_bb33f",
                table="selection_conflictdeclaration",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_conflictdeclarationevent" ("application_id", "declared_at", "declared_by_id", "id", "note", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id") VALUES (NEW."application_id", NEW."declared_at", NEW."declared_by_id", NEW."id", NEW."note", NEW."organisation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reviewer_id"); RETURN NULL;',
                hash="f1d418e94b61983f0d14bcfda13ce455a829a052",
                operation="UPDATE",
                pgid="pgtrigger_update_update_8dc09",
                table="selection_conflictdeclaration",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_conflictdeclarationevent" ("application_id", "declared_at", "declared_by_id", "id", "note", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id") VALUES (OLD."application_id", OLD."declared_at", OLD."declared_by_id", OLD."id", OLD."note", OLD."organisation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reviewer_id"); RETURN NULL;',
                hash="b4680f2c525e8abbda8389eb8929a58ee8d62e2b",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_f7aae",
                table="selection_conflictdeclaration",
                when="AFTER",
            ),
        ),
    ],
    "reviewassignment": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'assigned' THEN\n                    RAISE EXCEPTION 'a % begins as assigned, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('assigned', 'cancelled'), ('assigned', 'declined'), ('assigned', 'done'), ('cancelled', 'assigned'), ('declined', 'assigned'), ('declined', 'cancelled'), ('done', 'assigned'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="0b054f680e7f4f3817aa92d8ac5eac4d0e7b65cb",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_07f49",
                table="selection_reviewassignment",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_reviewassignmentevent" ("application_id", "assigned_at", "assigned_by_id", "decline_reason", "due_on", "has_conflict", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaces_id", "reviewer_id", "status") VALUES (NEW."application_id", NEW."assigned_at", NEW."assigned_by_id", NEW."decline_reason", NEW."due_on", NEW."has_conflict", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."replaces_id", NEW."reviewer_id", NEW."status"); RETURN NULL;',
                hash="ae039786a2bd7fa238072fdb7f65828cefbac618",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_fa415",
                table="selection_reviewassignment",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_reviewassignmentevent" ("application_id", "assigned_at", "assigned_by_id", "decline_reason", "due_on", "has_conflict", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaces_id", "reviewer_id", "status") VALUES (NEW."application_id", NEW."assigned_at", NEW."assigned_by_id", NEW."decline_reason", NEW."due_on", NEW."has_conflict", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."replaces_id", NEW."reviewer_id", NEW."status"); RETURN NULL;',
                hash="875aa5cb55e29ee826ad06f43c420fc4d6c67207",
                operation="UPDATE",
                pgid="pgtrigger_update_update_72e5b",
                table="selection_reviewassignment",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_reviewassignmentevent" ("application_id", "assigned_at", "assigned_by_id", "decline_reason", "due_on", "has_conflict", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaces_id", "reviewer_id", "status") VALUES (OLD."application_id", OLD."assigned_at", OLD."assigned_by_id", OLD."decline_reason", OLD."due_on", OLD."has_conflict", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."replaces_id", OLD."reviewer_id", OLD."status"); RETURN NULL;',
                hash="3812e0ccd369d32dace519eec2c20a6e6e70cdb6",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_6ed84",
                table="selection_reviewassignment",
                when="AFTER",
            ),
        ),
    ],
    "review": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_reviewevent" ("application_revision", "assignment_id", "attention", "comment", "id", "judged", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "submitted_at") VALUES (NEW."application_revision", NEW."assignment_id", NEW."attention", NEW."comment", NEW."id", NEW."judged", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."score", NEW."submitted_at"); RETURN NULL;',
                hash="0d7ef619492cf295631751ee674ca5fde73e3261",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_79249",
                table="selection_review",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_reviewevent" ("application_revision", "assignment_id", "attention", "comment", "id", "judged", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "submitted_at") VALUES (NEW."application_revision", NEW."assignment_id", NEW."attention", NEW."comment", NEW."id", NEW."judged", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."score", NEW."submitted_at"); RETURN NULL;',
                hash="ef2d5f3bfc3b0d8b3aa3856db912866d7ea1a620",
                operation="UPDATE",
                pgid="pgtrigger_update_update_ab8de",
                table="selection_review",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_reviewevent" ("application_revision", "assignment_id", "attention", "comment", "id", "judged", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "submitted_at") VALUES (OLD."application_revision", OLD."assignment_id", OLD."attention", OLD."comment", OLD."id", OLD."judged", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."score", OLD."submitted_at"); RETURN NULL;',
                hash="3c2af31dd2eb07ef4cfac5541ea6bc14c8a4f67b",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_396af",
                table="selection_review",
                when="AFTER",
            ),
        ),
    ],
    "criterionscore": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_criterionscoreevent" ("comment", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "value") VALUES (NEW."comment", NEW."criterion_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_id", NEW."value"); RETURN NULL;',
                hash="b1674e252357cf686db8225559364428e5450529",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_ee038",
                table="selection_criterionscore",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_criterionscoreevent" ("comment", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "value") VALUES (NEW."comment", NEW."criterion_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_id", NEW."value"); RETURN NULL;',
                hash="c550b82d5671563ad2b531d54b27724874b42b92",
                operation="UPDATE",
                pgid="pgtrigger_update_update_410d5",
                table="selection_criterionscore",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_criterionscoreevent" ("comment", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "value") VALUES (OLD."comment", OLD."criterion_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_id", OLD."value"); RETURN NULL;',
                hash="0ef4752634d6af324cfa8b1300466071e6f98f66",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_76759",
                table="selection_criterionscore",
                when="AFTER",
            ),
        ),
    ],
    "decision": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'proposed' THEN\n                    RAISE EXCEPTION 'a % begins as proposed, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('approved', 'discarded'), ('approved', 'proposed'), ('approved', 'released'), ('discarded', 'proposed'), ('proposed', 'approved'), ('proposed', 'discarded'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="e0b2759c3432702d3d4ab7d5fbe6b5309e4d7061",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_05dd1",
                table="selection_decision",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_decisionevent" ("application_id", "approved_at", "approved_by_id", "fellowship", "fellowship_amount", "id", "outcome", "partial_amount", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "reason_code", "released_at", "released_by_id", "reserve_rank", "status") VALUES (NEW."application_id", NEW."approved_at", NEW."approved_by_id", NEW."fellowship", NEW."fellowship_amount", NEW."id", NEW."outcome", NEW."partial_amount", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."reason_code", NEW."released_at", NEW."released_by_id", NEW."reserve_rank", NEW."status"); RETURN NULL;',
                hash="09011c1e9ccd1404f0e85090f636dbdd323889a2",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_98cb8",
                table="selection_decision",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_decisionevent" ("application_id", "approved_at", "approved_by_id", "fellowship", "fellowship_amount", "id", "outcome", "partial_amount", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "reason_code", "released_at", "released_by_id", "reserve_rank", "status") VALUES (NEW."application_id", NEW."approved_at", NEW."approved_by_id", NEW."fellowship", NEW."fellowship_amount", NEW."id", NEW."outcome", NEW."partial_amount", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."reason_code", NEW."released_at", NEW."released_by_id", NEW."reserve_rank", NEW."status"); RETURN NULL;',
                hash="2e35c287f1bb6e44dcf7331de1d86e86d1cb3b07",
                operation="UPDATE",
                pgid="pgtrigger_update_update_b214c",
                table="selection_decision",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_decisionevent" ("application_id", "approved_at", "approved_by_id", "fellowship", "fellowship_amount", "id", "outcome", "partial_amount", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "reason_code", "released_at", "released_by_id", "reserve_rank", "status") VALUES (OLD."application_id", OLD."approved_at", OLD."approved_by_id", OLD."fellowship", OLD."fellowship_amount", OLD."id", OLD."outcome", OLD."partial_amount", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."reason_code", OLD."released_at", OLD."released_by_id", OLD."reserve_rank", OLD."status"); RETURN NULL;',
                hash="20ef49aefe867e742f103e186f02f01aae6e89ca",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_fa524",
                table="selection_decision",
                when="AFTER",
            ),
        ),
    ],
    "offer": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'pending' THEN\n                    RAISE EXCEPTION 'a % begins as pending, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('pending', 'accepted'), ('pending', 'declined'), ('pending', 'expired'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="c33a2e1ac0f568a24fd226c576f55ed9d820d38d",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_5069a",
                table="selection_offer",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_offerevent" ("answered_at", "application_id", "decision_id", "decline_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respond_by", "status") VALUES (NEW."answered_at", NEW."application_id", NEW."decision_id", NEW."decline_reason", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."respond_by", NEW."status"); RETURN NULL;',
                hash="9100079fd1924092c3fdd3612a7c5e3feed66946",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_4241c",
                table="selection_offer",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_offerevent" ("answered_at", "application_id", "decision_id", "decline_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respond_by", "status") VALUES (NEW."answered_at", NEW."application_id", NEW."decision_id", NEW."decline_reason", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."respond_by", NEW."status"); RETURN NULL;',
                hash="892a655227ff7f512490f84ec500995a61506626",
                operation="UPDATE",
                pgid="pgtrigger_update_update_4f087",
                table="selection_offer",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_offerevent" ("answered_at", "application_id", "decision_id", "decline_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respond_by", "status") VALUES (OLD."answered_at", OLD."application_id", OLD."decision_id", OLD."decline_reason", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."respond_by", OLD."status"); RETURN NULL;',
                hash="4440bf72054a2b3ef940a4bddac7ea92bce21a72",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_64f14",
                table="selection_offer",
                when="AFTER",
            ),
        ),
    ],
    "replacement": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_replacementevent" ("decision_id", "freed_id", "grounds", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_at", "sent_by_id") VALUES (NEW."decision_id", NEW."freed_id", NEW."grounds", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."sent_at", NEW."sent_by_id"); RETURN NULL;',
                hash="f95d8a7842e9b61d557cfe018c7c408d8c153725",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_a625d",
                table="selection_replacement",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_replacementevent" ("decision_id", "freed_id", "grounds", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_at", "sent_by_id") VALUES (NEW."decision_id", NEW."freed_id", NEW."grounds", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."sent_at", NEW."sent_by_id"); RETURN NULL;',
                hash="5e2f03112b82c7f0818f91d3c897f1a77a0dcd62",
                operation="UPDATE",
                pgid="pgtrigger_update_update_4ed88",
                table="selection_replacement",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_replacementevent" ("decision_id", "freed_id", "grounds", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_at", "sent_by_id") VALUES (OLD."decision_id", OLD."freed_id", OLD."grounds", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."sent_at", OLD."sent_by_id"); RETURN NULL;',
                hash="4a847d5e500229c38067d9e3f56e76c6f2138705",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_5be84",
                table="selection_replacement",
                when="AFTER",
            ),
        ),
    ],
    "reviewerprofile": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_reviewerprofileevent" ("capacity", "edition_id", "id", "is_available", "languages", "organisation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sectors", "topics") VALUES (NEW."capacity", NEW."edition_id", NEW."id", NEW."is_available", NEW."languages", NEW."organisation", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sectors", NEW."topics"); RETURN NULL;',
                hash="af5bda8592f777ee03b20fdd0f05a2cd7b5e5870",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_93c6a",
                table="selection_reviewerprofile",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_reviewerprofileevent" ("capacity", "edition_id", "id", "is_available", "languages", "organisation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sectors", "topics") VALUES (NEW."capacity", NEW."edition_id", NEW."id", NEW."is_available", NEW."languages", NEW."organisation", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sectors", NEW."topics"); RETURN NULL;',
                hash="ae689c3d72791724d0c7b7162d16ca0506324f21",
                operation="UPDATE",
                pgid="pgtrigger_update_update_d2d15",
                table="selection_reviewerprofile",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_reviewerprofileevent" ("capacity", "edition_id", "id", "is_available", "languages", "organisation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sectors", "topics") VALUES (OLD."capacity", OLD."edition_id", OLD."id", OLD."is_available", OLD."languages", OLD."organisation", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sectors", OLD."topics"); RETURN NULL;',
                hash="79e5bc68bb7503898e55df4fe3a3e288ec2c0fc0",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_765b3",
                table="selection_reviewerprofile",
                when="AFTER",
            ),
        ),
    ],
    "reviewpolicy": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_reviewpolicyevent" ("changed_at", "changed_by_id", "edition_id", "id", "is_blind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "shows_others") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."edition_id", NEW."id", NEW."is_blind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."shows_others"); RETURN NULL;',
                hash="ece9857301ac4d82b5b640db28a3f4ba85a55e8e",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_d3b00",
                table="selection_reviewpolicy",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_reviewpolicyevent" ("changed_at", "changed_by_id", "edition_id", "id", "is_blind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "shows_others") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."edition_id", NEW."id", NEW."is_blind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."shows_others"); RETURN NULL;',
                hash="d3bf5cd689bb2ed43cccf33463c904923a1e6366",
                operation="UPDATE",
                pgid="pgtrigger_update_update_1d482",
                table="selection_reviewpolicy",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_reviewpolicyevent" ("changed_at", "changed_by_id", "edition_id", "id", "is_blind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "shows_others") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."edition_id", OLD."id", OLD."is_blind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."shows_others"); RETURN NULL;',
                hash="332d5bdcccfa9d7ccb7d7da3d848a95d4d19cf74",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_508ed",
                table="selection_reviewpolicy",
                when="AFTER",
            ),
        ),
    ],
    "screening": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_screeningevent" ("application_id", "id", "is_eligible", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "screened_at", "screened_by_id") VALUES (NEW."application_id", NEW."id", NEW."is_eligible", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."screened_at", NEW."screened_by_id"); RETURN NULL;',
                hash="922476f09e3965ab3da0aebdc129aac243a3c36f",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_f666b",
                table="selection_screening",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_screeningevent" ("application_id", "id", "is_eligible", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "screened_at", "screened_by_id") VALUES (NEW."application_id", NEW."id", NEW."is_eligible", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."screened_at", NEW."screened_by_id"); RETURN NULL;',
                hash="83f6cdfcb87d8f6087bdf5f2235b036f3f59990f",
                operation="UPDATE",
                pgid="pgtrigger_update_update_c5842",
                table="selection_screening",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_screeningevent" ("application_id", "id", "is_eligible", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "screened_at", "screened_by_id") VALUES (OLD."application_id", OLD."id", OLD."is_eligible", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."screened_at", OLD."screened_by_id"); RETURN NULL;',
                hash="e5b67762e32be2a0b2aaa534ef92491ed00d723a",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_4e373",
                table="selection_screening",
                when="AFTER",
            ),
        ),
    ],
    "selectionminutes": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'queued' THEN\n                    RAISE EXCEPTION 'a % begins as queued, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('failed', 'queued'), ('queued', 'failed'), ('queued', 'kept'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="98e7082a7af149b021cc42e76550d1305d13d796",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_c03d5",
                table="selection_selectionminutes",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="stays_as_kept",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="\n                    IF coalesce(current_setting('lifecycle.allowed', true), '') = 'load' THEN\n                        NULL;  -- restored rows, as the lifecycle's guard lets them pass\n                    ELSIF OLD.status = 'kept' THEN\n                        RAISE EXCEPTION 'minutes that are kept are never changed or removed'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                    RETURN NEW;\n                ",
                hash="9a147713950ecd859fab25d3d1bb65becabb9900",
                operation="UPDATE OR DELETE",
                pgid="pgtrigger_stays_as_kept_aefb2",
                table="selection_selectionminutes",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_selectionminutesevent" ("edition_id", "failure", "frozen_at", "id", "language", "made_at", "made_by_id", "pdf", "pdf_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "version", "workbook", "workbook_sha256") VALUES (NEW."edition_id", NEW."failure", NEW."frozen_at", NEW."id", NEW."language", NEW."made_at", NEW."made_by_id", NEW."pdf", NEW."pdf_sha256", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."version", NEW."workbook", NEW."workbook_sha256"); RETURN NULL;',
                hash="69ea22d4f59b413973a0604d688f171e95e0a4b4",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_89ca8",
                table="selection_selectionminutes",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_selectionminutesevent" ("edition_id", "failure", "frozen_at", "id", "language", "made_at", "made_by_id", "pdf", "pdf_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "version", "workbook", "workbook_sha256") VALUES (NEW."edition_id", NEW."failure", NEW."frozen_at", NEW."id", NEW."language", NEW."made_at", NEW."made_by_id", NEW."pdf", NEW."pdf_sha256", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."version", NEW."workbook", NEW."workbook_sha256"); RETURN NULL;',
                hash="34895292da7ab83b56fdd42e88785c7abff86c3d",
                operation="UPDATE",
                pgid="pgtrigger_update_update_4c4a3",
                table="selection_selectionminutes",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_selectionminutesevent" ("edition_id", "failure", "frozen_at", "id", "language", "made_at", "made_by_id", "pdf", "pdf_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "version", "workbook", "workbook_sha256") VALUES (OLD."edition_id", OLD."failure", OLD."frozen_at", OLD."id", OLD."language", OLD."made_at", OLD."made_by_id", OLD."pdf", OLD."pdf_sha256", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status", OLD."version", OLD."workbook", OLD."workbook_sha256"); RETURN NULL;',
                hash="6523a8191ae42f649615ddbf57940f209cdc803f",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_d6439",
                table="selection_selectionminutes",
                when="AFTER",
            ),
        ),
    ],
    "selectionplan": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_selectionplanevent" ("edition_id", "fellowship_budget", "fellowship_for_who_asks", "full_cost", "id", "partial_cost", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaces_by_itself", "reserve_size", "tuition_cost") VALUES (NEW."edition_id", NEW."fellowship_budget", NEW."fellowship_for_who_asks", NEW."full_cost", NEW."id", NEW."partial_cost", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."replaces_by_itself", NEW."reserve_size", NEW."tuition_cost"); RETURN NULL;',
                hash="93c0f49014d22f86a3c910c74dd1ae197787b290",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_256f3",
                table="selection_selectionplan",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_selectionplanevent" ("edition_id", "fellowship_budget", "fellowship_for_who_asks", "full_cost", "id", "partial_cost", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaces_by_itself", "reserve_size", "tuition_cost") VALUES (NEW."edition_id", NEW."fellowship_budget", NEW."fellowship_for_who_asks", NEW."full_cost", NEW."id", NEW."partial_cost", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."replaces_by_itself", NEW."reserve_size", NEW."tuition_cost"); RETURN NULL;',
                hash="efba414097428871df6f5a817cfb429b2331df6c",
                operation="UPDATE",
                pgid="pgtrigger_update_update_4621c",
                table="selection_selectionplan",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_selectionplanevent" ("edition_id", "fellowship_budget", "fellowship_for_who_asks", "full_cost", "id", "partial_cost", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaces_by_itself", "reserve_size", "tuition_cost") VALUES (OLD."edition_id", OLD."fellowship_budget", OLD."fellowship_for_who_asks", OLD."full_cost", OLD."id", OLD."partial_cost", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."replaces_by_itself", OLD."reserve_size", OLD."tuition_cost"); RETURN NULL;',
                hash="b01fc10c620c65560193abbd4fc69fcc733142a4",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_802e4",
                table="selection_selectionplan",
                when="AFTER",
            ),
        ),
    ],
    "target": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_targetevent" ("dimension", "edition_id", "id", "maximum", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit", "value") VALUES (NEW."dimension", NEW."edition_id", NEW."id", NEW."maximum", NEW."minimum", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."unit", NEW."value"); RETURN NULL;',
                hash="2dfeaededfb305cd7b0f16d8a977ce72fd513996",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_15694",
                table="selection_target",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_targetevent" ("dimension", "edition_id", "id", "maximum", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit", "value") VALUES (NEW."dimension", NEW."edition_id", NEW."id", NEW."maximum", NEW."minimum", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit", NEW."value"); RETURN NULL;',
                hash="2a1d0452af326948896cf9013c39ced9e1e60fd4",
                operation="UPDATE",
                pgid="pgtrigger_update_update_70e2e",
                table="selection_target",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_targetevent" ("dimension", "edition_id", "id", "maximum", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit", "value") VALUES (OLD."dimension", OLD."edition_id", OLD."id", OLD."maximum", OLD."minimum", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."unit", OLD."value"); RETURN NULL;',
                hash="34c0121c36348e6b5ea14671deb0c33b3046dd75",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_558c0",
                table="selection_target",
                when="AFTER",
            ),
        ),
    ],
    "timerequest": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'open' THEN\n                    RAISE EXCEPTION 'a % begins as open, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('open', 'closed'), ('open', 'granted'), ('open', 'refused'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="cedd4fa9bcc06751c38219944dccbd9f147b9782",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_fd0ef",
                table="selection_timerequest",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_timerequestevent" ("asked_at", "decided_at", "decided_by_id", "id", "note", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "until") VALUES (NEW."asked_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."note", NEW."offer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."status", NEW."until"); RETURN NULL;',
                hash="afdb40efa223b50b1d9abb7359f0fec3d124c9a3",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_8bd7b",
                table="selection_timerequest",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "selection_timerequestevent" ("asked_at", "decided_at", "decided_by_id", "id", "note", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "until") VALUES (NEW."asked_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."note", NEW."offer_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."status", NEW."until"); RETURN NULL;',
                hash="57e6cb440d98bf03ba4fb9be7da6599e0e138fb6",
                operation="UPDATE",
                pgid="pgtrigger_update_update_24324",
                table="selection_timerequest",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "selection_timerequestevent" ("asked_at", "decided_at", "decided_by_id", "id", "note", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "until") VALUES (OLD."asked_at", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."note", OLD."offer_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."status", OLD."until"); RETURN NULL;',
                hash="ce54309b899f990ed6e029d76bc55949573d922a",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_6031d",
                table="selection_timerequest",
                when="AFTER",
            ),
        ),
    ],
}


class Migration(migrations.Migration):
    # Every migration before the first release, in one; a database that has them all goes on.
    replaces = [
        ("selection", "0001_initial"),
        ("selection", "0002_initial"),
        ("selection", "0003_reviewer_profiles"),
        ("selection", "0004_assignment_proposals"),
        ("selection", "0005_scores"),
        ("selection", "0006_cohorts"),
        ("selection", "0007_fellowship_amount"),
        ("selection", "0008_due_index"),
        ("selection", "0020_reviews_as_typed"),
        ("selection", "0021_sent_rows_have_their_outcome"),
        ("selection", "0022_versions_judged"),
        ("selection", "0030_deciding"),
        ("selection", "0031_reason_codes"),
        ("selection", "0032_refusals_have_codes"),
    ]
    initial = True

    dependencies = [
        ("accounts", "0001_first_release"),
        ("applications", "0001_first_release"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sessions_app", "0001_first_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="ApplicationScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="score",
                        to="applications.application",
                    ),
                ),
                ("raw", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="score")),
                (
                    "adjusted",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="adjusted score"),
                ),
                ("reviews", models.PositiveSmallIntegerField(verbose_name="reviews")),
                (
                    "spread",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Highest less lowest review.",
                        max_digits=4,
                        verbose_name="spread",
                    ),
                ),
                ("rank_raw", models.PositiveIntegerField(verbose_name="rank")),
                ("rank_adjusted", models.PositiveIntegerField(verbose_name="adjusted rank")),
                ("computed_at", models.DateTimeField(verbose_name="reckoned at")),
            ],
            options={
                "verbose_name": "score",
                "verbose_name_plural": "scores",
                "ordering": ["rank_raw"],
            },
        ),
        migrations.CreateModel(
            name="AssignmentProposal",
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
                        related_name="assignment_proposals",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "reviews_each",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="reviews of each application",
                    ),
                ),
                (
                    "language_is_required",
                    models.BooleanField(
                        default=True,
                        help_text="Otherwise such reviewers are preferred, and others are asked when they do not suffice.",
                        verbose_name="only reviewers who read the applicant’s language",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("sending", "Being sent"),
                            ("failed", "Stopped"),
                            ("sent", "Sent"),
                            ("discarded", "Discarded"),
                        ],
                        default="proposed",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "failure",
                    models.TextField(blank=True, db_default="", verbose_name="why the sending stopped"),
                ),
            ],
            options={
                "verbose_name": "proposed assignment of reviewers",
                "verbose_name_plural": "proposed assignments of reviewers",
                "ordering": ["-made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("proposed", "sending", "failed"))),
                        fields=("edition",),
                        name="one_open_assignment_proposal",
                        violation_error_message="A proposal is open already: send or discard it first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["proposed", "sending", "failed", "sent", "discarded"])
                        ),
                        name="assignment_proposal_status_known",
                    ),
                ],
                "triggers": TRIGGERS["assignmentproposal"],
            },
        ),
        migrations.CreateModel(
            name="CohortScenario",
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
                        related_name="cohort_scenarios",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "basis",
                    models.CharField(
                        choices=[("raw", "Scores as given"), ("adjusted", "Scores adjusted for severity")],
                        default="raw",
                        max_length=10,
                        verbose_name="score that counts",
                    ),
                ),
                (
                    "is_proven",
                    models.BooleanField(
                        default=False,
                        help_text="No cohort within the targets scores more.",
                        verbose_name="proven the best",
                    ),
                ),
                (
                    "prices",
                    models.JSONField(
                        default=dict,
                        help_text="Hundredths of a point, by target.",
                        verbose_name="what each target costs",
                    ),
                ),
                ("unmet", models.JSONField(default=list, verbose_name="limits that cannot be met together")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                ("solved_at", models.DateTimeField(blank=True, null=True, verbose_name="solved at")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made the proposal by",
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="made the proposal at"),
                ),
            ],
            options={
                "verbose_name": "cohort scenario",
                "verbose_name_plural": "cohort scenarios",
                "ordering": ["edition", "made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "name"),
                        name="scenario_named_once",
                        violation_error_message="Another scenario of the edition has this name.",
                    )
                ],
                "triggers": TRIGGERS["cohortscenario"],
            },
        ),
        migrations.CreateModel(
            name="CohortScenarioEvent",
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
                        to="selection.cohortscenario",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "basis",
                    models.CharField(
                        choices=[("raw", "Scores as given"), ("adjusted", "Scores adjusted for severity")],
                        default="raw",
                        max_length=10,
                        verbose_name="score that counts",
                    ),
                ),
                (
                    "is_proven",
                    models.BooleanField(
                        default=False,
                        help_text="No cohort within the targets scores more.",
                        verbose_name="proven the best",
                    ),
                ),
                (
                    "prices",
                    models.JSONField(
                        default=dict,
                        help_text="Hundredths of a point, by target.",
                        verbose_name="what each target costs",
                    ),
                ),
                ("unmet", models.JSONField(default=list, verbose_name="limits that cannot be met together")),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                ("solved_at", models.DateTimeField(blank=True, null=True, verbose_name="solved at")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made the proposal by",
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="made the proposal at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConflictDeclaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflict_declarations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person concerned",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflict_declarations",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                ("organisation", models.CharField(blank=True, max_length=250, verbose_name="organisation")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="declared by",
                    ),
                ),
                ("declared_at", models.DateTimeField(auto_now_add=True, verbose_name="declared at")),
            ],
            options={
                "verbose_name": "declared conflict of interest",
                "verbose_name_plural": "declared conflicts of interest",
                "ordering": ["-declared_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("application__isnull", False), ("organisation", "")),
                            models.Q(
                                ("application__isnull", True), models.Q(("organisation", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="conflict_with_an_application_or_organisation",
                        violation_error_message="Name an application or an organisation, one of them.",
                    )
                ],
                "triggers": TRIGGERS["conflictdeclaration"],
            },
        ),
        migrations.CreateModel(
            name="ConflictDeclarationEvent",
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
                        to="selection.conflictdeclaration",
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
                    "reviewer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person concerned",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                ("organisation", models.CharField(blank=True, max_length=250, verbose_name="organisation")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "declared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="declared by",
                    ),
                ),
                ("declared_at", models.DateTimeField(auto_now_add=True, verbose_name="declared at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Criterion",
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
                        related_name="criteria",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                ("title_en", models.CharField(max_length=150, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=150, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=150, null=True, verbose_name="title")),
                ("guidance", models.TextField(blank=True, verbose_name="guidance")),
                ("guidance_en", models.TextField(blank=True, null=True, verbose_name="guidance")),
                ("guidance_fr", models.TextField(blank=True, null=True, verbose_name="guidance")),
                ("guidance_es", models.TextField(blank=True, null=True, verbose_name="guidance")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="weight",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ["edition", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("weight__gt", 0)), name="criterion_has_weight")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewAssignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("assigned", "Assigned"),
                            ("done", "Reviewed"),
                            ("declined", "Declined"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="assigned",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assigned by",
                    ),
                ),
                ("assigned_at", models.DateTimeField(auto_now_add=True, verbose_name="assigned at")),
                (
                    "decline_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason for declining"),
                ),
                (
                    "has_conflict",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="declined for a conflict of interest"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="replacement",
                        to="selection.reviewassignment",
                        verbose_name="in the place of",
                    ),
                ),
            ],
            options={
                "verbose_name": "review assignment",
                "verbose_name_plural": "review assignments",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(fields=["reviewer", "status", "due_on"], name="assignment_desk"),
                    models.Index(fields=["status", "due_on"], name="assignment_due"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "reviewer"),
                        name="assigned_once",
                        violation_error_message="This reviewer has the application already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["assigned", "done", "declined", "cancelled"])),
                        name="assignment_status_known",
                    ),
                ],
                "triggers": TRIGGERS["reviewassignment"],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review",
                        to="selection.reviewassignment",
                    ),
                ),
                ("application_revision", models.PositiveIntegerField(verbose_name="revision judged")),
                (
                    "judged",
                    models.JSONField(
                        editable=False,
                        help_text="The version of each answer, and the document of each question, by the question’s key.",
                        null=True,
                        verbose_name="versions judged",
                    ),
                ),
                ("comment", models.TextField(blank=True, verbose_name="comment to the staff")),
                (
                    "attention",
                    models.TextField(
                        blank=True,
                        db_default="",
                        help_text="Why the staff should look at this application; empty: nothing.",
                        verbose_name="for the staff’s attention",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        decimal_places=2,
                        editable=False,
                        help_text="Mean of the criteria answered, by weight; empty when all are “not applicable”.",
                        max_digits=4,
                        null=True,
                        verbose_name="weighted score",
                    ),
                ),
                ("submitted_at", models.DateTimeField(auto_now=True, verbose_name="submitted at")),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True), ("score__range", (1, 5)), _connector="OR"
                        ),
                        name="review_score_in_range",
                    )
                ],
                "triggers": TRIGGERS["review"],
            },
        ),
        migrations.CreateModel(
            name="CriterionScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="selection.review",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="selection.criterion",
                        verbose_name="criterion",
                    ),
                ),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="score",
                    ),
                ),
                ("comment", models.TextField(blank=True, db_default="", verbose_name="comment")),
            ],
            options={
                "verbose_name": "score",
                "verbose_name_plural": "scores",
                "constraints": [
                    models.UniqueConstraint(fields=("review", "criterion"), name="criterion_scored_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", True), ("value__range", (1, 5)), _connector="OR"
                        ),
                        name="criterion_score_in_range",
                    ),
                ],
                "triggers": TRIGGERS["criterionscore"],
            },
        ),
        migrations.CreateModel(
            name="CriterionScoreEvent",
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
                        to="selection.criterionscore",
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
                    "review",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="selection.review",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="selection.criterion",
                        verbose_name="criterion",
                    ),
                ),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="score",
                    ),
                ),
                ("comment", models.TextField(blank=True, db_default="", verbose_name="comment")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("offer", "Offer of a place"),
                            ("reserve", "Reserve list"),
                            ("not-selected", "Not selected"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "fellowship",
                    models.CharField(
                        choices=[
                            ("none", "Self-funded"),
                            ("tuition", "Tuition only"),
                            ("partial", "Partial fellowship"),
                            ("full", "Full fellowship"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="fellowship",
                    ),
                ),
                (
                    "fellowship_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        editable=False,
                        help_text="Written when the decision is approved, so that a later change of the costs leaves it.",
                        max_digits=10,
                        null=True,
                        verbose_name="fellowship in EUR",
                    ),
                ),
                (
                    "partial_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: the usual amount of the edition.",
                        max_digits=10,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="amount of the partial fellowship in EUR",
                    ),
                ),
                (
                    "reserve_rank",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="rank on the reserve list"
                    ),
                ),
                (
                    "reason_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not-eligible", "Not eligible"),
                            ("ranked-below", "Ranked below those selected"),
                            ("balance", "Balance of the cohort"),
                            ("language", "Level of the track’s language"),
                            ("duties", "Duties far from the theme"),
                            ("plan", "Plan for use at home not convincing"),
                            ("funding", "No funding to take part"),
                            ("earlier", "Took part in an earlier edition"),
                            ("other", "Other: see the written reason"),
                        ],
                        max_length=20,
                        verbose_name="why not selected",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason, for the staff")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("approved", "Approved"),
                            ("released", "Released"),
                            ("discarded", "Discarded"),
                        ],
                        default="proposed",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True, verbose_name="proposed at")),
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
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="released at")),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["-proposed_at"],
                "indexes": [models.Index(fields=["status", "proposed_at"], name="decision_desk")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["proposed", "approved"])),
                        fields=("application",),
                        name="one_open_decision",
                        violation_error_message="A decision on this application is already proposed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["proposed", "approved", "released", "discarded"])),
                        name="decision_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="approved_by_a_second_person",
                        violation_error_message="Another person must approve it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["approved", "released"]), _negated=True),
                            ("approved_by__isnull", False),
                            _connector="OR",
                        ),
                        name="approval_has_its_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", "offer"), ("fellowship", "none"), _connector="OR"),
                        name="only_an_offer_has_a_fellowship",
                        violation_error_message="Only an offer of a place can have a fellowship.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("partial_amount__isnull", True),
                            models.Q(("fellowship", "partial"), ("partial_amount__gt", 0)),
                            _connector="OR",
                        ),
                        name="only_a_partial_fellowship_has_an_amount",
                        violation_error_message="Only a partial fellowship has an amount of its own, above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "not-selected"), ("reason_code__gt", "")),
                            models.Q(
                                models.Q(("outcome", "not-selected"), _negated=True), ("reason_code", "")
                            ),
                            _connector="OR",
                        ),
                        name="a_refusal_has_its_coded_reason",
                        violation_error_message="Who is not selected has a coded reason, and nobody else.",
                    ),
                ],
                "triggers": TRIGGERS["decision"],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
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
                        to="selection.decision",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("offer", "Offer of a place"),
                            ("reserve", "Reserve list"),
                            ("not-selected", "Not selected"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "fellowship",
                    models.CharField(
                        choices=[
                            ("none", "Self-funded"),
                            ("tuition", "Tuition only"),
                            ("partial", "Partial fellowship"),
                            ("full", "Full fellowship"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="fellowship",
                    ),
                ),
                (
                    "fellowship_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        editable=False,
                        help_text="Written when the decision is approved, so that a later change of the costs leaves it.",
                        max_digits=10,
                        null=True,
                        verbose_name="fellowship in EUR",
                    ),
                ),
                (
                    "partial_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: the usual amount of the edition.",
                        max_digits=10,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="amount of the partial fellowship in EUR",
                    ),
                ),
                (
                    "reserve_rank",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="rank on the reserve list"
                    ),
                ),
                (
                    "reason_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not-eligible", "Not eligible"),
                            ("ranked-below", "Ranked below those selected"),
                            ("balance", "Balance of the cohort"),
                            ("language", "Level of the track’s language"),
                            ("duties", "Duties far from the theme"),
                            ("plan", "Plan for use at home not convincing"),
                            ("funding", "No funding to take part"),
                            ("earlier", "Took part in an earlier edition"),
                            ("other", "Other: see the written reason"),
                        ],
                        max_length=20,
                        verbose_name="why not selected",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason, for the staff")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("approved", "Approved"),
                            ("released", "Released"),
                            ("discarded", "Discarded"),
                        ],
                        default="proposed",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True, verbose_name="proposed at")),
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
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="released at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer",
                        to="selection.decision",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="applications.application",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Awaiting an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "Expired"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("respond_by", models.DateTimeField(verbose_name="answer due by")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("decline_reason", models.TextField(blank=True, verbose_name="reason for declining")),
            ],
            options={
                "verbose_name": "offer",
                "verbose_name_plural": "offers",
                "ordering": ["respond_by"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["pending", "accepted"])),
                        fields=("application",),
                        name="one_live_offer_each_application",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["pending", "accepted", "declined", "expired"])),
                        name="offer_status_known",
                    ),
                ],
                "triggers": TRIGGERS["offer"],
            },
        ),
        migrations.CreateModel(
            name="OfferEvent",
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
                        to="selection.offer",
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
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="selection.decision",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Awaiting an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "Expired"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("respond_by", models.DateTimeField(verbose_name="answer due by")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("decline_reason", models.TextField(blank=True, verbose_name="reason for declining")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProposedAssignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="selection.assignmentproposal",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposed_reviewers",
                        to="applications.application",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reads_language", models.BooleanField(verbose_name="reads the language")),
                ("knows_sector", models.BooleanField(verbose_name="knows the sector")),
                ("is_by_hand", models.BooleanField(default=False, verbose_name="chosen by hand")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked"), ("left-out", "Left out")],
                        db_default="",
                        max_length=10,
                        verbose_name="what became of it",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed reviewer",
                "verbose_name_plural": "proposed reviewers",
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["proposal", "reviewer"],
                        name="proposed_to_send",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "application", "reviewer"),
                        name="proposed_once",
                        violation_error_message="This reviewer has the application already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Replacement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "freed",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replacement",
                        to="selection.offer",
                        verbose_name="offer that freed the place",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replacement",
                        to="selection.decision",
                        verbose_name="decision that fills it",
                    ),
                ),
                (
                    "grounds",
                    models.JSONField(
                        default=dict,
                        help_text="What the two share, and who was passed over and why.",
                        verbose_name="grounds",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="Why somebody else than proposed, or nobody, has the place.",
                        verbose_name="reason",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: sent by itself, as the edition’s plan says.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                ("sent_at", models.DateTimeField(auto_now_add=True, verbose_name="sent at")),
            ],
            options={
                "verbose_name": "replacement",
                "verbose_name_plural": "replacements",
                "ordering": ["sent_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision__isnull", False),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_place_left_open_has_its_reason",
                        violation_error_message="Say why the place stays open.",
                    )
                ],
                "triggers": TRIGGERS["replacement"],
            },
        ),
        migrations.CreateModel(
            name="ReplacementEvent",
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
                        to="selection.replacement",
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
                    "freed",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="selection.offer",
                        verbose_name="offer that freed the place",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="selection.decision",
                        verbose_name="decision that fills it",
                    ),
                ),
                (
                    "grounds",
                    models.JSONField(
                        default=dict,
                        help_text="What the two share, and who was passed over and why.",
                        verbose_name="grounds",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="Why somebody else than proposed, or nobody, has the place.",
                        verbose_name="reason",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: sent by itself, as the edition’s plan says.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                ("sent_at", models.DateTimeField(auto_now_add=True, verbose_name="sent at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewAssignmentEvent",
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
                        to="selection.reviewassignment",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("assigned", "Assigned"),
                            ("done", "Reviewed"),
                            ("declined", "Declined"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="assigned",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "assigned_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assigned by",
                    ),
                ),
                ("assigned_at", models.DateTimeField(auto_now_add=True, verbose_name="assigned at")),
                (
                    "decline_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason for declining"),
                ),
                (
                    "has_conflict",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="declined for a conflict of interest"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="selection.reviewassignment",
                        verbose_name="in the place of",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="selection.reviewassignment",
                    ),
                ),
                ("name", models.SlugField(max_length=60, verbose_name="field")),
                ("text", models.TextField(blank=True, verbose_name="typed")),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1,
                        help_text="Counts up at each change, so that two tabs notice each other.",
                        verbose_name="version",
                    ),
                ),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="saved at")),
            ],
            options={
                "verbose_name": "field of a review being written",
                "verbose_name_plural": "fields of reviews being written",
                "constraints": [
                    models.UniqueConstraint(fields=("assignment", "name"), name="one_entry_a_field")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewerProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviewer_profiles",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: every edition without a profile of its own.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "organisation",
                    models.CharField(
                        blank=True,
                        help_text="Applicants of the same organisation are never given to this reviewer.",
                        max_length=250,
                        verbose_name="own organisation",
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SlugField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectors known well",
                    ),
                ),
                ("topics", models.CharField(blank=True, max_length=300, verbose_name="other expertise")),
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
                        default=list,
                        size=None,
                        verbose_name="languages read",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MaxValueValidator(2000)],
                        verbose_name="most reviews in an edition",
                    ),
                ),
                ("is_available", models.BooleanField(default=True, verbose_name="available")),
            ],
            options={
                "verbose_name": "reviewer",
                "verbose_name_plural": "reviewers",
                "ordering": ["person", "edition"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "edition"),
                        name="one_profile_each_edition",
                        nulls_distinct=False,
                        violation_error_message="This reviewer has a profile for the edition already.",
                    )
                ],
                "triggers": TRIGGERS["reviewerprofile"],
            },
        ),
        migrations.CreateModel(
            name="ReviewerProfileEvent",
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
                        to="selection.reviewerprofile",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: every edition without a profile of its own.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "organisation",
                    models.CharField(
                        blank=True,
                        help_text="Applicants of the same organisation are never given to this reviewer.",
                        max_length=250,
                        verbose_name="own organisation",
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SlugField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectors known well",
                    ),
                ),
                ("topics", models.CharField(blank=True, max_length=300, verbose_name="other expertise")),
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
                        default=list,
                        size=None,
                        verbose_name="languages read",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MaxValueValidator(2000)],
                        verbose_name="most reviews in an edition",
                    ),
                ),
                ("is_available", models.BooleanField(default=True, verbose_name="available")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewerSeverity",
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
                        related_name="severities",
                        to="sessions_app.edition",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                ("reviews", models.PositiveIntegerField(verbose_name="reviews")),
                ("mean", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="mean")),
                (
                    "deviation",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="standard deviation"),
                ),
                (
                    "severity",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Above zero: more generous than the others; below: more severe.",
                        max_digits=5,
                        verbose_name="difference from the others",
                    ),
                ),
                ("shared_applications", models.PositiveIntegerField(verbose_name="applications shared")),
                ("partners", models.PositiveIntegerField(verbose_name="reviewers shared with")),
                ("group", models.PositiveIntegerField(verbose_name="group")),
            ],
            options={
                "verbose_name": "severity of a reviewer",
                "verbose_name_plural": "severities of reviewers",
                "ordering": ["severity"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "reviewer"), name="one_severity_each_edition")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
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
                        to="selection.review",
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
                    "assignment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="selection.reviewassignment",
                    ),
                ),
                ("application_revision", models.PositiveIntegerField(verbose_name="revision judged")),
                (
                    "judged",
                    models.JSONField(
                        editable=False,
                        help_text="The version of each answer, and the document of each question, by the question’s key.",
                        null=True,
                        verbose_name="versions judged",
                    ),
                ),
                ("comment", models.TextField(blank=True, verbose_name="comment to the staff")),
                (
                    "attention",
                    models.TextField(
                        blank=True,
                        db_default="",
                        help_text="Why the staff should look at this application; empty: nothing.",
                        verbose_name="for the staff’s attention",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        decimal_places=2,
                        editable=False,
                        help_text="Mean of the criteria answered, by weight; empty when all are “not applicable”.",
                        max_digits=4,
                        null=True,
                        verbose_name="weighted score",
                    ),
                ),
                ("submitted_at", models.DateTimeField(auto_now=True, verbose_name="submitted at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_policy",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "is_blind",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Reviewers see the reference alone: no name, contact, organisation, photo or file name. What the form marks as hidden in a blind review is withheld, and names in texts are masked.",
                        verbose_name="blind review",
                    ),
                ),
                (
                    "shows_others",
                    models.BooleanField(
                        db_default=True,
                        default=True,
                        help_text="Never before their own review of the same application is submitted.",
                        verbose_name="reviewers read the others’ reviews",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, db_default="", max_length=300, verbose_name="reason for the last change"
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
            ],
            options={
                "verbose_name": "rules of the review",
                "verbose_name_plural": "rules of the reviews",
                "triggers": TRIGGERS["reviewpolicy"],
            },
        ),
        migrations.CreateModel(
            name="ReviewPolicyEvent",
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
                        to="selection.reviewpolicy",
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
                    "is_blind",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Reviewers see the reference alone: no name, contact, organisation, photo or file name. What the form marks as hidden in a blind review is withheld, and names in texts are masked.",
                        verbose_name="blind review",
                    ),
                ),
                (
                    "shows_others",
                    models.BooleanField(
                        db_default=True,
                        default=True,
                        help_text="Never before their own review of the same application is submitted.",
                        verbose_name="reviewers read the others’ reviews",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, db_default="", max_length=300, verbose_name="reason for the last change"
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScenarioMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scenario",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="selection.cohortscenario",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scenario_members",
                        to="applications.application",
                    ),
                ),
                (
                    "pin",
                    models.CharField(
                        blank=True,
                        choices=[("", "Free"), ("in", "Pinned in"), ("out", "Pinned out")],
                        max_length=3,
                        verbose_name="pin",
                    ),
                ),
                ("is_chosen", models.BooleanField(default=False, verbose_name="chosen")),
            ],
            options={
                "verbose_name": "member of a scenario",
                "verbose_name_plural": "members of a scenario",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scenario", "application"), name="member_once_in_scenario"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pin", ""), _negated=True), ("is_chosen", True), _connector="OR"
                        ),
                        name="member_chosen_or_pinned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_chosen", True), ("pin", "out"), _negated=True),
                            models.Q(("is_chosen", False), ("pin", "in"), _negated=True),
                        ),
                        name="pin_is_kept",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoreReckoning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="score_reckoning",
                        to="sessions_app.edition",
                    ),
                ),
                ("computed_at", models.DateTimeField(verbose_name="reckoned at")),
                ("reviews", models.PositiveIntegerField(verbose_name="reviews")),
                ("latest_review_at", models.DateTimeField(null=True, verbose_name="latest review")),
                (
                    "groups",
                    models.PositiveIntegerField(
                        help_text="More than one: some reviewers share no application.",
                        verbose_name="groups of reviewers",
                    ),
                ),
            ],
            options={
                "verbose_name": "reckoning of scores",
                "verbose_name_plural": "reckonings of scores",
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="screening",
                        to="applications.application",
                    ),
                ),
                ("is_eligible", models.BooleanField(verbose_name="eligible")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("incomplete", "Incomplete"),
                            ("language-level", "Level in the track’s language too low"),
                            ("not-available", "Not available for the whole period"),
                            ("outside-field", "No work in, for or on the social economy"),
                            ("duplicate", "The same person applied twice"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "screened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="screened by",
                    ),
                ),
                ("screened_at", models.DateTimeField(auto_now=True, verbose_name="screened at")),
            ],
            options={
                "verbose_name": "screening",
                "verbose_name_plural": "screenings",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_eligible", True), ("reason", "")),
                            models.Q(("is_eligible", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="ineligibility_has_a_reason",
                        violation_error_message="Say why the application is not eligible.",
                    )
                ],
                "triggers": TRIGGERS["screening"],
            },
        ),
        migrations.CreateModel(
            name="ScreeningEvent",
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
                        to="selection.screening",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                    ),
                ),
                ("is_eligible", models.BooleanField(verbose_name="eligible")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("incomplete", "Incomplete"),
                            ("language-level", "Level in the track’s language too low"),
                            ("not-available", "Not available for the whole period"),
                            ("outside-field", "No work in, for or on the social economy"),
                            ("duplicate", "The same person applied twice"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "screened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="screened by",
                    ),
                ),
                ("screened_at", models.DateTimeField(auto_now=True, verbose_name="screened at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SelectionMinutes",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="selection_minutes",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("queued", "Being made"), ("kept", "Kept"), ("failed", "Could not be made")],
                        default="queued",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="asked for at")),
                (
                    "frozen_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="The moment whose state the files show.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "pdf",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=selection.models.minutes.pdf_name,
                        verbose_name="PDF",
                    ),
                ),
                (
                    "pdf_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of the PDF"),
                ),
                (
                    "workbook",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=selection.models.minutes.workbook_name,
                        verbose_name="workbook",
                    ),
                ),
                (
                    "workbook_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of the workbook"),
                ),
                ("failure", models.TextField(blank=True, verbose_name="why it could not be made")),
            ],
            options={
                "verbose_name": "minutes of a selection",
                "verbose_name_plural": "minutes of selections",
                "ordering": ["edition", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "version"), name="minutes_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["queued", "kept", "failed"])),
                        name="minutes_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "kept"), _negated=True),
                            models.Q(
                                ("frozen_at__isnull", False),
                                models.Q(("pdf", ""), _negated=True),
                                models.Q(("workbook", ""), _negated=True),
                                ("pdf_sha256__regex", "^[0-9a-f]{64}$"),
                                ("workbook_sha256__regex", "^[0-9a-f]{64}$"),
                            ),
                            _connector="OR",
                        ),
                        name="kept_minutes_have_files_and_hashes",
                    ),
                ],
                "triggers": TRIGGERS["selectionminutes"],
            },
        ),
        migrations.CreateModel(
            name="SelectionMinutesEvent",
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
                        to="selection.selectionminutes",
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
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("queued", "Being made"), ("kept", "Kept"), ("failed", "Could not be made")],
                        default="queued",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="asked for at")),
                (
                    "frozen_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="The moment whose state the files show.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "pdf",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=selection.models.minutes.pdf_name,
                        verbose_name="PDF",
                    ),
                ),
                (
                    "pdf_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of the PDF"),
                ),
                (
                    "workbook",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=selection.models.minutes.workbook_name,
                        verbose_name="workbook",
                    ),
                ),
                (
                    "workbook_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of the workbook"),
                ),
                ("failure", models.TextField(blank=True, verbose_name="why it could not be made")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SelectionPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="selection_plan",
                        to="sessions_app.edition",
                    ),
                ),
                (
                    "fellowship_budget",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: not limited.",
                        max_digits=10,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="budget for fellowships in EUR",
                    ),
                ),
                (
                    "tuition_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="cost of “tuition only” in EUR",
                    ),
                ),
                (
                    "partial_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="cost of a partial fellowship in EUR",
                    ),
                ),
                (
                    "full_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="cost of a full fellowship in EUR",
                    ),
                ),
                (
                    "fellowship_for_who_asks",
                    models.CharField(
                        choices=[
                            ("tuition", "Tuition only"),
                            ("partial", "Partial fellowship"),
                            ("full", "Full fellowship"),
                        ],
                        default="full",
                        help_text="What the composer counts for an applicant who asks for a fellowship.",
                        max_length=20,
                        verbose_name="fellowship for those who ask",
                    ),
                ),
                (
                    "reserve_size",
                    models.PositiveSmallIntegerField(default=20, verbose_name="length of the reserve list"),
                ),
                (
                    "replaces_by_itself",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise the portal proposes whom, and an officer sends the offer with a click.",
                        verbose_name="a freed place goes to the next like-for-like reserve by itself",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan of the selection",
                "verbose_name_plural": "plans of the selection",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fellowship_budget__gte", 0),
                                ("full_cost__gte", 0),
                                ("partial_cost__gte", 0),
                                ("tuition_cost__gte", 0),
                            ),
                            models.Q(
                                ("fellowship_budget__isnull", True),
                                ("full_cost__gte", 0),
                                ("partial_cost__gte", 0),
                                ("tuition_cost__gte", 0),
                            ),
                            _connector="OR",
                        ),
                        name="plan_amounts_are_not_negative",
                    )
                ],
                "triggers": TRIGGERS["selectionplan"],
            },
        ),
        migrations.CreateModel(
            name="SelectionPlanEvent",
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
                        to="selection.selectionplan",
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
                    ),
                ),
                (
                    "fellowship_budget",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Empty: not limited.",
                        max_digits=10,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="budget for fellowships in EUR",
                    ),
                ),
                (
                    "tuition_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="cost of “tuition only” in EUR",
                    ),
                ),
                (
                    "partial_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="cost of a partial fellowship in EUR",
                    ),
                ),
                (
                    "full_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="cost of a full fellowship in EUR",
                    ),
                ),
                (
                    "fellowship_for_who_asks",
                    models.CharField(
                        choices=[
                            ("tuition", "Tuition only"),
                            ("partial", "Partial fellowship"),
                            ("full", "Full fellowship"),
                        ],
                        default="full",
                        help_text="What the composer counts for an applicant who asks for a fellowship.",
                        max_length=20,
                        verbose_name="fellowship for those who ask",
                    ),
                ),
                (
                    "reserve_size",
                    models.PositiveSmallIntegerField(default=20, verbose_name="length of the reserve list"),
                ),
                (
                    "replaces_by_itself",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise the portal proposes whom, and an officer sends the offer with a click.",
                        verbose_name="a freed place goes to the next like-for-like reserve by itself",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Target",
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
                        related_name="targets",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "dimension",
                    models.CharField(
                        choices=[
                            ("region", "ILO region"),
                            ("gender", "Gender"),
                            ("constituent_group", "Constituent group"),
                            ("track", "Language track"),
                            ("funding", "Who pays"),
                        ],
                        max_length=20,
                        verbose_name="dimension",
                    ),
                ),
                ("value", models.CharField(max_length=20, verbose_name="of the kind")),
                (
                    "minimum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="at least",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="at most",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[("number", "people"), ("share", "% of the places")],
                        default="share",
                        max_length=10,
                        verbose_name="counted in",
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ["edition", "dimension", "value"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "dimension", "value"),
                        name="one_target_each_kind",
                        violation_error_message="There is a target for this kind already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum__isnull", False), ("maximum__isnull", False), _connector="OR"
                        ),
                        name="target_says_something",
                        violation_error_message="Give a minimum, a maximum, or both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum__isnull", True),
                            ("maximum__isnull", True),
                            ("minimum__lte", models.F("maximum")),
                            _connector="OR",
                        ),
                        name="target_minimum_within_maximum",
                        violation_error_message="The minimum is above the maximum.",
                    ),
                ],
                "triggers": TRIGGERS["target"],
            },
        ),
        migrations.CreateModel(
            name="TargetEvent",
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
                        to="selection.target",
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
                    "dimension",
                    models.CharField(
                        choices=[
                            ("region", "ILO region"),
                            ("gender", "Gender"),
                            ("constituent_group", "Constituent group"),
                            ("track", "Language track"),
                            ("funding", "Who pays"),
                        ],
                        max_length=20,
                        verbose_name="dimension",
                    ),
                ),
                ("value", models.CharField(max_length=20, verbose_name="of the kind")),
                (
                    "minimum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="at least",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="at most",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[("number", "people"), ("share", "% of the places")],
                        default="share",
                        max_length=10,
                        verbose_name="counted in",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TimeRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="time_requests",
                        to="selection.offer",
                        verbose_name="offer",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Awaiting an answer"),
                            ("granted", "Granted"),
                            ("refused", "Not granted"),
                            ("closed", "No longer needed"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked at")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "until",
                    models.DateTimeField(blank=True, null=True, verbose_name="answer due by, as granted"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note to the applicant")),
            ],
            options={
                "verbose_name": "request for more time",
                "verbose_name_plural": "requests for more time",
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")),
                        fields=("offer",),
                        name="one_open_time_request_each_offer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "granted", "refused", "closed"])),
                        name="time_request_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "granted"), _negated=True),
                            ("until__isnull", False),
                            _connector="OR",
                        ),
                        name="time_granted_has_its_date",
                    ),
                ],
                "triggers": TRIGGERS["timerequest"],
            },
        ),
        migrations.CreateModel(
            name="TimeRequestEvent",
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
                        to="selection.timerequest",
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
                    "offer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="selection.offer",
                        verbose_name="offer",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Awaiting an answer"),
                            ("granted", "Granted"),
                            ("refused", "Not granted"),
                            ("closed", "No longer needed"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked at")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "until",
                    models.DateTimeField(blank=True, null=True, verbose_name="answer due by, as granted"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note to the applicant")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnservedApplication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unserved",
                        to="selection.assignmentproposal",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="applications.application",
                    ),
                ),
                ("missing", models.PositiveSmallIntegerField(verbose_name="reviews missing")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("conflict", "Too few reviewers without a conflict of interest"),
                            ("language", "Too few reviewers who read the language"),
                            ("capacity", "The reviewers who could are full"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
            ],
            options={
                "verbose_name": "application without enough reviewers",
                "verbose_name_plural": "applications without enough reviewers",
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "application"), name="unserved_once")
                ],
            },
        ),
        *(
            migrations.RunSQL(trigger.install_sql, trigger.uninstall_sql)
            for triggers in TRIGGERS.values()
            for trigger in triggers
        ),
    ]
