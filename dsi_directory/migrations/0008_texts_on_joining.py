"""The pages that speak of corrections and reports tell of their forms, where nobody has written them anew."""

from hashlib import sha256
from pathlib import Path

from django.db import migrations

from core.markdown import render

FOLDER = Path(__file__).resolve().parent.parent / "pages"
# Of the texts that a site started with before.
OLD_TEXTS = {
    "contact-dsi": "1f8d7f722f4b8b1500f999a893a864381db6ffca16c3ab275d64eec02122025b",
    "terms-of-use": "e567c9503150d580b43007a849459b03eb1264551be314e2914b9b89b1a11c71",
    "editorial-criteria": "7f5d398d35fdd7ef8ab1f6ec7a4febe8a39b69168ba519b8c23b28e9bd6ea1ab",
    "privacy-policy": "ccd5a469fca79731fde5b182d11cfb27035f512cfaf0987b3778d1640d7372d3",
}


def renew_unchanged(apps, schema_editor):
    for page in apps.get_model("dsi_directory", "Page").objects.filter(slug__in=OLD_TEXTS):
        if sha256(page.body.encode()).hexdigest() == OLD_TEXTS[page.slug]:
            page.body = (FOLDER / f"{page.slug}.md").read_text(encoding="utf-8").split("\n\n", 2)[2].strip()
            page.body_html = render(page.body)
            page.save()


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0007_roles_for_submissions")]
    # Back to a time without forms, the texts stay: they are the editors' now.
    operations = [migrations.RunPython(renew_unchanged, migrations.RunPython.noop)]
