"""The pages on privacy and cookies tell of the newsletter, where nobody has written them anew."""

from hashlib import sha256
from pathlib import Path

from django.db import migrations

from core.markdown import render

FOLDER = Path(__file__).resolve().parent.parent / "pages"
# Of the texts that a site started with before.
OLD_TEXTS = {
    "privacy-policy": "38ee6e060404b7e7a2a36fc29ce787db9819bfdcac20282e0cad4c0a8b37f37a",
    "cookies-policy": "a6f9b1aed75070b9b4ac2b7a1fea3db445f641eba0c7c0dbb01d0e2f35635614",
}


def renew_unchanged(apps, schema_editor):
    for page in apps.get_model("dsi_directory", "Page").objects.filter(slug__in=OLD_TEXTS):
        if sha256(page.body.encode()).hexdigest() == OLD_TEXTS[page.slug]:
            page.body = (FOLDER / f"{page.slug}.md").read_text(encoding="utf-8").split("\n\n", 2)[2].strip()
            page.body_html = render(page.body)
            page.save()


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0009_roles_for_newsletter")]
    # Back to a time without the newsletter, the texts stay: they are the editors' now.
    operations = [migrations.RunPython(renew_unchanged, migrations.RunPython.noop)]
