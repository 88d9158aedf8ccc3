"""Markdown as people write it, to HTML that is safe to show."""

import re

import nh3
from markdown_it import MarkdownIt

TAGS = {
    "p", "br", "strong", "em", "s", "a", "ul", "ol", "li", "h2", "h3", "h4",
    "blockquote", "code", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
SCHEMES = {"http", "https", "mailto"}

# Raw HTML in the text is shown as typed; a picture is never loaded from elsewhere.
_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def render(markdown: str) -> str:
    """HTML for a body: headings start at h2 because the page's own title is the h1."""
    html = _parser.render(markdown)
    html = re.sub(r"(</?)h([1-6])>", lambda tag: f"{tag[1]}h{min(int(tag[2]) + (tag[2] == '1'), 4)}>", html)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="noopener nofollow",
    )
