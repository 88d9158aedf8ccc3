"""A text written in Markdown as the plain text of a mail: as people write who have no other means."""

from collections.abc import Iterator

from django.conf import settings
from markdown_it.tree import SyntaxTreeNode

from core import markdown

# Of the line below a heading, and of one that divides a text.
LONGEST_LINE = 60


def html(text: str) -> str:
    return markdown.render(text, base=settings.SITE_URL)


def plain(text: str) -> str:
    """The words with addresses behind them in brackets, lists with their marks, headings underlined."""
    return "\n\n".join(_blocks(SyntaxTreeNode(markdown.parse(text, base=settings.SITE_URL))))


def _blocks(node: SyntaxTreeNode) -> Iterator[str]:
    """What the node holds, block by block."""
    for child in node.children:
        if text := _block(child):
            yield text


def _block(node: SyntaxTreeNode) -> str:
    match node.type:
        case "heading":
            return _heading(node)
        case "bullet_list":
            return _list(node, ["- "] * len(node.children))
        case "ordered_list":
            start = int(node.attrs.get("start", 1))
            return _list(node, [f"{number}. " for number in range(start, start + len(node.children))])
        case "blockquote":
            return _behind("> ", "\n\n".join(_blocks(node)))
        case "fence" | "code_block":
            return _behind("    ", node.content.rstrip("\n"))
        case "hr":
            return "-" * LONGEST_LINE
        case "table":
            rows = (row for part in node.children for row in part.children)
            return "\n".join(" | ".join(_words(cell) for cell in row.children) for row in rows)
        case _:
            return _words(node)


def _heading(node: SyntaxTreeNode) -> str:
    words = _words(node)
    return f"{words}\n{'-' * min(len(words), LONGEST_LINE)}" if words else ""


def _list(node: SyntaxTreeNode, marks: list[str]) -> str:
    """The items, further lines of each below its first word; those of a loose list apart."""
    items = []
    for item, mark in zip(node.children, marks, strict=True):
        # Of a tight list, paragraphs are hidden, and what follows them stands close.
        is_tight = any(block.hidden for block in item.children)
        text = ("\n" if is_tight else "\n\n").join(_blocks(item))
        items.append(mark + _behind(" " * len(mark), text).lstrip(" "))
    return ("\n" if all("\n\n" not in item for item in items) else "\n\n").join(items)


def _behind(mark: str, text: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))


def _words(node: SyntaxTreeNode) -> str:
    """What stands in a line: words, and the addresses of links."""
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "link":
            return _link("".join(map(_words, node.children)), str(node.attrs["href"]))
        case _:
            return "".join(map(_words, node.children))


def _link(words: str, address: str) -> str:
    """The words, and where they lead unless they say so themselves."""
    if address.partition(":")[0] not in markdown.SCHEMES:
        return words
    address = address.removeprefix("mailto:")
    return address if words in ("", address) else f"{words} ({address})"
