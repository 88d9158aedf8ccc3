"""The original's texts, HTML or plain, as Markdown."""

import html
import re
from collections.abc import Iterator
from itertools import groupby

import nh3
from markdownify import MarkdownConverter

from opendata.dsi4eu.addresses import website
from opendata.dsi4eu.characters import storable
from opendata.dsi4eu.notes import Notes

# Four times the longest real one. Thousands of tags within each other take minutes to parse.
LONGEST_TEXT = 50_000
HTML_TAG = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|br|center|div|em|font|h[1-6]|header|hr|i|iframe|img|li|object|ol|p|pre|script|section|"
    r"small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|u|ul|video)\b[^<>]*>",
    re.IGNORECASE,
)
BLOCK_TAG = re.compile(r"<(?:p|br|div|h[1-6]|li|section|td|th|tr)\b", re.IGNORECASE)
STRUCTURE = {
    "p",
    "br",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "section",
    "tr",
    "td",
    "th",
}
INLINE = {"strong", "b", "em", "i", "a", "img", "iframe"}
NOT_TEXT = {"head", "math", "noscript", "object", "script", "style", "svg", "template", "title", "xml"}
# An ampersand that was encoded again each time the text was saved.
DOUBLE_ENCODED = re.compile(r"&(?:amp;)+(?=#\d+;|#x[0-9a-f]+;|[a-z]\w*;)", re.IGNORECASE)

