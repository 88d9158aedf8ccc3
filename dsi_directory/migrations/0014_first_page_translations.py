"""The first translations of the pages that every site has, from the files in dsi_directory/pages/<language>."""

from pathlib import Path

from django.db import migrations

from core.markdown import render
from dsi_directory.models import state_of

FOLDER = Path(__file__).resolve().parent.parent / "pages"


def read(file: Path) -> dict[str, str]:
    title, lead, body = file.read_text(encoding="utf-8").split("\n\n", 2)
    return {"title": title.removeprefix("# "), "lead": " ".join(lead.split()), "body": body.strip()}


def add_missing(apps, schema_editor):
    """Only of pages that say what their files say: an editor's own words are not what was translated."""
    pages = {page.slug: page for page in apps.get_model("dsi_directory", "Page").objects.filter(language="en")}
    translations = apps.get_model("dsi_directory", "PageTranslation").objects
    for file in sorted(FOLDER.glob("*/*.md")):
        page, state = pages.get(file.stem), state_of(**read(FOLDER / file.name))
        if page and state_of(page.title, page.lead, page.body) == state:
            text = read(file)
            text |= {"body_html": render(text["body"]), "translated_state": state}
            translations.get_or_create(page=page, language=file.parent.name, defaults=text)


def remove_unchanged(apps, schema_editor):
    """What an editor has saved has a history and stays, so that the way back and forth loses nothing."""
    edited = apps.get_model("dsi_directory", "HistoricalPageTranslation").objects.values("id")
    apps.get_model("dsi_directory", "PageTranslation").objects.exclude(pk__in=edited).delete()


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0013_roles_for_page_translations")]
    operations = [migrations.RunPython(add_missing, remove_unchanged)]
