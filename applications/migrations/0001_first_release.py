import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations, models

import applications.models.answer
import applications.models.nomination
import applications.models.upload
import applications.name_keys

# What the database itself does at each change of a row: its history, its guard.
TRIGGERS = {
    "call": [
        pgtrigger.compiler.Trigger(
            name="shown_to_everybody",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
                hash="db5bc10e635da1e02154627aa9d2948f99f31e29",
                level="STATEMENT",
                operation="INSERT OR UPDATE OR DELETE",
                pgid="pgtrigger_shown_to_everybody_51481",
                table="applications_call",
                when="AFTER",
            ),
        ),
    ],
    "application": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'draft' THEN\n                    RAISE EXCEPTION 'a % begins as draft, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('confirmed', 'withdrawn'), ('draft', 'submitted'), ('draft', 'withdrawn'), ('not-selected', 'offered'), ('not-selected', 'reserve'), ('offered', 'confirmed'), ('offered', 'declined'), ('offered', 'expired'), ('offered', 'withdrawn'), ('reserve', 'not-selected'), ('reserve', 'offered'), ('reserve', 'withdrawn'), ('submitted', 'not-selected'), ('submitted', 'offered'), ('submitted', 'reserve'), ('submitted', 'withdrawn'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="8a3e847e7980893d71ef0b50bc2e27226b60e1f9",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_7a4a3",
                table="applications_application",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_applicationevent" ("applicant_id", "call_id", "changed_at", "constituent_group", "country", "created_at", "family_names", "form_revision", "funding", "gender", "given_names", "id", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_name", "reference", "region", "revision", "status", "submitted_at", "track_id", "withdrawal_reason") VALUES (NEW."applicant_id", NEW."call_id", NEW."changed_at", NEW."constituent_group", NEW."country", NEW."created_at", NEW."family_names", NEW."form_revision", NEW."funding", NEW."gender", NEW."given_names", NEW."id", NEW."organisation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."printed_name", NEW."reference", NEW."region", NEW."revision", NEW."status", NEW."submitted_at", NEW."track_id", NEW."withdrawal_reason"); RETURN NULL;',
                hash="ff7e754a9fd3a0fb389ce061d14fab1dd953f3ff",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_60e1b",
                table="applications_application",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "applications_applicationevent" ("applicant_id", "call_id", "changed_at", "constituent_group", "country", "created_at", "family_names", "form_revision", "funding", "gender", "given_names", "id", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_name", "reference", "region", "revision", "status", "submitted_at", "track_id", "withdrawal_reason") VALUES (NEW."applicant_id", NEW."call_id", NEW."changed_at", NEW."constituent_group", NEW."country", NEW."created_at", NEW."family_names", NEW."form_revision", NEW."funding", NEW."gender", NEW."given_names", NEW."id", NEW."organisation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."printed_name", NEW."reference", NEW."region", NEW."revision", NEW."status", NEW."submitted_at", NEW."track_id", NEW."withdrawal_reason"); RETURN NULL;',
                hash="40e8cdc2e53e24250f275eddedd8aef982492fd2",
                operation="UPDATE",
                pgid="pgtrigger_update_update_f714e",
                table="applications_application",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_applicationevent" ("applicant_id", "call_id", "changed_at", "constituent_group", "country", "created_at", "family_names", "form_revision", "funding", "gender", "given_names", "id", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_name", "reference", "region", "revision", "status", "submitted_at", "track_id", "withdrawal_reason") VALUES (OLD."applicant_id", OLD."call_id", OLD."changed_at", OLD."constituent_group", OLD."country", OLD."created_at", OLD."family_names", OLD."form_revision", OLD."funding", OLD."gender", OLD."given_names", OLD."id", OLD."organisation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."printed_name", OLD."reference", OLD."region", OLD."revision", OLD."status", OLD."submitted_at", OLD."track_id", OLD."withdrawal_reason"); RETURN NULL;',
                hash="3bb961974e31b0133e2a69f0b1b92863dcbf4371",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_9016e",
                table="applications_application",
                when="AFTER",
            ),
        ),
    ],
    "answer": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_answerevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "saved_at", "unaccepted", "value", "version") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."saved_at", NEW."unaccepted", NEW."value", NEW."version"); RETURN NULL;',
                hash="53e002410c935c4fbbb54984b9762efba0fb8ec9",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_93143",
                table="applications_answer",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "applications_answerevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "saved_at", "unaccepted", "value", "version") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."saved_at", NEW."unaccepted", NEW."value", NEW."version"); RETURN NULL;',
                hash="c74b31ccf83d99e99baaafcd548ea63040ab13fe",
                operation="UPDATE",
                pgid="pgtrigger_update_update_e8995",
                table="applications_answer",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_answerevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "saved_at", "unaccepted", "value", "version") VALUES (OLD."application_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."saved_at", OLD."unaccepted", OLD."value", OLD."version"); RETURN NULL;',
                hash="dc15c5279de37c13c2c92d0a1129d6b3037399a2",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_a4890",
                table="applications_answer",
                when="AFTER",
            ),
        ),
    ],
    "applicationtag": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_applicationtagevent" ("application_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_at", "put_by_id") VALUES (NEW."application_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."put_at", NEW."put_by_id"); RETURN NULL;',
                hash="2a903f17e41e94149111e99db52a04e36adf6f87",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_49a21",
                table="applications_applicationtag",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "applications_applicationtagevent" ("application_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_at", "put_by_id") VALUES (NEW."application_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."put_at", NEW."put_by_id"); RETURN NULL;',
                hash="eb10fb41f881da74cd03084f8a4f509f23a91c84",
                operation="UPDATE",
                pgid="pgtrigger_update_update_8820e",
                table="applications_applicationtag",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_applicationtagevent" ("application_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_at", "put_by_id") VALUES (OLD."application_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."put_at", OLD."put_by_id"); RETURN NULL;',
                hash="ec37bcb986ac6d1b7434c1666bc3d46814755710",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_c0b4f",
                table="applications_applicationtag",
                when="AFTER",
            ),
        ),
    ],
    "extension": [
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_extensionevent" ("call_id", "granted_at", "granted_by_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until") VALUES (NEW."call_id", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."until"); RETURN NULL;',
                hash="bc352609f220c1e747d89159707121e22f1abcb4",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_2ba5b",
                table="applications_extension",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "applications_extensionevent" ("call_id", "granted_at", "granted_by_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until") VALUES (NEW."call_id", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."until"); RETURN NULL;',
                hash="0bb483f391772fc25d3cc3ace7ad53bba5fa873c",
                operation="UPDATE",
                pgid="pgtrigger_update_update_8e36a",
                table="applications_extension",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_extensionevent" ("call_id", "granted_at", "granted_by_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until") VALUES (OLD."call_id", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."until"); RETURN NULL;',
                hash="44d3e9f2c4036320fa6cf78989ccadc89bc8a187",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_e6a73",
                table="applications_extension",
                when="AFTER",
            ),
        ),
    ],
    "informationrequest": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'open' THEN\n                    RAISE EXCEPTION 'a % begins as open, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('open', 'answered'), ('open', 'cancelled'), ('open', 'expired'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="329d300930cde42c3565e7f1f48f00f6a80da4ef",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_79f04",
                table="applications_informationrequest",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_informationrequestevent" ("answered_at", "application_id", "asked_at", "asked_by_id", "due_at", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "reply", "status") VALUES (NEW."answered_at", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."due_at", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."read_at", NEW."reply", NEW."status"); RETURN NULL;',
                hash="02532090ceba12d5f3782db836a059af7c0c4eb2",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_3d293",
                table="applications_informationrequest",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "applications_informationrequestevent" ("answered_at", "application_id", "asked_at", "asked_by_id", "due_at", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "reply", "status") VALUES (NEW."answered_at", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."due_at", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."read_at", NEW."reply", NEW."status"); RETURN NULL;',
                hash="13a725dfac51fe940356ba7a4cf354accd9f106b",
                operation="UPDATE",
                pgid="pgtrigger_update_update_97064",
                table="applications_informationrequest",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_informationrequestevent" ("answered_at", "application_id", "asked_at", "asked_by_id", "due_at", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "reply", "status") VALUES (OLD."answered_at", OLD."application_id", OLD."asked_at", OLD."asked_by_id", OLD."due_at", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."read_at", OLD."reply", OLD."status"); RETURN NULL;',
                hash="f4c246002c5a2d93ead281d510e93e13a4a82f64",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_61bfc",
                table="applications_informationrequest",
                when="AFTER",
            ),
        ),
    ],
    "nomination": [
        pgtrigger.compiler.Trigger(
            name="lifecycle_guard",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                declare="DECLARE allowed text := coalesce(current_setting('lifecycle.allowed', true), '');",
                func="\n            IF allowed = 'load' THEN RETURN NEW; END IF;\n            IF TG_OP = 'INSERT' THEN\n                IF NEW.status <> 'requested' THEN\n                    RAISE EXCEPTION 'a % begins as requested, not as %', TG_TABLE_NAME, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN\n                IF allowed <> TG_TABLE_NAME THEN\n                    RAISE EXCEPTION 'the status of % changes only through its lifecycle', TG_TABLE_NAME\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF NOT ((OLD.status, NEW.status) IN (('endorsed', 'declined'), ('requested', 'declined'), ('requested', 'endorsed'), ('requested', 'revoked'))) THEN\n                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.status, NEW.status\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            RETURN NEW;\n        ",
                hash="5cd50a9525fd2c739e30074f9af16f75dd19b9e5",
                operation='INSERT OR UPDATE OF "status"',
                pgid="pgtrigger_lifecycle_guard_f9c69",
                table="applications_nomination",
                when="BEFORE",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="insert_insert",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_nominationevent" ("answered_at", "application_id", "decline_reason", "email", "expires_at", "id", "language", "letter", "letter_content_type", "letter_original_name", "letter_sha256", "letter_size", "name", "nonce", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rank", "reminded_at", "requested_at", "statement", "status") VALUES (NEW."answered_at", NEW."application_id", NEW."decline_reason", NEW."email", NEW."expires_at", NEW."id", NEW."language", NEW."letter", NEW."letter_content_type", NEW."letter_original_name", NEW."letter_sha256", NEW."letter_size", NEW."name", NEW."nonce", NEW."organisation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."rank", NEW."reminded_at", NEW."requested_at", NEW."statement", NEW."status"); RETURN NULL;',
                hash="d2bb6ac07e907337e0af8e0a6f6d2852eabab308",
                operation="INSERT",
                pgid="pgtrigger_insert_insert_15bce",
                table="applications_nomination",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="update_update",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                func='INSERT INTO "applications_nominationevent" ("answered_at", "application_id", "decline_reason", "email", "expires_at", "id", "language", "letter", "letter_content_type", "letter_original_name", "letter_sha256", "letter_size", "name", "nonce", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rank", "reminded_at", "requested_at", "statement", "status") VALUES (NEW."answered_at", NEW."application_id", NEW."decline_reason", NEW."email", NEW."expires_at", NEW."id", NEW."language", NEW."letter", NEW."letter_content_type", NEW."letter_original_name", NEW."letter_sha256", NEW."letter_size", NEW."name", NEW."nonce", NEW."organisation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."rank", NEW."reminded_at", NEW."requested_at", NEW."statement", NEW."status"); RETURN NULL;',
                hash="5b77fbbf7c123801c27f97ab04b5b81e73898bce",
                operation="UPDATE",
                pgid="pgtrigger_update_update_5f296",
                table="applications_nomination",
                when="AFTER",
            ),
        ),
        pgtrigger.compiler.Trigger(
            name="delete_delete",
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func='INSERT INTO "applications_nominationevent" ("answered_at", "application_id", "decline_reason", "email", "expires_at", "id", "language", "letter", "letter_content_type", "letter_original_name", "letter_sha256", "letter_size", "name", "nonce", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rank", "reminded_at", "requested_at", "statement", "status") VALUES (OLD."answered_at", OLD."application_id", OLD."decline_reason", OLD."email", OLD."expires_at", OLD."id", OLD."language", OLD."letter", OLD."letter_content_type", OLD."letter_original_name", OLD."letter_sha256", OLD."letter_size", OLD."name", OLD."nonce", OLD."organisation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."rank", OLD."reminded_at", OLD."requested_at", OLD."statement", OLD."status"); RETURN NULL;',
                hash="8137ea1eef99b21c048c2266aab45ba2cd680551",
                operation="DELETE",
                pgid="pgtrigger_delete_delete_5eff3",
                table="applications_nomination",
                when="AFTER",
            ),
        ),
    ],
}

