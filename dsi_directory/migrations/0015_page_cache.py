"""The table of the pages that all processes share. What is in it may be lost, so it is not logged."""

from django.db import migrations

MAKE = """
    CREATE UNLOGGED TABLE "page_cache" (
        "cache_key" varchar(255) PRIMARY KEY,
        "value" text NOT NULL,
        "expires" timestamptz NOT NULL
    );
    CREATE INDEX "page_cache_expires" ON "page_cache" ("expires");
"""


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0014_first_page_translations")]
    operations = [migrations.RunSQL(MAKE, 'DROP TABLE "page_cache"')]
