import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.markdown import escaped, render
from core.text import one_line, without_marks


def test_headings_start_below_the_page_title():
    assert render("# One\n\n## Two\n\n##### Five") == "<h2>One</h2>\n<h2>Two</h2>\n<h4>Five</h4>\n"


def test_html_is_shown_as_typed():
    assert render("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_only_web_and_mail_links_are_made(address):
    assert f'href="{address}"' not in render(f"[link]({address})")


def test_pictures_from_elsewhere_are_never_loaded():
    assert "<img" not in render("![alt](https://elsewhere.example/x.png)")


def test_links_do_not_vouch_for_their_target():
    assert 'rel="noopener nofollow"' in render("[a](https://example.org)")


@given(st.text())
def test_no_active_content_comes_out(text):
    html = render(text).lower()
    assert "<script" not in html
    assert "<img" not in html
    assert "<iframe" not in html


@given(st.text())
@pytest.mark.parametrize("around", ["{}", "- {}", "x {}"])
def test_an_escaped_text_stands_as_it_was_typed(around, text):
    html = render(around.format(escaped(text)))
    assert without_marks(html) == one_line(around.format(text).removeprefix("- "))
    assert set(re.findall("<([a-z]+)", html)) <= {"p", "ul", "li"}
