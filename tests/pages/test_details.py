import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory

from blog.views import PostPage
from casestudies.views import CaseStudyPage
from core.models import AreaOfImpact, FocusArea, OrganisationSize, OrganisationType, Picture, Technology
from organisations.views import OrganisationPage
from projects.views import ProjectPage
from tests.factories import (
    CaseStudyFactory,
    NetworkFactory,
    OrganisationFactory,
    ParticipationFactory,
    PostFactory,
    ProjectFactory,
    TagFactory,
)
from tests.pages.kinds import FACTORIES, LISTS

pytestmark = pytest.mark.django_db

TEXT = {
    "summary": "Short words.",
    "body": "Long *words*.",
    "text_source": "Their own site",
    "text_source_url": "https://example.org/about",
    "text_licence": "CC-BY-SA-4.0",
    "checked_on": datetime.date(2025, 3, 2),
    "published_at": "2024-01-05T12:00Z",
}
PLACE = {
    "country": "ES",
    "locality": "Barcelona",
    "address": "Carrer de Pujades 100",
    "latitude": "41.3950000",
    "longitude": "-2.1900000",
    "coordinates_precision": "locality",
}


def soup(client, entry):
    return BeautifulSoup(client.get(entry.get_absolute_url()).content, "html.parser")


def words(page):
    return " ".join(page.get_text(" ").split())


def facts(page) -> dict[str, str]:
    """The facts box as a dictionary; several values are joined with a comma."""
    rows = page.select(".facts__row")
    return {words(row.dt): ", ".join(words(value) for value in row.select("li") or row.select("dd")) for row in rows}


def sections(page) -> dict[str, str]:
    return {words(section.h2): words(section) for section in page.select("section") if section.h2}


@pytest.fixture
def picture(png):
    picture = Picture(file=png, alternative_text="A quay at night", credit="Photo: A. Maker, CC BY 4.0")
    picture.save()
    return picture


def test_every_kind_says_where_its_text_comes_from_and_how_fresh_it_is(client, kind):
    page = soup(client, FACTORIES[kind](**TEXT))
    shown = facts(page)
    assert shown["Published"] == "5 January 2024"
    assert shown["Last checked"] == "2 March 2025"
    assert shown["Language"] == "English"
    assert (shown["Source of the text"], shown["Licence of the text"]) == ("Their own site", "CC BY-SA 4.0")
    assert page.select_one('a[href="https://example.org/about"]')
    assert page.select_one('a[rel=license][href="https://creativecommons.org/licenses/by-sa/4.0/"]')
    assert page.select_one(".prose em").text == "words"


@pytest.mark.parametrize("kind", ["organisation", "project", "case study"])
def test_places_are_told_with_what_the_coordinates_point_at(client, kind):
    shown = facts(soup(client, FACTORIES[kind](**PLACE, scope="europe")))
    assert shown["Place"] == "Barcelona, Spain"
    assert shown["Address"] == "Carrer de Pujades 100"
    assert shown["Reach"] == "Europe-wide"
    assert shown["Coordinates"] == "41.395° N, 2.19° W Points at the town or city"


def test_an_organisation_shows_all_its_facts(client, picture):
    organisation = OrganisationFactory(
        website="https://www.example.org/",
        founded="2012-05",
        lifecycle="active",
        type=OrganisationType.objects.first(),
        size=OrganisationSize.objects.first(),
        logo=picture,
        header_image=picture,
        contact_address="private@example.org",
    )
    organisation.names.create(name="Sociedad Abierta", kind="original", language="es")
    organisation.names.create(name="OS", kind="acronym")
    organisation.names.create(name="Closed Society", kind="former")
    organisation.links.create(url="https://github.com/open/")
    organisation.networks.add(NetworkFactory(name="Fab Labs", website="https://fablabs.example"))
    organisation.tags.add(TagFactory(name="maps"))
    page = soup(client, organisation)
    shown = facts(page)
    assert shown["Website"] == "example.org"
    assert shown["Founded"] == "May 2012"
    assert shown["Activity"] == "Active"
    assert (shown["Type"], shown["Size"]) == (organisation.type.name, organisation.size.name)
    assert (shown["Acronym"], shown["Former name"]) == ("OS", "Closed Society")
    assert page.select_one('bdi[lang="es"]').text == shown["Name in its own language"] == "Sociedad Abierta"
    assert (shown["Elsewhere"], shown["Networks"], shown["Tags"]) == ("github.com/open", "Fab Labs", "maps")
    assert "private@" not in str(page)
    assert len(page.select('img[alt="A quay at night"]')) == 2


