"""A language in which all that is translated stands between ⟦ and ⟧: whatever a page says outside of them is not."""

import re
from contextlib import contextmanager
from html.parser import HTMLParser

from django.utils.translation import trans_real

from core import languages, prepared
from core.models import place
from search import snapshot

# One in which little is written in the demo, as what entries say is not translated, and no word stands in dates.
LANGUAGE = "fr"
# What people read or hear besides the text of elements.
ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "label")
# Besides scripts: citations for programs, and initials in place of a picture.
SILENT = {"code", "script", "style", "template", "pre", "text"}
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@contextmanager
def everything_marked():
    """Translations into one language are the texts themselves between marks; what is in no catalogue has none."""
    catalogue = trans_real.translation(LANGUAGE)

    def gettext(text: str) -> str:
        return _mark(text) if text in catalogue._catalog else type(catalogue).gettext(catalogue, text)

    def ngettext(one: str, many: str, number: int) -> str:
        said = one if number == 1 else many
        is_known = (one, 0) in catalogue._catalog
        return _mark(said) if is_known else type(catalogue).ngettext(catalogue, one, many, number)

    own = {"gettext": gettext, "ngettext": ngettext}
    _forget()
    catalogue.__dict__.update(own)
    try:
        yield
    finally:
        for name in own:
            del catalogue.__dict__[name]
        _forget()


def _mark(text: str) -> str:
    said = text.rpartition("\x04")[2]
    return f"⟦{said}⟧" if any(map(str.isalpha, said)) else said


def without_marked(text: str) -> str:
    """The text, or page, without what is translated, even where that holds elements."""
    while MARKED.search(text):
        text = MARKED.sub("", text)
    return text


def _forget() -> None:
    """What has been looked up in this language is of no use in the other."""
    place.name_of_country.cache_clear()
    languages._choices.cache_clear()
    snapshot._held.clear()
    prepared._statements.clear()


class Reader(HTMLParser):
    """Collects the texts of a page in the page's own language."""

    def __init__(self):
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[str] = []

    @classmethod
    def texts_of(cls, html: str) -> list[str]:
        reader = cls()
        reader.feed(without_marked(html))
        return reader.texts

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        language = found.get("lang", self.language) or ""
        if tag not in EMPTY:
            self.open.append((tag, language))
        if language == LANGUAGE:
            self.texts += [found[name] for name in ATTRIBUTES if found.get(name)]
            if tag == "meta" and found.get("name") == "description":
                self.texts.append(found["content"])
            if tag == "input" and found.get("type") in ("submit", "button"):
                self.texts.append(found.get("value") or "")

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.language == LANGUAGE and not SILENT & {tag for tag, _ in self.open}:
            self.texts.append(data)
