"""The cache that all processes share when no CACHE_URL is set. What it counts may be forgotten after a
crash of the database, so the table is not written to its log."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0040_second_factor_removal")]

    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE shared_cache (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX shared_cache_expires ON shared_cache (expires);
            """,
            "DROP TABLE shared_cache",
        )
    ]
