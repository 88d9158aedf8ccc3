"""Follows every link of the site in the database at hand, in each language, as a visitor without scripts would.

Tells of links that lead nowhere or to another page first, of pages in another language than their address says, of
links that leave the language by the way, and, from a second walk in which all that is translated is marked, of texts
that are not. Of a list, it opens each link that narrows it once, not all that these lead to in turn.
"""

import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.test import Client

from core.language_addresses import is_in_every_language, language_of
from core.languages import OTHER_LANGUAGES
from core.models import Entry
from dsi_directory.models import Page
from tests.translations.marked import LANGUAGE, Reader, everything_marked
from tests.translations.own_words import own_words, untranslated

HOST = "127.0.0.1:8000"
SITE = f"http://{HOST}"
# What only those see who have signed in, and what is not reached by links.
NOT_FOR_VISITORS = ("/admin", "/account")
LINKING = {"a", "area", "link", "img", "script", "source", "use"}


class Opened(HTMLParser):
    """A page: its language, where its links lead, and what can be led to in it."""

    def __init__(self, address: str, html: str):
        super().__init__()
        self.base, self.html, self.language, self.links, self.ids = SITE + address, html, "", [], set()
        self.feed(html)

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


class Answer(NamedTuple):
    address: str
    # The address of a page that leads there.
    before: str
    status: int
    leads_to: str
    page: Opened | None


class Visitor:
    """Opens each address from one network after another, so that no limit is reached."""

    def __init__(self):
        self.client, self.opened = Client(HTTP_HOST=HOST, raise_request_exception=False), 0

    def open(self, address: str, before: str) -> Answer:
        self.opened += 1
        network = f"10.{self.opened // 65536 % 256}.{self.opened // 256 % 256}.{self.opened % 256}"
        response = self.client.get(address, REMOTE_ADDR=network, HTTP_ACCEPT="text/html")
        if response.streaming:
            b"".join(response.streaming_content)
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and response.status_code < 300
        page = Opened(address, response.text) if is_page else None
        return Answer(address, before, response.status_code, response.headers.get("Location", ""), page)


def is_followed(address: str, before: str) -> bool:
    """Links that narrow a list are opened from the list itself, and further pages from everywhere."""
    asked = urlsplit(address).query
    names = {part.partition("=")[0] for part in asked.split("&")}
    return not asked or not urlsplit(before).query or names == {"page"}


def walk(start: list[str], only: str = "/") -> Iterator[Answer]:
    """The answers of every address that links lead to."""
    visitor, waiting, seen = Visitor(), deque((address, "") for address in start), set(start)
    while waiting:
        answer = visitor.open(*waiting.popleft())
        if visitor.opened % 1000 == 0:
            print(f"{visitor.opened} opened, {len(waiting)} waiting", file=sys.stderr, flush=True)
        for link, _ in answer.page.links if answer.page else ():
            following = urldefrag(link).url.removeprefix(SITE)
            is_ours = following.startswith(only) and not following.startswith(NOT_FOR_VISITORS)
            if is_ours and following not in seen and is_followed(following, answer.address):
                seen.add(following)
                waiting.append((following, answer.address))
        yield answer


def findings_of_links() -> list[str]:
    found, opened, ids, fragments = [], 0, {}, defaultdict(set)
    begun = time.monotonic()
    for address, before, status, leads_to, page in walk(["/", *(f"/{code}/" for code in OTHER_LANGUAGES)]):
        opened += 1
        if status != 200:
            found.append(f"{status} {address} {leads_to}, from {before}")
        if page:
            ids[address] = page.ids
            found += findings_of_language(address, page)
            for link, _ in page.links:
                target, fragment = urldefrag(link.removeprefix(SITE))
                if fragment:
                    fragments[target, unquote(fragment)].add(address)
    for (target, fragment), sources in fragments.items():
        if target in ids and fragment not in ids[target]:
            found.append(f"no #{fragment} in {target}, from {min(sources)}")
    print(f"{opened} addresses, {len(ids)} of them pages, in {time.monotonic() - begun:.0f} s", flush=True)
    return found


def findings_of_language(address: str, page: Opened) -> Iterator[str]:
    if not is_in_every_language(urlsplit(address).path):
        return
    language = language_of(urlsplit(address).path)
    if page.language != language:
        yield f"lang={page.language} {address}"
    for link, is_here in page.links:
        path = urlsplit(link).path
        is_ours = is_here and link.startswith(f"{SITE}/")
        if is_ours and language_of(path) != language and is_in_every_language(path):
            yield f"leaves its language: {path}, from {address}"


def findings_of_texts() -> list[str]:
    places, pages, words = defaultdict(set), 0, own_words()
    # Texts that are in the database: pages that editors write, and entries in this language.
    written = set(Page.objects.values_list("slug", flat=True))
    for model in Entry.__subclasses__():
        written |= {str(number) for number in model.objects.filter(language=LANGUAGE).values_list("number", flat=True)}
    with everything_marked():
        for answer in walk([f"/{LANGUAGE}/"], only=f"/{LANGUAGE}/"):
            if answer.page and written.isdisjoint(urlsplit(answer.address).path.split("/")):
                pages += 1
                for text in Reader.texts_of(answer.page.html):
                    places[text].add(answer.address)
    print(f"{pages} pages read for texts that are not translated", flush=True)
    return [
        f"not translated: {rest!r}, on {len(addresses)} pages as {min(addresses)}"
        for text, addresses in places.items()
        for rest in untranslated([text], words)
    ]


def tell() -> None:
    """Says what was found, and ends with an error if anything was."""
    found = 0
    for look in (findings_of_links, findings_of_texts):
        for finding in look():
            found += 1
            print(finding, flush=True)
    sys.exit(f"{found} findings" if found else None)
