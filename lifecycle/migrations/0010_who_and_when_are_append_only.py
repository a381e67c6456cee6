"""Who acted, as pghistory's contexts and the admin's log keep it, is changed by nobody either."""

from django.db import migrations

AMENDED = "coalesce(current_setting('history.amending', true), '') = 'on'"
EMPTIED = "coalesce(current_setting('history.emptying', true), '') = 'on'"

FORWARDS = f"""
CREATE FUNCTION history_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        IF NOT {EMPTIED} THEN
            RAISE EXCEPTION 'what % has written is never removed', TG_TABLE_NAME
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END IF;
    -- A context grows while its request or task lasts, and is closed an hour after it began.
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'pghistory_context' THEN
        IF OLD.created_at > now() - interval '1 hour' THEN RETURN NEW; END IF;
    END IF;
    IF NOT {AMENDED} THEN
        RAISE EXCEPTION 'what % has written is never changed', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON pghistory_context
    FOR EACH ROW EXECUTE FUNCTION history_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON pghistory_context
    FOR EACH STATEMENT EXECUTE FUNCTION history_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON django_admin_log
    FOR EACH ROW EXECUTE FUNCTION history_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON django_admin_log
    FOR EACH STATEMENT EXECUTE FUNCTION history_append_only();
"""
BACKWARDS = """
DROP TRIGGER append_only ON pghistory_context;
DROP TRIGGER never_emptied ON pghistory_context;
DROP TRIGGER append_only ON django_admin_log;
DROP TRIGGER never_emptied ON django_admin_log;
DROP FUNCTION history_append_only();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("admin", "0003_logentry_add_action_flag_choices"),
    ]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
