"""Pages are in the language of their address; only the address of the site itself asks the browser."""

import re

import pytest
from bs4 import BeautifulSoup

from core.language_addresses import in_language, is_in_every_language, without_language
from core.languages import INTERFACE
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
CODES = [code for code, _ in INTERFACE]


def head(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_in_the_language_of_its_address(client, code):
    path = in_language("/organisations", code)
    page = head(client.get(path, headers={"accept-language": "it"}))
    assert page.html["lang"] == code
    assert page.find("link", rel="canonical")["href"].endswith(path)
    assert page.find("a", string="Français")["href"] == "/fr/organisations"


def test_an_address_in_one_language_leads_to_others_in_it(client):
    entry = OrganisationFactory()
    page = head(client.get(f"/ca{entry.get_absolute_url()}"))
    internal = {link["href"] for link in page.find_all("a", href=True) if link["href"].startswith("/")}
    switches = {link["href"] for link in page.find_all("a", hreflang=True)}
    plain = {path for path in internal - switches if without_language(path) == path}
    assert {path for path in plain if not path.startswith(("/feeds/", "/static/", "/media/"))} == set()


def test_the_choice_of_language_keeps_the_question(client):
    page = head(client.get("/de/organisations?q=maps&country=ES"))
    assert page.find("a", string="English")["href"] == "/organisations?q=maps&country=ES"


def test_every_version_of_a_page_is_told_to_search_engines(client):
    found = head(client.get("/fr/projects")).find_all("link", rel="alternate", hreflang=True)
    told = {link["hreflang"]: link["href"].partition("127.0.0.1:8000")[2] for link in found}
    assert told == {code: in_language("/projects", code) for code in CODES} | {"x-default": "/projects"}


def test_every_version_of_a_later_page_is_told_to_search_engines(client):
    OrganisationFactory.create_batch(25)
    found = head(client.get("/fr/organisations?page=2")).find_all("link", rel="alternate", hreflang=True)
    told = {link["hreflang"]: link["href"].partition("127.0.0.1:8000")[2] for link in found}
    addresses = {code: f"{in_language('/organisations', code)}?page=2" for code in CODES}
    assert told == addresses | {"x-default": addresses["en"]}


@pytest.mark.parametrize(
    ("asked", "language"),
    [("fr-BE,fr;q=0.9,en;q=0.8", "/fr/"), ("pt,ca;q=0.5", "/ca/"), ("*", ""), ("en-US,de;q=0.9", ""), ("\0,;;q", "")],
)
def test_the_front_door_asks_the_browser(client, asked, language):
    response = client.get("/", headers={"accept-language": asked})
    assert (response.status_code, response.headers.get("Location", "")) == (302 if language else 200, language)
    assert response.headers["Vary"] == "Accept-Language, Sec-Fetch-Site"


def test_who_chose_english_stays_in_english(client):
    german = {"accept-language": "de"}
    assert client.get("/en/", headers=german).status_code == 200
    assert client.get("/", headers=german | {"sec-fetch-site": "same-origin"}).status_code == 200
    assert head(client.get("/de/")).find("a", string="English")["href"] == "/en/"


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("/de", "/de/"),
        ("/de//", "/de/"),
        ("/en", "/en/"),
        ("/en/projects?q=x", "/projects?q=x"),
        ("/fr/organisations/", "/fr/organisations"),
        ("/en//other.example", "/%2Fother.example"),
    ],
)
def test_an_address_written_nearly_right_leads_on_in_one_step(client, address, right):
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (301, right)


def test_what_is_the_same_for_everybody_has_one_address(client):
    for address in ("/robots.txt", "/feeds/news.atom", "/sitemap.xml"):
        assert client.get(f"/de{address}").headers["Location"] == address


def test_the_sitemap_names_the_versions_of_each_page(client):
    entry = OrganisationFactory()
    sitemap = client.get("/sitemap-organisations.xml").text
    assert re.search(rf'hreflang="ca" href="http://[^/"]+/ca{entry.get_absolute_url()}"', sitemap)


@pytest.mark.parametrize(
    "path", ["/", "/de/", "/en/", "/organisations?page=2", "/ca/organisations", "/privacy-policy", "/de/opensearch.xml"]
)
def test_pages_are_in_every_language(path):
    assert is_in_every_language(path)


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/v1/organisations",
        "/de/downloads/posts.csv",
        "/feeds/news.atom",
        "/robots.txt",
        "/admin/",
        "/styleguide",
    ],
)
def test_data_and_what_editors_see_are_in_english_alone(path):
    assert not is_in_every_language(path)
