"""Addresses of the original site's lists, which named terms by numbers."""

import pytest

from core.models import AreaOfImpact, FocusArea, Technology
from tests.factories import NetworkFactory, OrganisationFactory, ProjectFactory, TagFactory
from tests.pages.reading import names, soup, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def _terms():
    organisation = OrganisationFactory()
    organisation.networks.add(NetworkFactory(name="Fab Labs", legacy_numbers=[8]))
    for name, numbers in (("maps", [12, 112]), ("2012", [13]), ("old", [2012])):
        organisation.tags.add(TagFactory(name=name, legacy_numbers=numbers))


@pytest.mark.usefixtures("_terms")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/projects?tag=12", "/projects?tag=maps"),
        ("/projects?helpTag=18", "/projects?area_of_impact=health-and-care"),
        ("/projects?techTag=931", "/projects?technology=social-networks-and-social-media"),
        ("/projects?openTag=8&techTag=8", "/projects?focus_area=open-data&technology=open-data"),
        ("/organisations?netwTag=8&tag=112", "/organisations?network=fab-labs&tag=maps"),
        (
            "/projects?q=open+city&tag=12&helpTag=18&techTag=&page=2",
            "/projects?q=open+city&area_of_impact=health-and-care&tag=maps",
        ),
        ("/projects?tag=12&tag=13&tag=maps&country=DE", "/projects?country=DE&tag=2012&tag=maps"),
        ("/projects?helpTag=18&techTag=99999", "/projects?area_of_impact=health-and-care&techTag=99999"),
        ("/case-studies?helpTag=18", "/case-studies?area_of_impact=health-and-care"),
    ],
)
def test_numbers_lead_to_our_terms(client, old, new):
    response = client.get(old)
    assert (response.status_code, response.headers["Location"]) == (301, new)
    assert client.get(new).status_code == 200


@pytest.mark.usefixtures("_terms")
def test_a_number_that_is_a_term_of_ours_stays_one(client):
    assert client.get("/projects?tag=2012").status_code == 200


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("helpTag=99999", "helpTag “99999”"),
        ("techTag=-8", "techTag “-8”"),
        ("openTag=08", "openTag “08”"),
        ("tag=99999", "Tag “99999”"),
        ("netwTag=8", "netwTag “8”"),
        (f"tag={'9' * 5000}", f"Tag “{'9' * 40}…”"),
        ("helpTag=%D9%A1%D9%A8", "helpTag “١٨”"),
    ],
)
def test_an_unknown_number_is_left_out_and_told(client, query, said):
    ProjectFactory(name="Still here")
    page = soup(client, f"/projects?{query}")
    assert names(page) == ["Still here"]
    assert f"left out: {said}." in told(page)


def test_every_number_of_the_main_lists_is_known(client):
    for name, model in (("helpTag", AreaOfImpact), ("techTag", Technology), ("openTag", FocusArea)):
        for term in model.objects.all():
            for number in term.legacy_numbers:
                assert client.get(f"/projects?{name}={number}").headers["Location"].endswith(f"={term.slug}")
