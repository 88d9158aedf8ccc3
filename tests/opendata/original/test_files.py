"""The small JSON files that the original's pages were drawn from."""

import json

import pytest

from core.models import FocusArea
from tests.factories import (
    CaseStudyFactory,
    OrganisationFactory,
    ParticipationFactory,
    PostFactory,
    ProjectFactory,
    TagFactory,
)  # fmt: skip

pytestmark = pytest.mark.django_db

LISTS = ("projects", "organisations", "projectTags", "organisationTags", "blog", "stories", "case-studies")


@pytest.fixture
def family():
    """Two partners with a project, and an entry of each other kind."""
    lamps, stars = OrganisationFactory(name="Lamps", country="FR"), OrganisationFactory(name="Stars")
    walks = ProjectFactory(name="Walks", by=[lamps, stars], status="ended", country="DE", locality="Berlin")
    ParticipationFactory(project=walks, organisation=lamps, role="sole_funder")
    walks.focus_areas.add(FocusArea.objects.get(slug="open-data"))
    walks.helps.add(TagFactory(name="Walkers", legacy_numbers=[44]))
    case_study = CaseStudyFactory(name="Story of lamps", card_colour="teal")
    post = PostFactory(name="News of lamps", published_at="2017-03-02T12:00Z", category="blog")
    return {"lamps": lamps, "stars": stars, "walks": walks, "case study": case_study, "post": post}


def test_lists_of_projects_and_organisations(family, read):
    walks, lamps = family["walks"], family["lamps"]
    assert read("/projects.json") == [
        {
            "id": walks.number, "name": "Walks", "region": "Berlin", "country": "Germany", "countryID": 12,
            "url": walks.get_absolute_url(), "logo": "", "organisationsCount": 2, "dsiFocusTags": [8], "tags": [44],
            "helpTags": [], "techTags": [],
        }
    ]  # fmt: skip
    assert read("/organisations.json")[0] == {
        "id": lamps.number, "name": "Lamps", "region": "", "country": "France", "countryID": 5,
        "url": lamps.get_absolute_url(), "logo": "", "projectsCount": 1, "partnersCount": 1, "tags": [], "netwTags": [],
    }  # fmt: skip


def test_lists_of_posts_and_case_studies(family, read):
    post, case_study = family["post"], family["case study"]
    assert read("/blog.json") == read("/stories.json")
    assert read("/blog.json") == [
        {
            "id": post.number, "title": post.name, "featuredImage": "", "content": post.summary, "categoryID": 1,
            "datePublished": "2nd March 2017", "url": post.get_absolute_url(), "isPublished": True, "category": "Blogs",
        }
    ]  # fmt: skip
    (told,) = read("/case-studies.json")
    assert (told["id"], told["title"], told["cardColour"]) == (case_study.number, case_study.name, "#0b6b66")


def test_tags_are_those_of_what_is_published(family, read):
    ProjectFactory(draft=True).tags.add(TagFactory(name="Secret"))
    told = read("/projectTags.json")
    assert told == {"tags": [{"id": 44, "name": "Walkers"}], "impactTags": [{"id": 8, "name": "Open data"}]}
    assert read("/organisationTags.json") == {"tags": [], "netwTags": []}


def test_countries_have_the_numbers_of_the_original(read):
    countries = {country["text"]: country["id"] for country in read("/countries.json")}
    assert (countries["United Kingdom"], countries["Kosovo"], countries["Europe"]) == (10, 71, 75)
    assert len(set(countries.values())) == len(countries) > 200


def test_one_project_is_told_without_people(family, read):
    told = read(f"/project/{family['walks'].number}.json")
    assert {"members", "memberRequests"}.isdisjoint(told)
    assert (told["status"], told["countryID"], told["countryRegion"], told["tags"]) == (
        "closed",
        12,
        "Berlin",
        ["Walkers"],
    )
    assert told["impactTagsB"] == [{"id": 8, "name": "Open data"}]
    assert [part["name"] for part in told["organisationProjects"]] == ["Lamps", "Stars"]


def test_a_project_that_is_not_public_is_not_told(client, family):
    walks = family["walks"]
    merged = ProjectFactory(merged_into=walks)
    assert client.get(f"/project/{merged.number}.json")["Location"] == f"/project/{walks.number}.json"
    assert client.get(f"/project/{ProjectFactory(draft=True).number}.json").status_code == 404
    assert client.get("/project/99999.json").status_code == 404


def test_nothing_hidden_is_listed(get):
    for factory in (ProjectFactory, OrganisationFactory, PostFactory, CaseStudyFactory):
        factory(name="Hidden", draft=True), factory(name="Hidden", scheduled=True)
    assert not [name for name in LISTS if b"Hidden" in get(f"/{name}.json")]


def test_search_finds_by_get_and_by_post(family, client, read):
    found = read("/search.json?term=lamps")
    assert list(found) == ["organisations", "caseStudies", "projects", "blogPosts"]
    assert found["organisations"] == [{"name": "Lamps", "url": family["lamps"].get_absolute_url()}]
    assert (len(found["caseStudies"]), len(found["blogPosts"])) == (1, 1)
    client.handler.enforce_csrf_checks = True
    sent = client.post("/search.json", {"term": "lamps"}, content_type="application/json")
    assert (sent.json(), sent.cookies) == (found, {})


BODIES = {
    "nothing": b"",
    "no JSON": b"term=lamps",
    "no text": b'{"term": ["a"]}',
    "a list": b'["term"]',
    "no character": b'{"term": "a\\u0000"}',
    "another encoding": '{"term": "a"}'.encode("utf-16"),
    "far too deep": b"[" * 9000,
    "a long number": b"9" * 9000,
    "far too much": json.dumps({"term": "a" * 20_000}).encode(),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=utf-16"])
def test_a_hostile_search_is_refused_in_words(client, body, content_type):
    refused = client.generic("POST", "/search.json", body, content_type)
    assert (refused.status_code, refused["Content-Type"]) == (400, "application/json")
    assert refused.json()["error"].endswith(".")


def test_half_characters_and_nul_do_no_harm(client, read):
    assert client.get("/search.json?term=%00").status_code == 400
    assert client.post("/search.json", b'{"term": "\\ud800"}', "application/json").status_code == 200
    assert not any(read("/search.json").values())
