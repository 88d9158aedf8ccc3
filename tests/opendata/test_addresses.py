"""Every address of the sites before this one answers as the table in opendata/addresses.py says."""

import pytest
from django.test import Client

from core.language_addresses import in_language
from opendata.addresses import DATA, MISSING, OLD
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbers():
    made = {"organisation": OrganisationFactory, "project": ProjectFactory, "case_study": CaseStudyFactory}
    return {name: factory().number for name, factory in (made | {"post": PostFactory}).items()}


def end_of(client, address: str) -> tuple[list[int], object]:
    """What an address is answered with, step by step, and the last answer."""
    steps, response = [], client.get(address)
    while response.status_code in (301, 302) and len(steps) < 4:
        steps.append(response.status_code)
        response = client.get(response.headers["Location"])
    return [*steps, response.status_code], response


def is_right(old, steps: list[int], last) -> bool:
    if old.answer == MISSING:
        return steps in ([404], [301, 404]) and "json" not in last.headers["Content-Type"].removeprefix(
            "application/problem+"
        )
    first = [301] if old.has_moved else []
    return steps[-1] == 200 and len(steps) <= 3 and steps[: len(first)] == first


@pytest.mark.parametrize("language", ["en", "fr"])
def test_old_addresses_answer_as_the_table_says(client, numbers, language):
    wrong = {}
    for old in OLD:
        steps, last = end_of(client, in_language(old.address.format(**numbers), language))
        if not is_right(old, steps, last):
            wrong[old.route] = steps
    assert wrong == {}


def test_no_address_stands_in_the_table_twice():
    routes = [old.route for old in OLD]
    assert sorted(set(routes)) == sorted(routes)


def test_data_in_another_language_is_at_its_one_address(client):
    moved = {old.route: client.get(f"/fr/{old.route}?download").headers.get("Location") for old in DATA[:3]}
    assert moved == {route: f"/{route}?download" for route in moved}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_sent_to_the_search_in_another_language_arrive(language):
    OrganisationFactory(name="Harbour Repair Collective")
    client = Client(enforce_csrf_checks=True)
    asked = {"data": {"term": "harbour repair"}, "content_type": "application/json"}
    found = client.post(f"/{language}/search.json", follow=True, **asked)
    assert (found.redirect_chain, [one["name"] for one in found.json()["organisations"]]) == (
        [("/search.json", 308)],
        ["Harbour Repair Collective"],
    )


def test_the_words_of_an_old_search_are_taken_over(client):
    assert client.get("/ca/search/open%20data%2Fmaps").headers["Location"] == "/ca/search?q=open+data%2Fmaps"
