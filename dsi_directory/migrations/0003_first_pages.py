"""The first text of each page that every site has, from the files in dsi_directory/pages."""

from pathlib import Path

from django.db import migrations

from core.markdown import render

FOLDER = Path(__file__).resolve().parent.parent / "pages"


def add_missing(apps, schema_editor):
    """A page that is there keeps its text: the files are what a new site starts with, and may change."""
    pages = apps.get_model("dsi_directory", "Page").objects
    for file in sorted(FOLDER.glob("*.md")):
        title, lead, body = file.read_text(encoding="utf-8").split("\n\n", 2)
        text = {
            "title": title.removeprefix("# "),
            "lead": " ".join(lead.split()),
            "body": body.strip(),
            "body_html": render(body),
        }
        pages.get_or_create(slug=file.stem, defaults=text)


def remove_unchanged(apps, schema_editor):
    """What an editor has saved has a history and stays, so that the way back and forth loses nothing."""
    edited = apps.get_model("dsi_directory", "HistoricalPage").objects.values("id")
    apps.get_model("dsi_directory", "Page").objects.exclude(pk__in=edited).delete()


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0002_pages")]
    operations = [migrations.RunPython(add_missing, remove_unchanged)]
