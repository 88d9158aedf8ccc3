"""The first translations of terms and introductions, from the files in core/vocabulary_translations."""

import tomllib
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from django.db import migrations

from core.markdown import render

FOLDER = Path(__file__).resolve().parent.parent / "vocabulary_translations"

# Model, the slug of a term or the code of a country, field: the text.
Texts = dict[tuple[str, str, str], str]


def english() -> Texts:
    """The first English texts, which are what was translated."""
    first = {}
    for model, terms in import_module("core.migrations.0002_vocabularies").TERMS.items():
        for slug, name, definition, *_ in terms:
            first |= {(model, slug, "name"): name, (model, slug, "definition"): definition}
    short = import_module("core.migrations.0005_short_names_of_organisation_types")
    first |= {("OrganisationType", slug, "short_name"): name for slug, name in short.SHORT_NAMES.items()}
    themes = import_module("core.migrations.0004_first_introductions")
    countries = import_module("core.migrations.0007_first_introductions_of_countries")
    introductions = {
        "FocusArea": themes.FOCUS_AREAS, "AreaOfImpact": themes.AREAS_OF_IMPACT, "Country": countries.COUNTRIES
    }  # fmt: skip
    told = ((model, key, text) for model, texts in introductions.items() for key, text in texts.items())
    return first | {(model, key, "introduction"): themes.paragraphs(text) for model, key, text in told}


def read(file: Path) -> Texts:
    models = tomllib.loads(file.read_text(encoding="utf-8"))
    paragraphs = import_module("core.migrations.0004_first_introductions").paragraphs
    return {
        (model, key, field): paragraphs(text.strip())
        for model, records in models.items()
        for key, texts in records.items()
        for field, text in texts.items()
    }


def add_missing(apps, schema_editor):
    """A text that an editor has translated or changed keeps what it has."""
    given = defaultdict(lambda: defaultdict(dict))
    for file in sorted(FOLDER.glob("*.toml")):
        for (model, key, field), text in read(file).items():
            given[model, key][file.stem][field] = text
    first = {place: text.strip() for place, text in english().items()}
    for (model, key), translations in given.items():
        kept_by = "code" if model == "Country" else "slug"
        record = apps.get_model("core", model).objects.filter(**{kept_by: key}).first()
        for language, texts in translations.items() if record else ():
            unchanged = {
                field: text
                for field, text in texts.items()
                if getattr(record, field).strip() == first[model, key, field]
            }
            if introduction := unchanged.get("introduction"):
                unchanged["introduction_html"] = render(introduction)
            record.translations[language] = unchanged | record.translations.get(language, {})
        if record:
            record.save(update_fields=["translations"])


class Migration(migrations.Migration):
    dependencies = [("core", "0010_translations")]
    # The texts go with the column that holds them.
    operations = [migrations.RunPython(add_missing, migrations.RunPython.noop)]
