"""What was sent before rows had an outcome was asked."""

from django.db import migrations

ASKED = """
    UPDATE selection_proposedassignment SET outcome = 'asked' WHERE outcome = '' AND proposal_id IN
    (SELECT id FROM selection_assignmentproposal WHERE status = 'sent')
"""


class Migration(migrations.Migration):
    dependencies = [("selection", "0020_reviews_as_typed")]

    operations = [migrations.RunSQL(ASKED, migrations.RunSQL.noop)]
