"""What the tests of lists read from a page."""

from bs4 import BeautifulSoup


def soup(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names(page) -> list[str]:
    return [title.text for title in page.select(".card__title, .story__title")]


def counts(page, facet: str) -> dict[str, int]:
    """Values with what they would give, as they are shown."""
    return {tick["value"]: int(tick.parent.small.text) for tick in page.select(f"input[type=checkbox][name={facet}]")}


def told(element) -> str:
    return " ".join(element.get_text(" ").split())
