import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(client):
    """Asks for suggestions and gives the answer as soup."""
    return lambda q: BeautifulSoup(client.get("/search/suggest", {"q": q}).content, "html.parser")


def test_names_are_suggested_in_four_columns(suggest):
    for factory in (OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory):
        factory(name="Bicycle kitchen")
    answer = suggest("bic")
    assert [title.text for title in answer.select(".suggestions__title")] == [
        "News & blogs",
        "Projects",
        "Organisations",
        "Case studies",
    ]
    assert [option.mark.text for option in answer.select("[role=option]")] == ["Bic"] * 4
    assert answer.select_one("[data-said]").text == "4 suggestions"


def test_a_column_without_suggestions_is_no_group(suggest):
    entry = OrganisationFactory(name="Bicycle kitchen", language="fr")
    answer = suggest("bicy")
    assert len(answer.select(".suggestions__title")) == 4
    assert [group["aria-labelledby"] for group in answer.select("[role=group]")] == ["suggested-organisation"]
    option = answer.select_one("[role=option]")
    assert (option["href"], option.bdi["lang"]) == (entry.get_absolute_url(), "fr")


@pytest.mark.parametrize("q", ["", " ", "b", "zzyzx", "\x00\x00", "!!!"])
def test_nothing_to_suggest_is_an_empty_answer(client, q):
    OrganisationFactory(name="Bicycle kitchen")
    answer = client.get("/search/suggest", {"q": q})
    assert (answer.status_code, answer.text.strip()) == (200, "")


def test_hidden_entries_are_not_suggested(suggest):
    for trait in ("draft", "pending", "scheduled"):
        OrganisationFactory(name="Bicycle kitchen", **{trait: True})
    assert not suggest("bicycle").select("[role=option]")


def test_a_row_is_short(client):
    for factory in (OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory):
        factory.create_batch(6, name="Bicycle kitchen of the neighbourhood beside the old harbour " * 2)
    answer = client.get("/search/suggest?q=bicycle")
    assert answer.text.count('role="option"') == 20
    assert len(answer.content) / 20 < 1000


def test_an_answer_may_be_kept_for_a_minute_and_needs_few_queries(client):
    OrganisationFactory(name="Bicycle kitchen")
    client.get("/search/suggest?q=bic")
    with CaptureQueriesContext(connection) as captured:
        answer = client.get("/search/suggest?q=bicy")
    assert answer.headers["Cache-Control"] == "public, max-age=60, s-maxage=1, stale-while-revalidate=1"
    assert len(captured) <= 3


def test_browsers_get_the_names_alone(client):
    OrganisationFactory(name="Bicycle kitchen")
    answer = client.get("/search/suggest.json?q=bicy")
    assert answer.headers["Content-Type"] == "application/x-suggestions+json"
    assert json.loads(answer.content) == ["bicy", ["Bicycle kitchen"]]
