"""Follows every link of the site in the database at hand, in each language, as a visitor without scripts would.

make crawl

Tells of links that lead nowhere or to another page first, of pages in another language than their address says, of
links that leave the language by the way, and, from a second walk in which all that is translated is marked, of texts
that are not. Of a list, it opens each link that narrows it once, not all that these lead to in turn.
"""

import os
import sys
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

HOST = "127.0.0.1:8000"
SITE = f"http://{HOST}"
# What only those see who have signed in, and what is not reached by links.
NOT_FOR_VISITORS = ("/admin", "/account")
LINKING = {"a", "area", "link", "img", "script", "source", "use"}
# As much of a list as is opened from each of its pages.
PAGES_OF_A_LIST = ("page",)


@dataclass
class Document:
    """A page as it was answered."""

    status: int
    leads_to: str
    is_page: bool
    language: str = ""
    links: list[tuple[str, bool]] = field(default_factory=list)
    ids: frozenset[str] = frozenset()
    html: str = ""


class Visitor:
    """Opens each address once, from one network after another, so that no limit is reached."""

    def __init__(self):
        from django.test import Client

        self.client, self.opened = Client(HTTP_HOST=HOST, raise_request_exception=False), 0

    def open(self, address: str) -> Document:
        self.opened += 1
        network = f"10.{self.opened // 65536 % 256}.{self.opened // 256 % 256}.{self.opened % 256}"
        response = self.client.get(address, REMOTE_ADDR=network, HTTP_ACCEPT="text/html")
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and response.status_code < 300
        if response.streaming:
            b"".join(response.streaming_content)
        document = Document(response.status_code, response.headers.get("Location", ""), is_page)
        if is_page:
            document.html, links = response.text, Links(address)
            links.feed(document.html)
            document.language, document.links, document.ids = links.language, links.links, frozenset(links.ids)
        return document


class Links(HTMLParser):
    """Reads from a page its language, where its links lead, and what can be led to in it."""

    def __init__(self, address: str):
        super().__init__()
        self.base, self.language, self.links, self.ids = SITE + address, "", [], set()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "html":
            self.language = found.get("lang", "")
        if "id" in found:
            self.ids.add(found["id"])
        leads = next((found[name] for name in ("href", "src") if found.get(name)), None) if tag in LINKING else None
        if leads:
            # A link that says its language is meant to leave this one.
            self.links.append((urljoin(self.base, leads), tag in ("a", "area") and not found.get("hreflang")))


def is_followed(address: str, before: str) -> bool:
    """Links that narrow a list are opened from the list itself, and further pages from everywhere."""
    asked = urlsplit(address).query
    names = {part.partition("=")[0] for part in asked.split("&")} if asked else set()
    return not asked or not urlsplit(before).query or names <= set(PAGES_OF_A_LIST)


def walk(start: list[str], only: str = "/"):
    """Every address that links lead to with its document, and with what leads there."""
    visitor, waiting = Visitor(), deque((address, "") for address in start)
    seen = set(start)
    while waiting:
        address, before = waiting.popleft()
        document = visitor.open(address)
        if visitor.opened % 1000 == 0:
            print(f"{visitor.opened} opened, {len(waiting)} waiting", file=sys.stderr, flush=True)
        for link, _ in document.links:
            following = urldefrag(link).url.removeprefix(SITE)
            is_ours = following.startswith(only) and not following.startswith(NOT_FOR_VISITORS)
            if is_ours and following not in seen and is_followed(following, address):
                seen.add(following)
                waiting.append((following, address))
        yield address, before, document


def findings_of_links() -> list[str]:
    from core.language_addresses import is_in_every_language, language_of
    from core.languages import INTERFACE

    found, documents, fragments = [], {}, defaultdict(set)
    begun = time.monotonic()
    for address, before, document in walk(["/", *(f"/{code}/" for code, _ in INTERFACE[1:])]):
        documents[address] = document
        if document.status != 200:
            found.append(f"{document.status} {address} {document.leads_to}, from {before}")
        path = urlsplit(address).path
        if document.is_page and is_in_every_language(path) and document.language != language_of(path):
            found.append(f"lang={document.language} {address}")
        for link, is_here in document.links:
            target, fragment = urldefrag(link)
            target = target.removeprefix(SITE)
            if fragment and link.startswith(f"{SITE}/"):
                fragments[target, unquote(fragment)].add(address)
            leaves = is_here and link.startswith(f"{SITE}/") and is_in_every_language(urlsplit(target).path)
            if leaves and is_in_every_language(path) and language_of(urlsplit(target).path) != language_of(path):
                found.append(f"leaves its language: {target}, from {address}")
        document.html, document.links = "", []
    for (target, fragment), sources in fragments.items():
        if target in documents and documents[target].is_page and fragment not in documents[target].ids:
            found.append(f"no #{fragment} in {target}, from {min(sources)}")
    pages = sum(document.is_page for document in documents.values())
    print(f"{len(documents)} addresses, {pages} of them pages, in {time.monotonic() - begun:.0f} s", flush=True)
    return found


def findings_of_texts() -> list[str]:
    from core.models import Entry
    from dsi_directory.models import Page
    from tests.translations.marked import LANGUAGE, Reader, everything_marked
    from tests.translations.own_words import own_words, untranslated

    places, pages, words = defaultdict(set), 0, own_words()
    # Texts that are in the database: pages that editors write, and entries in this language.
    written = set(Page.objects.values_list("slug", flat=True))
    for model in Entry.__subclasses__():
        written |= {str(number) for number in model.objects.filter(language=LANGUAGE).values_list("number", flat=True)}
    with everything_marked():
        for address, _, document in walk([f"/{LANGUAGE}/"], only=f"/{LANGUAGE}/"):
            if document.is_page and written.isdisjoint(urlsplit(address).path.split("/")):
                pages += 1
                for text in Reader.texts_of(document.html):
                    places[text].add(address)
    print(f"{pages} pages read for texts that are not translated", flush=True)
    return [
        f"not translated: {rest!r}, on {len(addresses)} pages as {min(addresses)}"
        for text, addresses in places.items()
        for rest in untranslated([text], words)
    ]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dsi_directory.settings")
    import django

    django.setup()
    found = 0
    for look in (findings_of_links, findings_of_texts):
        for finding in look():
            found += 1
            print(finding, flush=True)
    print(f"{found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
