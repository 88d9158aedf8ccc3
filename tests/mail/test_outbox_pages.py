"""The outbox that whoever tries the site out can look into."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from mail import writing
from mail.models import Delivery

pytestmark = pytest.mark.django_db
LINK = "http://127.0.0.1:8000/join/abc"
PAGES = ("/outbox", "/outbox/{}", "/outbox/{}.html")


@pytest.fixture
def message():
    written = writing.write("submissions/mail/confirm.txt", "en", link=LINK)
    fields = {"subject": written.subject, "text": written.text, "html": written.html}
    return Delivery.objects.create(key="one", to="<ana>@example.org", attempts=2, **fields)


def page(client, address):
    response = client.get(address)
    assert (response.status_code, bool(response.cookies)) == (200, False)
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def _debug(settings):
    settings.DEBUG = True


@pytest.mark.usefixtures("_debug")
def test_the_list_leads_to_each_mail_and_says_what_became_of_it(client, message):
    shown = page(client, "/outbox")
    assert shown.select_one("tbody a")["href"] == f"/outbox/{message.pk}"
    assert "tried 2 times" in shown.text
    Delivery.objects.update(sent_at=timezone.now())
    assert "tried" not in page(client, "/outbox").text


@pytest.mark.usefixtures("_debug")
def test_a_mail_is_shown_in_a_frame_and_as_text_with_links(client, message):
    response = client.get(f"/outbox/{message.pk}")
    shown = BeautifulSoup(response.content, "html.parser")
    assert shown.select_one("iframe")["src"] == f"/outbox/{message.pk}.html"
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    assert [link["href"] for link in shown.select(".prose pre a")] == [LINK]
    assert "<ana>@example.org" in shown.text


@pytest.mark.usefixtures("_debug")
def test_the_html_is_shown_as_it_was_sent_with_links_that_leave_the_frame(client, message):
    response = client.get(f"/outbox/{message.pk}.html")
    assert response.text.replace('<base target="_top">', "") == message.html
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "style-src 'sha256-" in response["Content-Security-Policy"]


@pytest.mark.usefixtures("_debug")
def test_without_mails_it_says_so(client):
    assert "No mail yet" in page(client, "/outbox").text


@pytest.mark.parametrize("address", PAGES)
def test_nobody_sees_it_on_a_real_site(client, message, address):
    assert client.get(address.format(message.pk)).status_code == 404


@pytest.mark.usefixtures("_debug")
def test_a_mail_that_is_not_there_is_not_found(client):
    assert client.get("/outbox/999999999").status_code == 404
