import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from opendata.dsi4eu.markdown import to_markdown, to_plain
from opendata.dsi4eu.notes import Notes


@pytest.mark.parametrize(
    ("given", "markdown"),
    [
        ("<p>One&nbsp;<strong>lamp</strong></p>\r\r\n<p>Two</p>", "One **lamp**\n\nTwo"),
        ('<p class="MsoNormal" style="color:red" dir="ltr"><span lang="EN">Lamp<o:p></o:p></span></p>', "Lamp"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<h1>Lamps</h1><p>x</p>", "### Lamps\n\nx"),
        ("<h5><strong>Lamps</strong></h5>", "#### Lamps"),
        (f"<h2>{'lamp ' * 30}</h2>", "lamp " * 29 + "lamp"),
        ("<blockquote>Lamp<br></blockquote>", "> Lamp"),
        ("<div>a<br></div><section>b</section>", "a\n\nb"),
        ("<p>a<br>b<br><br>c<br></p>", "a\\\nb\n\nc"),
        ("<p><strong>Note:</strong>lamps</p>", "**Note**:lamps"),
        ("<p><b><strong>lamp</strong></b></p>", "**lamp**"),
        ("<p><em><br></em><u>x</u></p>", "x"),
        ('<p><a href="http://lamp.example/(a)">lamps</a></p>', "[lamps](http://lamp.example/%28a%29)"),
        ('<p><a href="lamp.example"><b>lamps</b></a></p>', "[**lamps**](https://lamp.example)"),
        ('<p><a href="javascript:alert(1)">lamps</a><a href="http://x.example"></a></p>', "lamps"),
        ('<p>a<img src="http://lamp.example/x.jpg">b</p>', "ab"),
        ("<p>Q&amp;amp;A &amp;eacute;</p>", "Q&A é"),
        ("&lt;p&gt;lamp&lt;/p&gt;", "lamp"),
        ("<p>1. lamp</p><p># lamp</p>", "1\\. lamp\n\n\\# lamp"),
        ("<script>lamp()</script><style>p{}</style><p>x</p>", "x"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a  b\n\nc"),
    ],
)
def test_html_becomes_markdown(given, markdown):
    assert to_markdown(given, Notes()) == markdown


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("//www.youtube.com/embed/l4mpL4mp_-1?rel=0&amp;amp;x=1", "https://www.youtube.com/watch?v=l4mpL4mp_-1"),
        ("https://player.vimeo.com/video/123?title=0", "https://vimeo.com/123"),
    ],
)
def test_an_embedded_video_becomes_a_link(source, address):
    assert to_markdown(f'<p><iframe src="{source}"></iframe></p>', Notes()).endswith(f"({address})")


def test_other_embedded_pages_are_dropped_with_a_note():
    notes = Notes()
    assert to_markdown('<iframe src="https://lamp.example/x"></iframe>', notes) == ""
    assert notes.written[-1].reason == "An embedded page that is no video was left out."


def test_html_nested_beyond_reason_keeps_its_words():
    assert to_markdown("<blockquote>" * 3000 + "lamp", Notes()) == "lamp"


@pytest.mark.parametrize(
    ("given", "markdown"),
    [
        ("one\r\r\ntwo\r\r\n\r\r\nthree", "one\\\ntwo\n\nthree"),
        ("#3 lamps", "\\#3 lamps"),
        ("1. lamp", "1\\. lamp"),
        ("* lamp", "\\* lamp"),
        ("    indented", "indented"),
        ("a\n---", "a\\\n\\---"),
        ("Lamps:\n- red\n- blue\nEnd", "Lamps:\n\n- red\n- blue\n\nEnd"),
        ("* red\n\n* blue", "- red\n- blue"),
        ("1) red\n2) blue", "1. red\n2. blue"),
        ("snake_case *stars* [x](y) <z> `c`", "snake_case \\*stars\\* \\[x\\](y) \\<z> \\`c\\`"),
        ("caf&eacute; &amp;amp; bar", "café & bar"),
        ("a < b > c", "a \\< b > c"),
    ],
)
def test_plain_text_stays_plain(given, markdown):
    assert to_markdown(given, Notes()) == markdown


@given(st.text(st.characters(codec="utf-8", exclude_characters="<>&")))
def test_plain_text_is_shown_as_it_was_written(text):
    shown = html.unescape(re.sub(r"<[^>]+>", " ", MarkdownIt("commonmark").render(to_markdown(text, Notes()))))
    words = re.findall(r"\w+", to_plain(text))
    assert [word for word in re.findall(r"\w+", shown) if not word.isdecimal()] == [
        word for word in words if not word.isdecimal()
    ]


@given(st.text())
def test_nothing_becomes_html(text):
    markdown = to_markdown(f"<p>{text}", Notes())
    assert "<p" not in markdown.replace("\\<", "")


def test_the_words_of_html_are_apart():
    assert to_plain("<h1>Lamps</h1><p>One<br>two</p>").split() == ["Lamps", "One", "two"]