def test_a_project_shows_all_its_facts(client):
    project = ProjectFactory(
        started="2012-05-14", ended="2014", status="ended", website="https://p.example", social_impact="Less **waste**."
    )
    project.focus_areas.add(FocusArea.objects.first())
    project.areas_of_impact.add(AreaOfImpact.objects.first())
    project.technologies.add(Technology.objects.first())
    project.helps.add(TagFactory(name="pupils"))
    project.tags.add(TagFactory(name="maps"))
    page = soup(client, project)
    shown = facts(page)
    assert (shown["Started"], shown["Ended"], shown["Status"]) == ("14 May 2012", "2014", "Ended")
    assert shown["Focus"] == FocusArea.objects.first().name
    assert shown["Areas of impact"] == AreaOfImpact.objects.first().name
    assert shown["Technologies"] == Technology.objects.first().name
    assert (shown["Who it helps"], shown["Tags"], shown["Website"]) == ("pupils", "maps", "p.example")
    assert sections(page)["Social impact"] == "Social impact Less waste ."
    assert "Ended: this project is finished." in words(page)


def test_a_case_study_shows_all_its_facts(client, picture):
    case_study = CaseStudyFactory(
        introduction="How it *began*.", facts="- 300 ideas", outcome="Cleaner **air**.", started="2010", website="https://c.example",
        card_colour="berry", header_image=picture,
    )  # fmt: skip
    page = soup(client, case_study)
    assert words(page.select_one(".introduction")) == "How it began ."
    assert words(page.select_one(".fact-box")) == "300 ideas"
    assert page.select_one('a.button[href="https://c.example"]').text.strip() == "Visit the website"
    assert sections(page)["What came of it"] == "What came of it Cleaner air ."
    assert page.select_one(".entry.is-berry")
    assert words(page.figcaption) == "Photo: A. Maker, CC BY 4.0"
    case_study.website_label = "See the map"
    case_study.save()
    assert soup(client, case_study).select_one("a.button").text.strip() == "See the map"


def test_a_post_shows_all_its_facts(client, picture):
    post = PostFactory(**TEXT, category="event_report", author_name="Zoë <Q>", image=picture)
    page = soup(client, post)
    assert words(page.select_one(".byline")) == "5 January 2024 by Zoë <Q> 1 min read"
    assert page.select_one(".kicker a[href='/blog']").text == "Event report"
    assert facts(page)["Author"] == "Zoë <Q>"
    assert page.select_one(".lead-image img")["alt"] == "A quay at night"


def test_pictures_come_in_widths_with_their_size(client, picture):
    page = soup(client, OrganisationFactory(header_image=picture))
    image = page.select_one(".entry__picture img")
    assert (image["width"], image["height"]) == ("400", "300")
    assert [part.split()[1] for part in image["srcset"].split(", ")] == ["320w", "400w"]
    assert page.select_one(".entry__picture source")["type"] == "image/avif"
    assert not image.has_attr("loading")


def test_roles_of_a_project_are_joined(client):
    participation = ParticipationFactory(role="delivery_lead")
    organisation, project = participation.organisation, participation.project
    ParticipationFactory(organisation=organisation, project=project, role="co_funder")
    for page in (soup(client, organisation), soup(client, project)):
        notes = [words(note) for note in page.select(".related .card__note")]
        assert notes == ["Co-funder, delivery lead"]


