"""A mail written from one template: its subject, its text, and the same as HTML.

A template is plain text: first "Subject: …", an empty line, then paragraphs between empty lines. In the HTML, lines
that start with "- " become a list, those with "> " a quotation, one with "---" below it a heading; what comes after
"--" is the foot. A line that is only an address of this site becomes a button, or a link where other lines stand with
it or in the foot. "[Confirm] https://…" gives it its words, which the text does without. What was written in Markdown
stands in it as `{% markdown text %}`, with a shape of its own, and what may be in another language than the mail as
`{% written_in "ar" name %}`, within a line.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from core.addresses import absolute
from core.languages import direction, of_pages_for, of_reader
from core.text import one_line, readable, shortened
from mail import prose

SUBJECT = "Subject:"
LONGEST_SUBJECT = 200
FOOT = "--"
LINK = re.compile(r"(?:\[(?P<words>[^\[\]]+)\] )?(?P<address>\S+)")
# Of what a list of mails shows beside the subject. A greeting is shorter.
SHORTEST_PREHEADER, LONGEST_PREHEADER = 20, 140


@dataclass(frozen=True)
class Link:
    address: str
    words: str = ""


@dataclass(frozen=True)
class Block:
    """One paragraph of a mail: "text", "button", "heading", "list" or "quotation", with its lines; or "prose"."""

    kind: str
    lines: tuple[str | Link, ...] = ()
    # Of prose: its Markdown.
    source: str = ""

    @property
    def html(self) -> SafeString:
        # Cleaned where it is made of Markdown.
        return mark_safe(prose.html(self.source))  # noqa: S308


@dataclass
class Kept:
    """Texts of others, each behind a mark that stands for it in the mail and that nobody could have typed."""

    # In Markdown, each instead of a line.
    sources: dict[str, str] = field(default_factory=dict)
    # In other languages than the mail's, within lines: language and text.
    foreign: dict[str, tuple[str, str]] = field(default_factory=dict)

    def markdown(self, source: str) -> str:
        if not source.strip():
            return ""
        mark = new_mark()
        self.sources[mark] = readable(source)
        return mark

    def written_in(self, language: str, text: str) -> str:
        if not text or language == of_reader():
            return text
        mark = new_mark()
        self.foreign[mark] = language, one_line(text)
        return mark

    def as_text(self, text: str) -> str:
        for mark, source in self.sources.items():
            text = text.replace(mark, prose.plain(source))
        for mark, (_, words) in self.foreign.items():
            text = text.replace(mark, words)
        return text

    def as_html(self, line: str) -> str:
        """A line of the mail; one with nothing in another language as it is, to be escaped where it is shown."""
        marked = [mark for mark in self.foreign if mark in line]
        html = escape(line) if marked else line
        for mark in marked:
            language, words = self.foreign[mark]
            span = format_html('<span lang="{}" dir="{}">{}</span>', language, direction(language), words)
            html = SafeString(html.replace(mark, span))
        return html


def new_mark() -> str:
    return f"({secrets.token_hex()})"


@dataclass(frozen=True)
class Written:
    subject: str
    text: str
    html: str


def write(template: str, language: str, **context) -> Written:
    """The mail in a language; values of the context stand in it as they are, and only our own words make its shape."""
    with translation.override(of_pages_for(language)):
        return written(template, language, context)


def written(template: str, language: str, context: dict) -> Written:
    known = {"site_name": settings.SITE_NAME, "contact_email": settings.CONTACT_EMAIL, "site_url": settings.SITE_URL}
    known["home"] = absolute(reverse("home"))
    # The text is no HTML. Whatever is in it is escaped where it becomes some.
    source = get_template(template).template
    kept = Kept()
    rendered = readable_lines(source.render(Context(known | context | {"kept": kept}, autoescape=False)))
    first, _, body = rendered.partition("\n")
    if not first.startswith(SUBJECT):
        raise ValueError(f"{template} does not start with a subject.")
    subject = one_line(first.removeprefix(SUBJECT))[:LONGEST_SUBJECT]
    marked = re.sub(r"\n{3,}", "\n\n", body).strip() + "\n"
    text = kept.as_text(without_words_of_links(marked))
    body, _, foot = marked.partition(f"\n{FOOT}\n")
    page = known | {"subject": subject, "preheader": preheader(text), "language": language}
    page |= {"direction": direction(language), "blocks": blocks(body, kept), "foot": foot_blocks(foot)}
    return Written(subject, text, render_to_string("mail/message.html", page).strip())


def words_of(delivery) -> Written:
    """What one reader gets: the words of the delivery, or those of its mailing with what is the reader's own."""
    source = delivery.mailing or delivery
    return Written(source.subject, *(filled_in(part, delivery.personal) for part in (source.text, source.html)))


def filled_in(text: str, personal: dict[str, str]) -> str:
    """The text with addresses of our own site for each [[name]]; they need no escaping."""
    for name, value in personal.items():
        text = text.replace(f"[[{name}]]", value)
    return text


def readable_lines(text: str) -> str:
    return "\n".join(readable(line).rstrip() for line in text.strip().splitlines())


def without_words_of_links(text: str) -> str:
    """The text as it is read alone, with the line before its foot that mail programs know."""
    lines = (link.address if (link := link_in(line)) else line for line in text.split("\n"))
    return "\n".join(f"{FOOT} " if line == FOOT else line for line in lines)


def preheader(text: str) -> str:
    """The first paragraph that says something and is no heading."""
    paragraphs = (paragraph for paragraph in text.split("\n\n") if not re.search(r"\n-+\Z", paragraph))
    said = (shortened(paragraph, LONGEST_PREHEADER) for paragraph in paragraphs)
    return next((words for words in said if len(words) >= SHORTEST_PREHEADER), "")


def blocks(text: str, kept: Kept) -> list[Block]:
    """The paragraphs of a text; `kept` has the texts of others by the marks that stand for them."""
    paragraphs = [tuple(map(kept.as_html, paragraph.splitlines())) for paragraph in text.strip().split("\n\n")]
    return [block(lines, kept.sources.get(lines[0], "")) for lines in paragraphs if lines]


def foot_blocks(text: str) -> list[Block]:
    return [replace(one, kind="text") if one.kind == "button" else one for one in blocks(text, Kept())]


def block(lines: tuple[str, ...], source: str) -> Block:
    if source:
        return Block("prose", source=source)
    if len(lines) == 1 and (link := link_in(lines[0])):
        return Block("button", (link,))
    if lines[1:] == ("---",):
        return Block("heading", lines[:1])
    for mark, kind in (("- ", "list"), ("> ", "quotation")):
        if all(line.startswith(mark) for line in lines):
            return Block(kind, with_links(line.removeprefix(mark) for line in lines))
    return Block("text", with_links(lines))


def with_links(lines: Iterable[str]) -> tuple[str | Link, ...]:
    return tuple(link_in(line) or line for line in lines)


def link_in(line: str) -> Link | None:
    found = LINK.fullmatch(line)
    return Link(found["address"], found["words"] or "") if found and is_own_address(found["address"]) else None


def is_own_address(line: str) -> bool:
    own = line.startswith(f"{settings.SITE_URL}/") and " " not in line
    return own or re.fullmatch(r"\[\[[a-z_]+\]\]", line) is not None
