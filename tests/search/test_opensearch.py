from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_browsers_learn_how_to_search(client, settings):
    settings.SITE_URL = "https://directory.example"
    answer = client.get("/opensearch.xml")
    assert answer.headers["Content-Type"] == "application/opensearchdescription+xml"
    addresses = {
        url.get("type"): url.get("template") for url in ElementTree.fromstring(answer.text).iter(f"{NAMESPACE}Url")
    }
    assert addresses == {
        "text/html": "https://directory.example/search?q={searchTerms}",
        "application/x-suggestions+json": "https://directory.example/search/suggest.json?q={searchTerms}",
        "application/opensearchdescription+xml": "https://directory.example/opensearch.xml",
    }


def test_the_site_is_named_within_the_limits_of_the_format(client, settings):
    settings.SITE_NAME = "The directory of digital & social innovation"
    root = ElementTree.fromstring(client.get("/opensearch.xml").text)
    assert 0 < len(root.find(f"{NAMESPACE}ShortName").text) <= 16
    assert len(root.find(f"{NAMESPACE}Description").text) <= 1024


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/search", "/organisations", "/nothing"])
def test_every_page_leads_to_the_search(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.select_one('link[rel="search"]')["href"] == "/opensearch.xml"
    assert page.select_one("header a[data-search-open]")["href"] == "/search"
    assert page.select_one("dialog form")["action"] == "/search"


@pytest.mark.django_db
def test_browsers_search_in_the_language_of_the_page(client):
    page = BeautifulSoup(client.get("/de/organisations").content, "html.parser")
    answer = client.get(page.select_one('link[rel="search"]')["href"])
    assert answer.status_code == 200
    assert "/de/search?q=" in answer.text