def test_partners_share_public_projects(client):
    ours = OrganisationFactory(name="Ours")
    for organisations in (["Both", "Once"], ["Both"]):
        partners = [
            OrganisationFactory._meta.model.objects.filter(name=name).first() or OrganisationFactory(name=name)
            for name in organisations
        ]
        ProjectFactory(by=[ours, *partners])
    page = soup(client, ours)
    cards = [(words(card.a), words(card.select_one(".card__note"))) for card in page.select("#partners ~ ul .card")]
    assert cards == [("Both", "2 shared projects"), ("Once", "1 shared project")]


def test_relations_that_are_missing_are_told_or_left_out(client):
    assert "No projects are listed yet." in sections(soup(client, OrganisationFactory()))["Projects"]
    assert "No organisations are listed yet." in sections(soup(client, ProjectFactory()))["Who is involved"]
    assert set(sections(soup(client, PostFactory()))) == {"At a glance", "About this page"}


@pytest.mark.parametrize(
    ("lifecycle", "said"), [("dormant", "Dormant: "), ("ended", "Ended: "), ("active", ""), ("", "")]
)
def test_organisations_that_are_not_active_are_marked(client, lifecycle, said):
    notices = [words(notice) for notice in soup(client, OrganisationFactory(lifecycle=lifecycle)).select(".notice")]
    assert [notice[: len(said)] for notice in notices] == ([said] if said else [])


def test_texts_in_other_languages_are_marked(client, kind):
    page = soup(client, FACTORIES[kind](name="מרכז", summary="טקסט", body="טקסט", language="he"))
    for selector in ("h1 bdi", ".lead", ".prose"):
        assert (page.select_one(selector)["lang"], page.select_one(selector)["dir"]) == ("he", "rtl")
    english = soup(client, FACTORIES[kind](body="Text"))
    assert not english.select("main [lang], main [dir]")


def test_a_reader_is_told_that_a_text_is_in_another_language(client, kind):
    said = [note.text for note in soup(client, FACTORIES[kind](language="nb")).select(".entry__head .quiet")]
    assert said == ["This text is in Norwegian Bokmal."]
    assert "This text is in" not in soup(client, FACTORIES[kind](language="en")).text


def test_languages_are_called_as_the_reader_calls_them(client):
    address = OrganisationFactory(language="es").get_absolute_url()
    page = BeautifulSoup(client.get(f"/de{address}").content, "html.parser")
    assert "Spanisch" in page.select_one(".entry__head .quiet").text
    assert page.find(string="Spanisch").find_parent("dd")


def test_what_a_picture_shows_is_told_in_the_language_of_the_entry(client, picture):
    page = soup(client, OrganisationFactory(language="he", header_image=picture, logo=picture))
    assert [image.find_parent(lang="he", dir="rtl") is not None for image in page.select("main img")] == [True, True]


def test_what_people_type_is_shown_as_typed(client, kind):
    typed = "{{ 7|add:1 }} {% now 'Y' %} <script>alert(1)</script> & Co"
    entry = FACTORIES[kind](name=typed, summary=typed, body=typed)
    for address in (entry.get_absolute_url(), LISTS[kind]):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        assert not page.select("script:not([src], [type='application/ld+json'])")
        assert typed in words(page)


def test_addresses_that_are_no_web_addresses_are_not_linked(client):
    organisation = OrganisationFactory(website="javascript:alert(1)")
    organisation.links.create(url="http://[broken")
    page = soup(client, organisation)
    assert facts(page)["Website"] == "javascript:alert(1)"
    assert facts(page)["Elsewhere"] == "http://[broken"
    assert not page.select('a[href^="javascript"], a[href*="broken"]')


@pytest.mark.parametrize("traits", [{"draft": True}, {"pending": True}, {"scheduled": True}, {"archived": True}, {}])
def test_a_preview_shows_an_entry_in_any_state(kind, traits):
    pages = {"organisation": OrganisationPage, "project": ProjectPage, "case study": CaseStudyPage, "post": PostPage}
    FACTORIES[kind](**traits)
    entry = pages[kind].model.objects.for_page().get()
    response = pages[kind].show(RequestFactory().get("/preview"), entry, preview=True)
    assert response.status_code == 200
    assert "Preview: this page is not public." in response.text
    assert '<meta name="robots" content="noindex">' in response.text
    assert "canonical" not in response.text
