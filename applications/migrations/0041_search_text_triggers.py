"""The search text is known to be stale whenever what it repeats changes, however it is written."""

from django.db import migrations

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
INSERT INTO applications_searchtext (application_id, text, changes) SELECT id, NULL, 1 FROM applications_application;
"""
GONE = """
DROP TRIGGER search_text_of_person_changes ON accounts_user;
DROP TRIGGER search_text_changes ON applications_application;
DROP TRIGGER search_text_begins ON applications_application;
DROP FUNCTION applications_empty_search_texts();
DROP FUNCTION applications_empty_search_text();
"""


class Migration(migrations.Migration):
    dependencies = [("applications", "0040_search_text"), ("accounts", "0001_initial")]

    operations = [migrations.RunSQL(STALE, GONE)]