# The function by which names are compared. Immutable, so that indexes may use it.
NAME_KEY = r"""
CREATE FUNCTION name_key(first text, second text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $function$
    SELECT coalesce(string_agg(word, ' ' ORDER BY word COLLATE "C"), '')
    FROM regexp_split_to_table(
        replace(replace(replace(
            translate(
                regexp_replace(
                    lower(normalize(coalesce(first, '') || ' ' || coalesce(second, ''), NFKD)),
                    -- marks over letters; vowel signs that are letters (Devanagari, Thai) stay
                    '[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670''`´’‘ʼʻ′]', '', 'g'
                ),
                'łøđħıŧ', 'lodhit'
            ),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u2000-\u206f\u3000-\u303f\u30fb\uff01-\uff0f]+'
    ) AS word
    WHERE word <> ''
$function$
"""

# The search text is known to be stale whenever what it repeats changes, however it is written.
STALE = """
CREATE FUNCTION applications_empty_search_text() RETURNS trigger AS $$
BEGIN
    INSERT INTO applications_searchtext (application_id, text, changes) VALUES (NEW.id, NULL, 1)
    ON CONFLICT (application_id) DO UPDATE
    SET text = NULL, changes = applications_searchtext.changes + 1;
    RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE FUNCTION applications_empty_search_texts() RETURNS trigger AS $$
BEGIN
    UPDATE applications_searchtext AS kept SET text = NULL, changes = kept.changes + 1
    FROM applications_application AS own
    WHERE own.applicant_id = NEW.id AND kept.application_id = own.id;
    RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER search_text_begins AFTER INSERT ON applications_application
    FOR EACH ROW EXECUTE FUNCTION applications_empty_search_text();
CREATE TRIGGER search_text_changes
    AFTER UPDATE OF given_names, family_names, printed_name, organisation, reference, applicant_id
    ON applications_application FOR EACH ROW
    WHEN ((OLD.given_names, OLD.family_names, OLD.printed_name, OLD.organisation, OLD.reference, OLD.applicant_id)
        IS DISTINCT FROM
        (NEW.given_names, NEW.family_names, NEW.printed_name, NEW.organisation, NEW.reference, NEW.applicant_id))
    EXECUTE FUNCTION applications_empty_search_text();
CREATE TRIGGER search_text_of_person_changes AFTER UPDATE OF email, given_names, family_names ON accounts_user
    FOR EACH ROW
    WHEN ((OLD.email, OLD.given_names, OLD.family_names) IS DISTINCT FROM (NEW.email, NEW.given_names, NEW.family_names))
    EXECUTE FUNCTION applications_empty_search_texts();
"""
GONE = """
DROP TRIGGER search_text_of_person_changes ON accounts_user;
DROP TRIGGER search_text_changes ON applications_application;
DROP TRIGGER search_text_begins ON applications_application;
DROP FUNCTION applications_empty_search_texts();
DROP FUNCTION applications_empty_search_text();
"""


