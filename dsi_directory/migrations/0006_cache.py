"""The table of the cache that all processes share, as Django's database cache wants it."""

from django.db import migrations

MAKE = """
    CREATE TABLE "cache" (
        "cache_key" varchar(255) PRIMARY KEY,
        "value" text NOT NULL,
        "expires" timestamptz NOT NULL
    );
    CREATE INDEX "cache_expires" ON "cache" ("expires");
"""


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0005_roles_for_countries")]
    operations = [migrations.RunSQL(MAKE, 'DROP TABLE "cache"')]