MARKS = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|&(?=#?\w+;)")
BLOCK_START = re.compile(r"^(?=[#>|]|[-+](?:\s|-|$)|=+\s*$|:-)|^(?P<number>\d{1,9})(?=[.)](?:\s|$))")
BULLET = re.compile(r"^[-*+•·–—~]\s+(?=\S)")
NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+(?=\S)", re.ASCII)

# Stands for <br> until all tags around it are converted: a private character, which no storable text holds.
BREAK = "\ue000"
EDGES = re.compile(rf"^([\s{BREAK}.,:;!?…\"'“”‘’«»–—-]*)(.*?)([\s{BREAK}.,:;!?…\"'“”‘’«»–—-]*)$", re.DOTALL)
LONGEST_HEADING = 120
PARAGRAPH_BREAK = re.compile(rf"[ \n]*{BREAK}[ \n]*{BREAK}[ \n{BREAK}]*")
VIDEO = re.compile(
    r"^(?:https?:)?//(?:www\.)?(?:youtube(?:-nocookie)?\.com/(?:embed/|watch\?v=)|youtu\.be/)(?P<youtube>[\w-]{6,20})"
    r"|^(?:https?:)?//(?:player\.)?vimeo\.com/(?:video/)?(?P<vimeo>\d+)",
    re.ASCII,
)


def to_markdown(text: str, notes: Notes) -> str:
    """Markdown with at most third-level headings, links to http and https only, and no picture or HTML."""
    text = storable(text[:LONGEST_TEXT])
    if not is_html(text) and is_html(html.unescape(text)):
        text = html.unescape(text)
    if not is_html(text):
        return "\n\n".join(_blocks(storable(_decoded(text))))
    notes.cleaned("HTML was turned into Markdown.", text)
    return _html_to_markdown(DOUBLE_ENCODED.sub("&", text), notes)


def to_plain(text: str) -> str:
    """The words of an HTML or plain text, its paragraphs' line ends kept."""
    text = storable(text[:LONGEST_TEXT])
    if is_html(text):
        text = nh3.clean(BLOCK_TAG.sub(r"\n\g<0>", text), tags=set(), clean_content_tags=NOT_TEXT)
    return storable(_decoded(text))


def is_html(text: str) -> bool:
    return bool(HTML_TAG.search(text))


def _decoded(text: str) -> str:
    return html.unescape(DOUBLE_ENCODED.sub("&", text))


def escaped(line: str) -> str:
    """One line of plain text that Markdown shows as it is."""
    return BLOCK_START.sub(r"\g<number>\\", MARKS.sub(r"\\\g<0>", line))


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs with their line breaks, and lists where two or more lines in a row are its items."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    paragraph: list[str] = []
    for kind, group in groupby(_without_gaps_in_lists(lines), key=_kind):
        items = list(group)
        if kind in ("text", "blank") or len(items) == 1:
            paragraph += items
            if kind != "blank":
                continue
        if filled := [escaped(line) for line in paragraph if line]:
            yield "\\\n".join(filled)
        paragraph = []
        if kind != "blank":
            yield "\n".join(_items(items))
    if filled := [escaped(line) for line in paragraph if line]:
        yield "\\\n".join(filled)


def _kind(line: str) -> str:
    if not line:
        return "blank"
    if BULLET.match(line):
        return "bullet"
    return "numbered" if NUMBERED.match(line) else "text"


def _without_gaps_in_lists(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        listed = _kind(line) in ("bullet", "numbered")
        if listed and len(kept) > 1 and not kept[-1] and _kind(kept[-2]) == _kind(line):
            kept.pop()
        kept.append(line)
    return kept


def _items(lines: list[str]) -> Iterator[str]:
    for line in lines:
        number = NUMBERED.match(line)
        text = line[number.end() :] if number else BULLET.sub("", line)
        yield f"{int(number[1])}. {escaped(text)}" if number else f"- {escaped(text)}"


def _html_to_markdown(text: str, notes: Notes) -> str:
    safe = nh3.clean(
        text,
        tags=STRUCTURE | INLINE,
        clean_content_tags=NOT_TEXT,
        attributes={"a": {"href"}, "iframe": {"src", "title"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )
    try:
        markdown = _Converter(notes).convert(safe.replace("&nbsp;", " "))
    except RecursionError:
        notes.cleaned("The HTML was nested too deeply, so only its words were kept.", text)
        return "\n\n".join(_blocks(to_plain(text)))
    return _tidied(markdown)


def _tidied(markdown: str) -> str:
    markdown = re.sub(rf"[ {BREAK}]*\n[ {BREAK}]*\n[\n {BREAK}]*", "\n\n", markdown.strip(f"\n {BREAK}"))
    markdown = re.sub(rf"[ \n]*{BREAK}[ \n{BREAK}]*", f"{BREAK}\n", markdown)
    return re.sub(r" +(?=\n)", "", storable(markdown.replace(BREAK, "\\")))


def _with_paragraphs(text: str) -> str:
    """The text of a block, two <br> in a row being a paragraph's end, and none at its edges."""
    return PARAGRAPH_BREAK.sub("\n\n", text.strip(f" \n{BREAK}"))


class _Converter(MarkdownConverter):
    """markdownify with our escapes, our headings and links that lead somewhere."""

    def __init__(self, notes: Notes):
        super().__init__(bullets="-", heading_style="atx")
        self.notes = notes

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escaped(text.replace("\n", " "))

    def convert_a(self, el, text, parent_tags):
        address = website(el.get("href") or "", Notes())
        before, words, after = re.match(rf"^([\s{BREAK}]*)(.*?)([\s{BREAK}]*)$", text, re.DOTALL).groups()
        if not words or "\n\n" in text or BREAK in words:
            return text
        if not address:
            self.notes.cleaned("A link that leads nowhere was taken off its words.", el.get("href") or words)
            return text
        return f"{before}[{words}]({address.replace('(', '%28').replace(')', '%29')}){after}"

    def convert_img(self, el, text, parent_tags):
        self.notes.dropped("A picture on another site was left out.")
        return ""

    def convert_iframe(self, el, text, parent_tags):
        match = VIDEO.match(html.unescape(el.get("src") or ""))
        if not match:
            self.notes.dropped("An embedded page that is no video was left out.", el.get("src") or "")
            return ""
        address = "www.youtube.com/watch?v=" + match["youtube"] if match["youtube"] else "vimeo.com/" + match["vimeo"]
        self.notes.cleaned("An embedded video became a link.", el.get("src"), address)
        return f"Video: [{escaped(storable(el.get('title') or address))}](https://{address})"

    def convert_br(self, el, text, parent_tags):
        return " " if "_inline" in parent_tags else BREAK

    def convert_hN(self, n, el, text, parent_tags):
        words = " ".join(text.replace(BREAK, " ").split())
        if len(words) > LONGEST_HEADING or not words:
            return f"\n\n{words}\n\n"
        # The page's own headings are the first two levels.
        return f"\n\n{'###' if n < 4 else '####'} {words}\n\n"

    def convert_strong(self, el, text, parent_tags):
        return self._marked(el, text, "**", parent_tags & {"strong", "b", "_inline"})

    def convert_em(self, el, text, parent_tags):
        return self._marked(el, text, "*", parent_tags & {"em", "i"})

    convert_b = convert_strong
    convert_i = convert_em

    def convert_p(self, el, text, parent_tags):
        return super().convert_p(el, _with_paragraphs(text), parent_tags)

    def convert_li(self, el, text, parent_tags):
        return super().convert_li(el, _with_paragraphs(text), parent_tags)

    def convert_div(self, el, text, parent_tags):
        return super().convert_div(el, _with_paragraphs(text), parent_tags)

    def convert_blockquote(self, el, text, parent_tags):
        return super().convert_blockquote(el, _with_paragraphs(text), parent_tags)

    convert_section = convert_div

    def convert_tr(self, el, text, parent_tags):
        return f"\n\n{text.strip()}\n\n"

    def convert_td(self, el, text, parent_tags):
        return f" {' '.join(text.split())} "

    convert_th = convert_td

    def _marked(self, el, text: str, mark: str, marked_already: set[str]) -> str:
        """Marks the words without the signs around them: Markdown takes “**Note:**next” for plain asterisks."""
        before, words, after = EDGES.match(text).groups()
        if not words or marked_already or "\n\n" in text or PARAGRAPH_BREAK.search(words) or el.find("iframe"):
            return text
        return f"{before}{mark}{words}{mark}{after}"
