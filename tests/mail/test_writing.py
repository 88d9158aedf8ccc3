"""How a mail is made of its template: nothing that somebody typed becomes a header, markup or a link."""

import re

import pytest
from django.core.mail import EmailMessage
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from mail import writing

SITE = "http://127.0.0.1:8000/"
OURS = f"{SITE}join/abc"
TEMPLATE = f"Subject: About “{{{{ name }}}}”\n\nHello,\n\n{{{{ name }}}}\n\n{OURS}\n\n- one\n- two\n\n> said\n> so\n"


@pytest.fixture(autouse=True)
def _template(monkeypatch):
    monkeypatch.setattr(writing, "get_template", lambda name: engines["django"].from_string(TEMPLATE))


def write(name):
    return writing.write("any.txt", "en", name=name)


def without_gaps(html):
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", html)


def test_paragraphs_lists_quotations_and_our_own_links_become_html():
    html = without_gaps(write("Harbour").html)
    assert "<title>About “Harbour”</title>" in html
    for part in ("<p>Harbour</p>", f'<a href="{OURS}">{OURS}</a></p>', "<li>one</li>", "<blockquote>said<br>so"):
        assert part in html


@pytest.mark.parametrize("name", ["x\nBcc: all@example.org", "x\r\n\r\nBcc: all@example.org", "x\u2028Bcc: y", "x\0y"])
def test_what_was_typed_adds_no_header(name):
    written = write(name)
    message = EmailMessage(written.subject, written.text, to=["ana@example.org"]).message()
    assert set(message.keys()) >= {"Subject", "To"}
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        '"><a href="https://evil.example">x</a>',
        "https://evil.example/",
        "http://127.0.0.1:8000.evil.example/x",
        "x\n\nhttps://evil.example/\n\ny",
    ],
)
def test_html_holds_no_markup_and_no_link_but_ours(name):
    html = write(name).html
    assert "<script" not in html
    assert set(re.findall(r'href="(.*?)"', html)) == {SITE, OURS}


@given(st.text(max_size=300))
def test_whatever_was_typed_the_mail_can_be_sent_and_leads_only_to_us(name):
    written = write(name)
    assert len(written.subject.splitlines()) == 1
    EmailMessage(written.subject, written.text, to=["ana@example.org"]).message().as_bytes()
    assert all(link.startswith(SITE) for link in re.findall(r'href="(.*?)"', written.html))


def test_words_of_a_link_stand_on_the_button_and_not_in_the_text():
    written = write(f"\n\n[Say yes] {OURS}\n\n[This] {OURS}\nor that\n\n[No] https://evil.example/")
    assert ">Say yes</font></a>" in written.html
    assert f'<a href="{OURS}">This</a><br>or that' in without_gaps(written.html)
    assert f"\n{OURS}\n\n{OURS}\nor that\n\n[No] https://evil.example/" in written.text


def test_after_two_dashes_comes_the_foot_with_quiet_links():
    written = write("\n\nSo far\n---\n\n--\nYou asked for it.\n\n[Preferences] [[preferences]]\n")
    foot = without_gaps(written.html).partition('class="foot"')[2]
    assert "<h2>So far</h2>" in written.html
    assert '<p><a href="[[preferences]]">Preferences</a></p>' in foot
    assert "\n-- \nYou asked for it.\n\n[[preferences]]\n" in written.text


def test_what_a_list_of_mails_shows_is_the_first_thing_said():
    assert (
        '<div class="preheader" hidden>Harbour for repair and more</div>' in write("Harbour for repair and more").html
    )


def test_a_template_without_a_subject_is_a_mistake(monkeypatch):
    monkeypatch.setattr(writing, "get_template", lambda name: engines["django"].from_string("Hello"))
    with pytest.raises(ValueError, match="does not start with a subject"):
        write("x")
