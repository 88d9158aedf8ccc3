"""The small JSON files of the original."""

import json

import pytest

from search.upkeep import catch_up
from tests.factories import OrganisationFactory, ParticipationFactory, ProjectFactory, TagFactory

pytestmark = pytest.mark.django_db


def read(response):
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return json.loads(response.getvalue())


@pytest.fixture
def walk():
    project = ProjectFactory(name="Night walk", country="ES", status="ended", started="2014")
    project.tags.add(TagFactory(name="Night", legacy_numbers=[12]))
    for name, traits in (("Lamp Library", {}), ("Walkers", {}), ("Secret lodge", {"pending": True})):
        ParticipationFactory(project=project, organisation=OrganisationFactory(name=name, **traits))
    return project


def test_lists_have_the_keys_of_the_original(client, walk):
    (project,) = read(client.get("/projects.json"))
    assert list(project) == [
        "id", "name", "region", "country", "countryID", "url", "logo", "organisationsCount", "dsiFocusTags", "tags",
        "helpTags", "techTags",
    ]  # fmt: skip
    assert (project["organisationsCount"], project["tags"], project["countryID"]) == (2, [12], 7)
    first, second = read(client.get("/organisations.json"))
    assert list(first)[7:] == ["projectsCount", "partnersCount", "tags", "netwTags"]
    assert (first["name"], first["projectsCount"], first["partnersCount"]) == ("Lamp Library", 1, 1)
    assert second["url"].startswith("http://127.0.0.1:8000/org/")


def test_one_project_is_told_without_people(client, walk):
    project = read(client.get(f"/project/{walk.number}.json"))
    assert (project["status"], project["startDate"], project["tags"]) == ("closed", "2014-01-01", ["Night"])
    assert [held["name"] for held in project["organisationProjects"]] == ["Lamp Library", "Walkers"]
    assert not {"members", "memberRequests"} & project.keys()
    assert client.get("/project/99999.json").status_code == 404
    assert client.get(f"/project/{ProjectFactory(draft=True).number}.json").status_code == 404


def test_vocabularies_and_countries_are_numbered(client, walk):
    assert {"id": 12, "name": "Night"} in read(client.get("/projectTags.json"))["tags"]
    assert {"id": 18, "name": "Health and care"} in read(client.get("/projectTags.json"))["impactTags"]
    assert list(read(client.get("/organisationTags.json"))) == ["tags", "netwTags"]
    assert {"id": 7, "text": "Spain"} in read(client.get("/countries.json"))


@pytest.mark.parametrize("term", ["night", "Secret", ""])
def test_a_search_finds_the_same_asked_either_way(client, walk, term):
    catch_up()
    posted = client.post("/search.json", {"term": term}, content_type="application/json")
    found = read(posted)
    assert found == read(client.get("/search.json", {"term": term}))
    assert list(found) == ["organisations", "caseStudies", "projects", "blogPosts"]
    assert [hit["name"] for hit in found["projects"]] == (["Night walk"] if term == "night" else [])
    assert not posted.cookies


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"term": 7}', b'{"term": "a\\u0000"}', "{}".encode("utf-16"), b"[" * 9000, b"\xff"]
)
def test_what_is_no_search_is_told_so(client, body):
    response = client.generic("POST", "/search.json", body, content_type="application/json; charset=utf-16")
    assert response.status_code == 400
    assert "JSON" in response.json()["error"]