class Migration(migrations.Migration):
    # Every migration before the first release, in one; a database that has them all goes on.
    replaces = [
        ("applications", "0001_initial"),
        ("applications", "0002_initial"),
        ("applications", "0003_withdrawal_reason"),
        ("applications", "0004_conditional_questions"),
        ("applications", "0005_form_revisions"),
        ("applications", "0010_partial_uploads"),
        ("applications", "0011_unaccepted_text"),
        ("applications", "0012_page_limit"),
        ("applications", "0013_list_indexes"),
        ("applications", "0020_extensions"),
        ("applications", "0021_costs"),
        ("applications", "0022_nominations"),
        ("applications", "0023_information_requests"),
        ("applications", "0024_carried_answers"),
        ("applications", "0025_page_limit_of_word"),
        ("applications", "0030_name_key"),
        ("applications", "0031_name_key_indexes"),
        ("applications", "0032_least_language_level"),
        ("applications", "0040_search_text"),
        ("applications", "0041_search_text_triggers"),
        ("applications", "0042_saved_views"),
        ("applications", "0043_list_acts"),
        ("applications", "0044_tags"),
        ("applications", "0045_call_is_shown"),
    ]
    initial = True

    dependencies = [
        ("accounts", "0001_first_release"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sessions_app", "0001_first_release"),
    ]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(NAME_KEY, "DROP FUNCTION name_key(text, text)"),
        migrations.CreateModel(
            name="Call",
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
                        related_name="call",
                        to="sessions_app.edition",
                        verbose_name="edition",
                    ),
                ),
                ("opens_at", models.DateTimeField(verbose_name="opens at")),
                (
                    "closes_at",
                    models.DateTimeField(
                        help_text="The last moment at which one may submit.", verbose_name="closes at"
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Who should apply, and what to prepare. Markdown.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "introduction_en",
                    models.TextField(
                        blank=True,
                        help_text="Who should apply, and what to prepare. Markdown.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "introduction_fr",
                    models.TextField(
                        blank=True,
                        help_text="Who should apply, and what to prepare. Markdown.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "introduction_es",
                    models.TextField(
                        blank=True,
                        help_text="Who should apply, and what to prepare. Markdown.",
                        null=True,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "requires_nomination",
                    models.BooleanField(
                        default=False,
                        help_text="Without it, an application is complete even if the nominating person stays silent.",
                        verbose_name="requires the nomination",
                    ),
                ),
                (
                    "form_revision",
                    models.PositiveIntegerField(
                        default=1,
                        editable=False,
                        help_text="Counts up at each published change of the form.",
                        verbose_name="form revision",
                    ),
                ),
                (
                    "least_language_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A1", "A1"),
                            ("A2", "A2"),
                            ("B1", "B1"),
                            ("B2", "B2"),
                            ("C1", "C1"),
                            ("C2", "C2"),
                        ],
                        default="B2",
                        help_text="The screening points to applications below it. Empty: any level.",
                        max_length=2,
                        verbose_name="least level in the track’s language",
                    ),
                ),
                (
                    "subsistence",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Likely cost of board and lodging for the whole edition. Empty: not known yet.",
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="subsistence in EUR",
                    ),
                ),
            ],
            options={
                "verbose_name": "call for applications",
                "verbose_name_plural": "calls for applications",
                "ordering": ["-closes_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="call_closes_after_it_opens",
                        violation_error_message="The call closes before it opens.",
                    )
                ],
                "triggers": TRIGGERS["call"],
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "reference",
                    models.CharField(editable=False, max_length=20, unique=True, verbose_name="reference"),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="applications.call",
                        verbose_name="call",
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "status",
                    models.CharField(
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
                        default="draft",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="sessions_app.languagetrack",
                        verbose_name="track",
                    ),
                ),
                ("given_names", models.CharField(blank=True, max_length=150, verbose_name="given names")),
                ("family_names", models.CharField(blank=True, max_length=150, verbose_name="family names")),
                (
                    "printed_name",
                    models.CharField(blank=True, max_length=250, verbose_name="name on the certificate"),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("female", "Female"),
                            ("male", "Male"),
                            ("other", "Other"),
                            ("prefer-not-to-say", "Prefers not to say"),
                        ],
                        max_length=20,
                        verbose_name="gender",
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2, verbose_name="country of work")),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("africa", "Africa"),
                            ("americas", "Americas"),
                            ("arab-states", "Arab States"),
                            ("asia-pacific", "Asia and the Pacific"),
                            ("europe-central-asia", "Europe and Central Asia"),
                        ],
                        max_length=20,
                        verbose_name="ILO region",
                    ),
                ),
                ("organisation", models.CharField(blank=True, max_length=250, verbose_name="organisation")),
                (
                    "constituent_group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("government", "Government"),
                            ("employers", "Employers’ organisation"),
                            ("workers", "Workers’ organisation"),
                            (
                                "sse-enterprise",
                                "Cooperative, mutual, association, foundation or social enterprise",
                            ),
                            ("sse-network", "Network or federation of the social economy"),
                            ("training-research", "Training or research institution"),
                            ("agency", "International or development agency"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="constituent group",
                    ),
                ),
                (
                    "funding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("organisation", "Own organisation"),
                            ("donor", "Donor"),
                            ("self", "The applicant"),
                            ("fellowship", "Fellowship asked"),
                        ],
                        max_length=20,
                        verbose_name="who pays",
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Counts up at each submission of changed answers.",
                        verbose_name="revision",
                    ),
                ),
                (
                    "form_revision",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="The version of the form that was submitted.",
                        verbose_name="form revision",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="begun at")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last saved at")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                (
                    "withdrawal_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason for withdrawing"),
                ),
            ],
            options={
                "verbose_name": "application",
                "verbose_name_plural": "applications",
                "ordering": ["-submitted_at", "-created_at"],
                "indexes": [
                    models.Index(fields=["call", "status", "-submitted_at"], name="application_by_status"),
                    models.Index(
                        models.OrderBy(models.F("submitted_at"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="application_list",
                    ),
                    models.Index(
                        condition=models.Q(("status", "submitted")),
                        fields=["submitted_at", "id"],
                        name="application_waiting",
                    ),
                    models.Index(fields=["family_names", "id"], name="application_by_name"),
                    models.Index(
                        models.F("call"),
                        applications.name_keys.NameKey("given_names", "family_names"),
                        name="application_by_name_key",
                    ),
                    models.Index(
                        models.F("call"),
                        applications.name_keys.NameKey("printed_name", models.Value("")),
                        name="application_by_printed_key",
                    ),
                    models.Index(
                        models.F("call"),
                        applications.name_keys.NameKey("organisation", models.Value("")),
                        name="application_by_organisation",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            applications.name_keys.NameKey("given_names", "family_names"), name="gin_trgm_ops"
                        ),
                        name="application_similar_name",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "withdrawn"), _negated=True),
                        fields=("call", "applicant"),
                        name="one_open_application_each_call",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "draft",
                                    "submitted",
                                    "offered",
                                    "reserve",
                                    "not-selected",
                                    "confirmed",
                                    "declined",
                                    "expired",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="application_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "withdrawn"]),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="submitted_application_has_its_moment",
                    ),
                ],
                "triggers": TRIGGERS["application"],
            },
        ),
        migrations.CreateModel(
            name="FormSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="applications.call",
                        verbose_name="call",
                    ),
                ),
                ("key", models.SlugField(help_text="Names the section in its address.", verbose_name="key")),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                ("title_en", models.CharField(max_length=150, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=150, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=150, null=True, verbose_name="title")),
                ("help_text", models.TextField(blank=True, verbose_name="explanation")),
                ("help_text_en", models.TextField(blank=True, null=True, verbose_name="explanation")),
                ("help_text_fr", models.TextField(blank=True, null=True, verbose_name="explanation")),
                ("help_text_es", models.TextField(blank=True, null=True, verbose_name="explanation")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "form section",
                "verbose_name_plural": "form sections",
                "ordering": ["call", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "key"), name="section_key_once_in_call")
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="applications.formsection",
                        verbose_name="section",
                    ),
                ),
                ("key", models.SlugField(verbose_name="key")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("short-text", "Short text"),
                            ("long-text", "Long text"),
                            ("number", "Number"),
                            ("date", "Date"),
                            ("email", "Email address"),
                            ("telephone", "Telephone"),
                            ("url", "Web address"),
                            ("single-choice", "One choice"),
                            ("multiple-choice", "Several choices"),
                            ("country", "Country"),
                            ("track", "Language track"),
                            ("language-level", "Language level (CEFR)"),
                            ("scale", "Scale"),
                            ("file", "Document"),
                            ("consent", "Consent"),
                        ],
                        default="short-text",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("label", models.CharField(max_length=300, verbose_name="label")),
                ("label_en", models.CharField(max_length=300, null=True, verbose_name="label")),
                ("label_fr", models.CharField(max_length=300, null=True, verbose_name="label")),
                ("label_es", models.CharField(max_length=300, null=True, verbose_name="label")),
                ("help_text", models.TextField(blank=True, verbose_name="help")),
                ("help_text_en", models.TextField(blank=True, null=True, verbose_name="help")),
                ("help_text_fr", models.TextField(blank=True, null=True, verbose_name="help")),
                ("help_text_es", models.TextField(blank=True, null=True, verbose_name="help")),
                ("is_required", models.BooleanField(default=False, verbose_name="required")),
                (
                    "required_from",
                    models.DateTimeField(
                        blank=True,
                        help_text="Empty: at once. Before this moment a required answer may be left out.",
                        null=True,
                        verbose_name="required from",
                    ),
                ),
                (
                    "max_characters",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="most characters"),
                ),
                ("max_words", models.PositiveIntegerField(blank=True, null=True, verbose_name="most words")),
                (
                    "max_pages",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Of a PDF or DOCX. Empty: any number.",
                        null=True,
                        verbose_name="most pages",
                    ),
                ),
                (
                    "depends_on",
                    models.ForeignKey(
                        blank=True,
                        help_text="An earlier question of the same form.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dependents",
                        to="applications.question",
                        verbose_name="asked only if",
                    ),
                ),
                (
                    "depends_on_values",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=50),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="has one of the answers",
                    ),
                ),
                (
                    "maps_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("given_names", "given names"),
                            ("family_names", "family names"),
                            ("printed_name", "name on the certificate"),
                            ("gender", "gender"),
                            ("country", "country of work"),
                            ("organisation", "organisation"),
                            ("constituent_group", "constituent group"),
                            ("funding", "who pays"),
                            ("track", "language track"),
                        ],
                        max_length=20,
                        verbose_name="repeated in the application’s",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("reviewers", "Staff and reviewers"),
                            ("reviewers-unless-blind", "Staff; reviewers unless the review is blind"),
                            ("staff", "Staff only"),
                        ],
                        default="reviewers",
                        max_length=25,
                        verbose_name="read by",
                    ),
                ),
                (
                    "is_profile",
                    models.BooleanField(
                        default=False,
                        help_text="The person’s latest answer is proposed in their next application.",
                        verbose_name="part of the profile",
                    ),
                ),
                (
                    "stays_editable",
                    models.BooleanField(
                        default=False,
                        help_text="Contact data, for instance.",
                        verbose_name="may be corrected after submission",
                    ),
                ),
                (
                    "retention_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: as long as the application.",
                        null=True,
                        verbose_name="kept for days after the edition",
                    ),
                ),
                (
                    "retired_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="retired at"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["section", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("section", "key"),
                        name="question_key_once_in_section",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("depends_on__isnull", True),
                            models.Q(("depends_on_values", []), _negated=True),
                            _connector="OR",
                        ),
                        name="condition_has_its_values",
                        violation_error_message="Choose at least one answer for the condition.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                        related_name="answers",
                        to="applications.application",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="applications.question",
                        verbose_name="question",
                    ),
                ),
                ("value", models.JSONField(verbose_name="answer")),
                (
                    "unaccepted",
                    models.TextField(
                        blank=True, db_default="", default="", verbose_name="typed but not accepted"
                    ),
                ),
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
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "constraints": [
                    models.UniqueConstraint(fields=("application", "question"), name="one_answer_a_question")
                ],
                "triggers": TRIGGERS["answer"],
            },
        ),
        migrations.CreateModel(
            name="AnswerEvent",
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
                        to="applications.answer",
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
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.question",
                        verbose_name="question",
                    ),
                ),
                ("value", models.JSONField(verbose_name="answer")),
                (
                    "unaccepted",
                    models.TextField(
                        blank=True, db_default="", default="", verbose_name="typed but not accepted"
                    ),
                ),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApplicationEvent",
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
                        to="applications.application",
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
                ("reference", models.CharField(editable=False, max_length=20, verbose_name="reference")),
                (
                    "call",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.call",
                        verbose_name="call",
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "status",
                    models.CharField(
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
                        default="draft",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sessions_app.languagetrack",
                        verbose_name="track",
                    ),
                ),
                ("given_names", models.CharField(blank=True, max_length=150, verbose_name="given names")),
                ("family_names", models.CharField(blank=True, max_length=150, verbose_name="family names")),
                (
                    "printed_name",
                    models.CharField(blank=True, max_length=250, verbose_name="name on the certificate"),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("female", "Female"),
                            ("male", "Male"),
                            ("other", "Other"),
                            ("prefer-not-to-say", "Prefers not to say"),
                        ],
                        max_length=20,
                        verbose_name="gender",
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2, verbose_name="country of work")),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("africa", "Africa"),
                            ("americas", "Americas"),
                            ("arab-states", "Arab States"),
                            ("asia-pacific", "Asia and the Pacific"),
                            ("europe-central-asia", "Europe and Central Asia"),
                        ],
                        max_length=20,
                        verbose_name="ILO region",
                    ),
                ),
                ("organisation", models.CharField(blank=True, max_length=250, verbose_name="organisation")),
                (
                    "constituent_group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("government", "Government"),
                            ("employers", "Employers’ organisation"),
                            ("workers", "Workers’ organisation"),
                            (
                                "sse-enterprise",
                                "Cooperative, mutual, association, foundation or social enterprise",
                            ),
                            ("sse-network", "Network or federation of the social economy"),
                            ("training-research", "Training or research institution"),
                            ("agency", "International or development agency"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="constituent group",
                    ),
                ),
                (
                    "funding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("organisation", "Own organisation"),
                            ("donor", "Donor"),
                            ("self", "The applicant"),
                            ("fellowship", "Fellowship asked"),
                        ],
                        max_length=20,
                        verbose_name="who pays",
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Counts up at each submission of changed answers.",
                        verbose_name="revision",
                    ),
                ),
                (
                    "form_revision",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="The version of the form that was submitted.",
                        verbose_name="form revision",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="begun at")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last saved at")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                (
                    "withdrawal_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason for withdrawing"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApplicationTag",
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
                        related_name="tags",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=40, verbose_name="tag")),
                (
                    "put_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="put by",
                    ),
                ),
                ("put_at", models.DateTimeField(auto_now_add=True, verbose_name="put at")),
            ],
            options={
                "verbose_name": "tag",
                "verbose_name_plural": "tags",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "name"),
                        name="tagged_once",
                        violation_error_message="The application has this tag already.",
                    )
                ],
                "triggers": TRIGGERS["applicationtag"],
            },
        ),
        migrations.CreateModel(
            name="ApplicationTagEvent",
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
                        to="applications.applicationtag",
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
                ("name", models.CharField(max_length=40, verbose_name="tag")),
                (
                    "put_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="put by",
                    ),
                ),
                ("put_at", models.DateTimeField(auto_now_add=True, verbose_name="put at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CarriedAnswer",
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
                        related_name="carried",
                        to="applications.application",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="applications.question",
                        verbose_name="question",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="applications.application",
                        verbose_name="carried from",
                    ),
                ),
                (
                    "carried_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="carried at"),
                ),
            ],
            options={
                "verbose_name": "carried answer",
                "verbose_name_plural": "carried answers",
                "constraints": [
                    models.UniqueConstraint(fields=("application", "question"), name="carried_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="applications.application",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="applications.question",
                        verbose_name="question",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=200, upload_to=applications.models.answer.storage_name, verbose_name="file"
                    ),
                ),
                ("original_name", models.CharField(max_length=255, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100, verbose_name="type")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded at")),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["uploaded_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "question"), name="one_document_a_question"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="applications.call",
                        verbose_name="call",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "until",
                    models.DateTimeField(
                        help_text="The last moment at which this person may submit.", verbose_name="until"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="For the staff. The person sees the new deadline only.",
                        max_length=300,
                        verbose_name="reason",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="granted by",
                    ),
                ),
                ("granted_at", models.DateTimeField(auto_now=True, verbose_name="granted at")),
            ],
            options={
                "verbose_name": "extension",
                "verbose_name_plural": "extensions",
                "ordering": ["-granted_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "person"),
                        name="one_extension_each_person",
                        violation_error_message="This person has an extension already: change that one.",
                    )
                ],
                "triggers": TRIGGERS["extension"],
            },
        ),
        migrations.CreateModel(
            name="ExtensionEvent",
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
                        to="applications.extension",
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
                    "call",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.call",
                        verbose_name="call",
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
                        verbose_name="person",
                    ),
                ),
                (
                    "until",
                    models.DateTimeField(
                        help_text="The last moment at which this person may submit.", verbose_name="until"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="For the staff. The person sees the new deadline only.",
                        max_length=300,
                        verbose_name="reason",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="granted by",
                    ),
                ),
                ("granted_at", models.DateTimeField(auto_now=True, verbose_name="granted at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="form_revisions",
                        to="applications.call",
                        verbose_name="call",
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False, verbose_name="version")),
                ("content", models.JSONField(editable=False, verbose_name="form")),
                ("summary", models.JSONField(default=dict, editable=False, verbose_name="what changed")),
                (
                    "made_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
            ],
            options={
                "verbose_name": "version of a form",
                "verbose_name_plural": "versions of forms",
                "ordering": ["call", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "number"), name="form_revision_number_once_in_call"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InformationRequest",
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
                        related_name="information_requests",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                ("note", models.TextField(max_length=2000, verbose_name="note to the applicant")),
                ("due_at", models.DateTimeField(verbose_name="open until")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Awaiting the answer"),
                            ("answered", "Answered"),
                            ("expired", "Expired without an answer"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="status",
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
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked at"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                (
                    "reply",
                    models.TextField(blank=True, max_length=2000, verbose_name="word from the applicant"),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="answer read at")),
                (
                    "questions",
                    models.ManyToManyField(
                        related_name="+", to="applications.question", verbose_name="questions"
                    ),
                ),
            ],
            options={
                "verbose_name": "information request",
                "verbose_name_plural": "information requests",
                "ordering": ["-asked_at"],
                "indexes": [models.Index(fields=["status", "due_at"], name="information_request_due")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")),
                        fields=("application",),
                        name="one_open_information_request",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "answered", "expired", "cancelled"])),
                        name="information_request_status_known",
                    ),
                ],
                "triggers": TRIGGERS["informationrequest"],
            },
        ),
        migrations.CreateModel(
            name="InformationRequestEvent",
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
                        to="applications.informationrequest",
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
                ("note", models.TextField(max_length=2000, verbose_name="note to the applicant")),
                ("due_at", models.DateTimeField(verbose_name="open until")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Awaiting the answer"),
                            ("answered", "Answered"),
                            ("expired", "Expired without an answer"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked at"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                (
                    "reply",
                    models.TextField(blank=True, max_length=2000, verbose_name="word from the applicant"),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="answer read at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ListAct",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("act", models.CharField(max_length=40, verbose_name="what")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                ("query", models.TextField(blank=True, verbose_name="filters, columns and order")),
                ("values", models.JSONField(blank=True, default=dict, verbose_name="what was filled in")),
                ("applications", models.JSONField(blank=True, default=list, verbose_name="applications")),
                ("tried", models.PositiveIntegerField(default=0, verbose_name="tried")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="done")),
                (
                    "failures",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Pairs of reference and reason.",
                        verbose_name="not done",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked at")),
                ("worked_at", models.DateTimeField(blank=True, null=True, verbose_name="last worked at")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
            ],
            options={
                "verbose_name": "act on the list of applications",
                "verbose_name_plural": "acts on the list of applications",
                "ordering": ["-asked_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("finished_at", None)),
                        fields=["asked_at"],
                        name="list_act_unfinished",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nominations",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=200, verbose_name="position")),
                ("organisation", models.CharField(max_length=250, verbose_name="organisation")),
                ("email", models.EmailField(max_length=254, verbose_name="email address")),
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
                        choices=[
                            ("requested", "Requested"),
                            ("endorsed", "Endorsed"),
                            ("declined", "Declined"),
                            ("revoked", "Revoked"),
                        ],
                        default="requested",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=applications.models.nomination.new_nonce, editable=False, max_length=40
                    ),
                ),
                (
                    "requested_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="requested at"),
                ),
                ("expires_at", models.DateTimeField(verbose_name="link valid until")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="last reminded at")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("statement", models.TextField(blank=True, verbose_name="statement")),
                (
                    "decline_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason for declining"),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Among the people the same person nominates.",
                        null=True,
                        verbose_name="rank",
                    ),
                ),
                (
                    "letter",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=applications.models.nomination.letter_name,
                        verbose_name="letter",
                    ),
                ),
                (
                    "letter_original_name",
                    models.CharField(blank=True, max_length=255, verbose_name="file name"),
                ),
                ("letter_content_type", models.CharField(blank=True, max_length=100, verbose_name="type")),
                ("letter_size", models.PositiveIntegerField(default=0, verbose_name="size in bytes")),
                ("letter_sha256", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "verbose_name": "nomination",
                "verbose_name_plural": "nominations",
                "ordering": ["-requested_at"],
                "indexes": [
                    models.Index(django.db.models.functions.text.Lower("email"), name="nomination_by_email"),
                    models.Index(fields=["status", "expires_at"], name="nomination_by_expiry"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["requested", "endorsed"])),
                        fields=("application",),
                        name="one_live_nomination_each_application",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["requested", "endorsed", "declined", "revoked"])),
                        name="nomination_status_known",
                    ),
                ],
                "triggers": TRIGGERS["nomination"],
            },
        ),
        migrations.CreateModel(
            name="NominationEvent",
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
                        to="applications.nomination",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=200, verbose_name="position")),
                ("organisation", models.CharField(max_length=250, verbose_name="organisation")),
                ("email", models.EmailField(max_length=254, verbose_name="email address")),
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
                        choices=[
                            ("requested", "Requested"),
                            ("endorsed", "Endorsed"),
                            ("declined", "Declined"),
                            ("revoked", "Revoked"),
                        ],
                        default="requested",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=applications.models.nomination.new_nonce, editable=False, max_length=40
                    ),
                ),
                (
                    "requested_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="requested at"),
                ),
                ("expires_at", models.DateTimeField(verbose_name="link valid until")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="last reminded at")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("statement", models.TextField(blank=True, verbose_name="statement")),
                (
                    "decline_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason for declining"),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Among the people the same person nominates.",
                        null=True,
                        verbose_name="rank",
                    ),
                ),
                (
                    "letter",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=applications.models.nomination.letter_name,
                        verbose_name="letter",
                    ),
                ),
                (
                    "letter_original_name",
                    models.CharField(blank=True, max_length=255, verbose_name="file name"),
                ),
                ("letter_content_type", models.CharField(blank=True, max_length=100, verbose_name="type")),
                ("letter_size", models.PositiveIntegerField(default=0, verbose_name="size in bytes")),
                ("letter_sha256", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PartialUpload",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partial_uploads",
                        to="applications.application",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partial_uploads",
                        to="applications.question",
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="file name")),
                (
                    "size",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="size in bytes"
                    ),
                ),
                ("received", models.PositiveIntegerField(default=0, verbose_name="received bytes")),
                ("begun_at", models.DateTimeField(auto_now_add=True, verbose_name="begun at")),
                (
                    "expires_at",
                    models.DateTimeField(
                        db_index=True,
                        default=applications.models.upload.next_expiry,
                        verbose_name="expires at",
                    ),
                ),
            ],
            options={
                "verbose_name": "partial upload",
                "verbose_name_plural": "partial uploads",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "question"), name="one_partial_upload_a_question"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("received__lte", models.F("size"))),
                        name="upload_receives_no_more_than_all",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="applications.question",
                        verbose_name="question",
                    ),
                ),
                ("value", models.SlugField(verbose_name="value")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                ("label_en", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_fr", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_es", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="retired at"),
                ),
            ],
            options={
                "verbose_name": "choice",
                "verbose_name_plural": "choices",
                "ordering": ["question", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("question", "value"), name="choice_value_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("query", models.TextField(blank=True, verbose_name="filters, columns and order")),
                (
                    "is_shared",
                    models.BooleanField(default=False, verbose_name="shared with all of the staff"),
                ),
                ("is_default", models.BooleanField(default=False, verbose_name="opens first")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("owner"),
                        django.db.models.functions.text.Lower("name"),
                        name="one_view_each_name",
                        violation_error_message="You have a view of this name already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("owner",),
                        name="one_default_view_each_person",
                        violation_error_message="Another view opens first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to="applications.application",
                    ),
                ),
                ("text", models.TextField(null=True)),
                ("changes", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "search text",
                "verbose_name_plural": "search texts",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("text", name="gin_trgm_ops"),
                        name="search_text_words",
                    ),
                    models.Index(
                        condition=models.Q(("text", None)), fields=["application"], name="search_text_stale"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TravelEstimate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="travel_estimates",
                        to="applications.call",
                        verbose_name="call",
                    ),
                ),
                (
                    "region",
                    models.CharField(
                        choices=[
                            ("africa", "Africa"),
                            ("americas", "Americas"),
                            ("arab-states", "Arab States"),
                            ("asia-pacific", "Asia and the Pacific"),
                            ("europe-central-asia", "Europe and Central Asia"),
                        ],
                        max_length=20,
                        verbose_name="ILO region",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="ISO 3166 code of two letters. Empty: the whole region.",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=8,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="journey in EUR",
                    ),
                ),
            ],
            options={
                "verbose_name": "travel estimate",
                "verbose_name_plural": "travel estimates",
                "ordering": ["call", "region", "country"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "region", "country"), name="travel_estimated_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="travel_costs_no_less_than_nothing"
                    ),
                ],
            },
        ),
        *(
            migrations.RunSQL(trigger.install_sql, trigger.uninstall_sql)
            for triggers in TRIGGERS.values()
            for trigger in triggers
        ),
        migrations.RunSQL(STALE, GONE),
    ]
