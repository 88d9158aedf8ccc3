"""What is written in Markdown, in the two forms of a mail."""

import re

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from mail import prose, writing

OURS = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**One** *two* `three`\nfour", "One two three four"),
        ("## New\n\nText", "New\n---\n\nText"),
        ("### Newer", "Newer\n-----"),
        ("# All", "All\n---"),
        ("[Our report](https://example.org/r)", "Our report (https://example.org/r)"),
        ("[Harbour](/org/1/harbour)", f"Harbour ({OURS}/org/1/harbour)"),
        ("<https://example.org>", "https://example.org"),
        ("[Ana](mailto:ana@example.org)", "Ana (ana@example.org)"),
        ("[x](javascript:alert) [call](tel:1)", "[x](javascript:alert) call"),
        ("- one\n- two\n  - three", "- one\n- two\n  - three"),
        ("9. nine\n10. ten\n\n    more", "9. nine\n\n10. ten\n\n    more"),
        ("> said\n> so", "> said so"),
        ("```\na  b\n```", "    a  b"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("one\\\ntwo", "one\ntwo"),
        ("<b>raw</b>", "<b>raw</b>"),
    ],
)
def test_markdown_reads_as_people_write_without_other_means(markdown, text):
    assert prose.plain(markdown) == text


def test_links_within_the_site_are_whole_and_nothing_is_loaded():
    html = prose.html("[a](/org/1) [b](https://example.org) ![c](https://example.org/c.png)")
    assert re.findall(r'href="(.*?)"', html)[:2] == [f"{OURS}/org/1", "https://example.org"]
    assert not re.search(r"<img|src=", html)


@given(st.text())
def test_whatever_is_written_can_be_read(markdown):
    prose.plain(markdown)
    assert "<script" not in prose.html(markdown)


TEMPLATE = "{% load mails %}Subject: Hello\n\n{{ opening }}\n\n{% markdown body %}\n\n[[preferences]]\n"


@pytest.fixture
def write(monkeypatch):
    monkeypatch.setattr(writing, "get_template", lambda name: engines["django"].from_string(TEMPLATE))
    return lambda opening="", body="": writing.write("any.txt", "en", opening=opening, body=body)


def test_only_what_a_template_gives_as_markdown_has_a_shape(write):
    written = write("# *Not* one", "# *One*\n\n- a\n- b")
    assert re.search(r"<p>\s*# \*Not\* one\s*</p>", written.html)
    assert "<h2><em>One</em></h2>" in written.html
    assert written.text == "# *Not* one\n\nOne\n---\n\n- a\n- b\n\n[[preferences]]\n"


def test_without_a_text_nothing_stands_in_its_place(write):
    assert write("Hi", " \n").text == "Hi\n\n[[preferences]]\n"


def test_only_known_names_are_filled_in(write):
    words = write(body="[[key]] [[address]] [x]([[key]])")
    personal = {"preferences": f"{OURS}/p"}
    text = writing.filled_in(words.text, personal)
    assert "[[key]] [[address]]" in text
    assert text.endswith(f"{OURS}/p\n")
