"""The catalogues of translations: `make words` brings them up to what templates and code say."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from core.languages import OTHER_LANGUAGES

ROOT = settings.BASE_DIR
# Templates that stand in for those of packages say what the packages' own catalogues translate.
FOREIGN = {"admin", "account", "allauth", "mfa", "simple_history"}
CALLS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# What a header says when nobody has told.
UNTOLD = re.compile(rb'^"(?:Report-Msgid-Bugs-To|PO-Revision-Date|Last-Translator|Language-Team): .*\n', re.M)
WIDTH = 120


def update() -> None:
    """Adds new words without a translation, drops those that are gone, and compiles the rest."""
    words = collected()
    for language in OTHER_LANGUAGES:
        path = source_of(language)
        catalogue = (
            read(language) if path.exists() else Catalog(language, project="dsi-directory", version="0", fuzzy=False)
        )
        catalogue.header_comment = f"# What the site says in {catalogue.locale.get_language_name('en')}."
        catalogue.update(words, no_fuzzy_matching=True, update_creation_date=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(catalogue))
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        print(f"{language}: {len(catalogue)} texts, {len(missing(catalogue))} without a translation")


def collected() -> Catalog:
    """Every text that templates and code mark for translation, with the files that say it."""
    catalogue = Catalog()
    for path in sources():
        for text, context in texts_in(path):
            catalogue.add(text, context=context, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalogue


def sources() -> Iterator[Path]:
    for path in sorted((ROOT / "templates").rglob("*.*")):
        if path.suffix in (".txt", ".html") and path.relative_to(ROOT).parts[1] not in FOREIGN:
            yield path
    for path in sorted(ROOT.glob("*/**/*.py")):
        if path.relative_to(ROOT).parts[0] not in ("tests", "var", ".venv", "requirements"):
            yield path


def texts_in(path: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Of a template comes Python with odd gaps at the start of lines.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    for _, found, _, context in extract("python", BytesIO(text.encode()), CALLS, options={"encoding": "utf-8"}):
        yield found, context


def source_of(language: str) -> Path:
    return settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    with source_of(language).open("rb") as file:
        return read_po(file, locale=language)


def written(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalogue, width=WIDTH, ignore_obsolete=True, include_lineno=False)
    return UNTOLD.sub(b"", file.getvalue())


def missing(catalogue: Catalog) -> list[str]:
    """Texts without a translation, or with one that is only a guess."""
    return [message.id for message in catalogue if message.id and (message.fuzzy or not all_of(message.string))]


def all_of(string: str | tuple[str, ...]) -> bool:
    return bool(string) and (isinstance(string, str) or all(string))
