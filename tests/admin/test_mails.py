"""What we send: every mail can be looked at by those who have to do with mails, in its own style."""

import hashlib
import re
from base64 import b64encode

import pytest
from bs4 import BeautifulSoup

from mail.samples import samples

CONFIRM = "submissions/mail/confirm.txt"
PAGE = f"/admin/mails/{CONFIRM}/"
FRAME = f"/admin/mails/{CONFIRM}.html"


@pytest.mark.usefixtures("editor")
def test_the_home_page_leads_to_all_mails(client):
    home = BeautifulSoup(client.get("/admin/").content, "html.parser")
    link = home.find("a", string="What we send")
    listed = BeautifulSoup(client.get(link["href"]).content, "html.parser")
    assert len(listed.select(".mails tbody a")) == len(samples())
    assert client.get("/admin/mail/").status_code in (200, 404)


@pytest.mark.usefixtures("moderator")
def test_a_mail_is_shown_in_each_language(client):
    shown = BeautifulSoup(client.get(PAGE, {"language": "de"}).content, "html.parser")
    assert shown.h1["lang"] == "de"
    assert "Bitte bestätigen Sie" in shown.h1.text
    assert [link["hreflang"] for link in shown.select(".mail-languages a")] == ["en", "de", "fr", "it", "es", "ca"]
    assert "Guten Tag" in shown.pre.text
    assert len(shown.select("iframe")) == 4


@pytest.mark.usefixtures("editor")
def test_a_frame_may_have_its_own_style_and_nothing_else(client):
    response = client.get(FRAME, {"language": "fr", "theme": "dark"})
    policy = response["Content-Security-Policy"]
    for sheet in re.findall(r"<style>(.*?)</style>", response.text, re.S):
        assert f"'sha256-{b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "@media all {" in response.text


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("address", ["/admin/mails/no/mail.txt/", f"{PAGE}?language=xx", f"{FRAME}?theme=pink"])
def test_what_there_is_not_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/admin/mails/", PAGE, FRAME])
def test_others_do_not_see_it(client, sign_in, address):
    assert client.get(address).status_code == 302
    sign_in("Editor").groups.clear()
    assert client.get(address).status_code == 404
