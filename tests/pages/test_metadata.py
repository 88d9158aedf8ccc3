"""What pages tell machines: metadata, structured data, breadcrumbs."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from core.models import FocusArea, Network, OrganisationType, Picture, Technology
from core.structured import document
from search.upkeep import catch_up
from tests.factories import CaseStudyFactory, OrganisationFactory, ParticipationFactory, PostFactory, ProjectFactory
from tests.pages.kinds import FACTORIES, LISTS

pytestmark = pytest.mark.django_db

# What search engines ask of each type; every thing has a type, and addresses are whole.
ADDRESS = {"type": "string", "pattern": "^https?://[^ ]+$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}
PARTIAL = {"type": "string", "pattern": r"^\d{4}(-\d\d){0,2}$"}
IMAGE = {"anyOf": [ADDRESS, {"type": "object", "required": ["@type", "url", "width", "height"]}]}
ARTICLE = {
    "required": [
        "@id",
        "headline",
        "url",
        "image",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "inLanguage",
    ],
    "properties": {
        "headline": {"type": "string", "minLength": 1, "maxLength": 110},
        "image": {"type": "array", "minItems": 1, "items": IMAGE},
        "datePublished": MOMENT,
        "dateModified": MOMENT,
        "author": {"type": "object", "required": ["@type", "name"]},
        "license": ADDRESS,
    },
}
ACTOR = {
    "required": ["@id", "name", "url", "mainEntityOfPage", "identifier"],
    "properties": {"url": ADDRESS, "foundingDate": PARTIAL, "dissolutionDate": PARTIAL, "logo": IMAGE, "image": IMAGE},
}
SCHEMAS = {
    **dict.fromkeys(["Article", "BlogPosting", "NewsArticle"], ARTICLE),
    **dict.fromkeys(["Organization", "NGO", "Corporation", "ResearchOrganization", "GovernmentOrganization"], ACTOR),
    **dict.fromkeys(["Project", "ResearchProject"], ACTOR),
    "WebPage": {
        "required": ["@id", "url", "name", "mainEntity", "dateModified"],
        "properties": {"dateModified": MOMENT},
    },
    "BreadcrumbList": {
        "required": ["itemListElement"],
        "properties": {
            "itemListElement": {
                "type": "array",
                "minItems": 2,
                "items": {
                    "required": ["@type", "position", "name", "item"],
                    "properties": {"@type": {"const": "ListItem"}, "position": {"type": "integer"}, "item": ADDRESS},
                },
            }
        },
    },
    "WebSite": {
        "required": ["name", "url", "potentialAction"],
        "properties": {
            "url": ADDRESS,
            "potentialAction": {
                "required": ["@type", "target", "query-input"],
                "properties": {
                    "@type": {"const": "SearchAction"},
                    "target": {"properties": {"urlTemplate": {"pattern": "{search_term_string}"}}},
                },
            },
        },
    },
    "CollectionPage": {"required": ["name", "url", "mainEntity"], "properties": {"url": ADDRESS}},
}


def page(client, address):
    catch_up()
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def graph(shown) -> list[dict]:
    return json.loads(shown.select_one('script[type="application/ld+json"]').string)["@graph"]


def check(things) -> dict[str, dict]:
    """The things of a page by their types, each valid."""
    for thing in things:
        Draft202012Validator({"type": "object", **SCHEMAS[thing["@type"]]}).validate(thing)
    return {thing["@type"]: thing for thing in things}


def meta(shown) -> dict[str, str]:
    tags = shown.select("meta[content]")
    return {
        tag.get("property") or tag.get("name"): tag["content"] for tag in tags if tag.get("property") or tag.get("name")
    }


def test_every_kind_says_what_it_is(client, kind):
    entry = FACTORIES[kind](name="Air & <water>", summary="Sensors that neighbours build for the air of their street.")
    shown = page(client, entry.get_absolute_url())
    said = meta(shown)
    assert shown.title.text == "Air & <water> – DSI Directory"
    assert said["description"] == said["og:description"] == entry.summary
    assert (
        shown.select_one("link[rel=canonical]")["href"]
        == said["og:url"]
        == f"http://127.0.0.1:8000{entry.get_absolute_url()}"
    )
    assert said["og:title"] == "Air & <water>"
    assert said["og:image"].startswith(f"http://127.0.0.1:8000/share/{entry._meta.model_name}/{entry.number}.png?v=")
    assert (said["twitter:card"], said["og:image:width"]) == ("summary_large_image", "1200")
    assert said["og:locale"] == "en_GB"
    assert check(graph(shown))["BreadcrumbList"]["itemListElement"][-1]["name"] == "Air & <water>"
    assert next(crumb.text for crumb in shown.select(".breadcrumbs li")) == "Home"


def test_structured_data_of_an_organisation(client, png):
    logo = Picture(file=png, alternative_text="A logo")
    logo.save()
    organisation = OrganisationFactory(
        type=OrganisationType.objects.get(slug="research"), founded="2012-05", website="https://lab.example", logo=logo,
        country="ES", locality="Barcelona", contact_address="somebody@lab.example",
    )  # fmt: skip
    organisation.names.create(name="Lab", kind="acronym")
    organisation.links.create(url="https://github.com/lab")
    organisation.networks.add(Network.objects.create(name="Fab Labs"))
    shown = page(client, organisation.get_absolute_url())
    thing = check(graph(shown))["ResearchOrganization"]
    assert thing["foundingDate"] == "2012-05"
    assert thing["alternateName"] == ["Lab"]
    assert thing["sameAs"] == ["https://lab.example", "https://github.com/lab"]
    assert thing["address"]["addressCountry"] == "ES"
    assert thing["memberOf"] == [{"@type": "Organization", "name": "Fab Labs"}]
    assert "somebody@" not in str(shown)


def test_structured_data_of_a_project_tells_who_pays_and_who_takes_part(client):
    part = ParticipationFactory(role="delivery_lead", organisation=OrganisationFactory(name="Leads"))
    ParticipationFactory(project=part.project, role="co_funder", organisation=OrganisationFactory(name="Pays"))
    ParticipationFactory(project=part.project, role="unknown", organisation=OrganisationFactory(name="Helps"))
    ParticipationFactory(
        project=part.project, role="evaluator", organisation=OrganisationFactory(name="No", draft=True)
    )
    part.project.focus_areas.add(FocusArea.objects.get(slug="open-data"))
    thing = check(graph(page(client, part.project.get_absolute_url())))["Project"]
    assert [funder["name"] for funder in thing["funder"]] == ["Pays"]
    members = [(member.get("roleName", ""), (member.get("member") or member)["name"]) for member in thing["member"]]
    assert sorted(members) == [("", "Helps"), ("Delivery lead", "Leads")]
    assert thing["knowsAbout"] == ["Open data"]


def test_a_project_with_a_research_organisation_is_a_research_project(client):
    university = OrganisationFactory(type=OrganisationType.objects.get(slug="research"))
    project = ProjectFactory(by=[university])
    assert "ResearchProject" in check(graph(page(client, project.get_absolute_url())))


def test_stories_and_posts_are_articles(client):
    story, post = CaseStudyFactory(), PostFactory(category="blog", author_name="Zoë Q")
    post.organisations.add(OrganisationFactory(name="Told of"))
    assert "Article" in check(graph(page(client, story.get_absolute_url())))
    shown = page(client, post.get_absolute_url())
    thing = check(graph(shown))["BlogPosting"]
    assert thing["author"] == {"@type": "Person", "name": "Zoë Q"}
    assert [mention["name"] for mention in thing["mentions"]] == ["Told of"]
    assert meta(shown)["og:type"] == "article"


def test_the_home_page_is_the_site_with_its_search(client):
    site = check(graph(page(client, "/")))["WebSite"]
    assert site["potentialAction"]["target"]["urlTemplate"] == "http://127.0.0.1:8000/search?q={search_term_string}"


@pytest.mark.parametrize("path", [*LISTS.values(), "/themes", "/countries", "/networks", "/themes/open-data"])
def test_lists_and_topics_have_metadata_and_breadcrumbs(client, path):
    shown = page(client, path)
    assert len(meta(shown)["description"]) >= 40
    assert shown.select_one("link[rel=canonical]")["href"] == f"http://127.0.0.1:8000{path}"
    check(graph(shown))
    assert shown.select(".breadcrumbs [aria-current=page]")


def test_narrowed_lists_and_results_are_for_people_only(client):
    OrganisationFactory(country="ES")
    for address in ("/organisations?country=ES", "/search?q=lab"):
        shown = page(client, address)
        assert meta(shown)["robots"] == "noindex"
        assert not shown.select('link[rel=canonical], script[type="application/ld+json"]')
    sorted_list = page(client, "/organisations?sort=newest&view=table")
    assert sorted_list.select_one("link[rel=canonical]")["href"].endswith("/organisations")


def test_data_cannot_end_its_script(client):
    shown = page(client, OrganisationFactory(name="</script><script>alert(1)</script>").get_absolute_url())
    assert len(shown.select("script:not([src])")) == 1
    assert any(thing.get("name") == "</script><script>alert(1)</script>" for thing in graph(shown))


def test_foreign_names_are_marked_wherever_they_stand(client):
    entry = OrganisationFactory(name="مختبر", language="ar")
    for shown in (page(client, entry.get_absolute_url()), page(client, "/organisations"), page(client, "/")):
        marked = [tag for tag in shown.select("[lang=ar][dir=rtl]") if "مختبر" in tag.text]
        assert marked
    assert meta(page(client, entry.get_absolute_url()))["og:locale"].startswith("ar_")


def test_no_text_on_the_page_of_a_foreign_entry_lacks_its_language(client, kind):
    text = "منصة مفتوحة لقياس جودة الهواء"
    entry = FACTORIES[kind](name=text, summary=text, body=text, language="ar")
    for shown in (page(client, entry.get_absolute_url()), page(client, LISTS[kind])):
        # BibTeX is code.
        texts = [found for found in shown.body.find_all(string=re.compile(text)) if not found.find_parent("pre")]
        assert texts
        assert [found for found in texts if not found.find_parent(lang="ar", dir="rtl")] == []


def test_a_text_in_english_is_marked_for_readers_of_another_language(client, kind):
    text = "A platform that measures the air"
    path = FACTORIES[kind](name=text, summary=text, body=text).get_absolute_url()
    for address in (path, LISTS[kind], f"{LISTS[kind]}?view=table"):
        shown = page(client, f"/fr{address}")
        texts = [found for found in shown.body.find_all(string=re.compile(text)) if not found.find_parent("pre")]
        assert texts
        assert [found for found in texts if not found.find_parent(lang="en", dir="ltr")] == []
    assert page(client, f"/fr{path}").title["lang"] == "en"
    assert not page(client, path).select("[lang=en][dir]")


def test_what_a_project_is_about_is_told_once(client):
    project = ProjectFactory()
    project.focus_areas.add(FocusArea.objects.get(slug="open-data"))
    project.technologies.add(Technology.objects.get(slug="open-data"))
    assert check(graph(page(client, project.get_absolute_url())))["Project"]["knowsAbout"] == ["Open data"]


def test_a_picture_used_twice_is_told_once(client, png):
    picture = Picture(file=png, alternative_text="A sensor")
    picture.save()
    story = CaseStudyFactory(header_image=picture, card_image=picture)
    assert len(check(graph(page(client, story.get_absolute_url())))["Article"]["image"]) == 1


@given(st.text())
def test_no_text_ends_the_script_element(text):
    told = document([{"name": text, "description": f"</script><!--{text}"}])
    assert not set(told) & set("<>&\u2028\u2029")
    assert json.loads(told)["@graph"][0]["name"] == text
