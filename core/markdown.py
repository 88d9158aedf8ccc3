"""Markdown as people write it, to HTML that is safe to show; and texts that are none, to Markdown that shows them."""

import re
from urllib.parse import urljoin

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.text import one_line

TAGS = {
    "p", "br", "strong", "em", "s", "a", "ul", "ol", "li", "h2", "h3", "h4",
    "blockquote", "code", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
SCHEMES = {"http", "https", "mailto"}
# What has a meaning anywhere in a line, and what has one only where a line begins.
MARKS = re.compile(r"([\\`*_\[\]<>&~|])")
FIRST_MARKS = re.compile(r"\A(\d*)([#+\-=.)])")

# Raw HTML in the text is shown as typed; a picture is never loaded from elsewhere.
_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def parse(markdown: str, base: str = "") -> list[Token]:
    """What a text is made of; with the address of a site as base, links within it are whole addresses."""
    tokens = _parser.parse(markdown)
    for link in (part for token in tokens for part in token.children or () if part.type == "link_open"):
        if base:
            link.attrSet("href", whole(link.attrGet("href"), base))
    return tokens


def whole(address: str, base: str) -> str:
    try:
        return urljoin(f"{base}/", address)
    except ValueError:
        return address


def render(markdown: str, base: str = "") -> str:
    """HTML for a body: headings start at h2 because the page's own title is the h1."""
    html = _parser.renderer.render(parse(markdown, base), _parser.options, {})
    html = re.sub(r"(</?)h([1-6])>", lambda tag: f"{tag[1]}h{min(int(tag[2]) + (tag[2] == '1'), 4)}>", html)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="noopener nofollow",
    )


def escaped(text: str) -> str:
    """Markdown in one line that shows the text as it was typed, whatever stands in it."""
    return FIRST_MARKS.sub(r"\1\\\2", MARKS.sub(r"\\\1", one_line(text)))
