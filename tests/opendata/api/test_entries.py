"""What the API tells of an entry: all that its page shows, and nothing that it does not."""

import datetime

import pytest

from core.models import Picture
from projects.models import Participation
from search.upkeep import catch_up
from tests.factories import OrganisationFactory, ProjectFactory, TagFactory
from tests.opendata.api.addresses import SEGMENTS, everything
from tests.pages.test_hidden import SECRET, public  # noqa: F401

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def harbour(png):
    organisation = OrganisationFactory(
        name="Hafenwerkstatt",
        language="de",
        body="## Was\n\n*Wir* [reparieren](/themes).",
        lifecycle="dormant",
        founded="2012-05",
        country="DE",
        latitude="53.5434567",
        longitude="9.9876543",
        coordinates_precision="locality",
        checked_on=datetime.date(2026, 1, 31),
        text_licence="CC0-1.0",
        logo=Picture.objects.create(file=png, alternative_text="An anchor", credit="Ana, CC BY 4.0"),
    )
    organisation.names.create(name="Hafenladen", kind="former", language="de")
    organisation.links.create(url="https://example.org/hafen")
    organisation.tags.add(TagFactory(name="repair"))
    return organisation


def test_an_organisation_is_told_in_plain_terms(get, harbour):
    told = get(f"/organisations/{harbour.pk}")
    assert told["url"] == f"{SITE}{harbour.get_absolute_url()}"
    assert (told["language"], told["founded"], told["checked_on"]) == ("de", "2012-05", "2026-01-31")
    assert told["updated_at"].endswith("Z")
    assert told["text"]["markdown"] == harbour.body
    assert f'<em>Wir</em> <a href="{SITE}/themes" rel="noopener nofollow">reparieren</a>' in told["text"]["html"]
    assert [(name["name"], name["kind"]["slug"]) for name in told["names"]] == [("Hafenladen", "former")]
    assert told["links"] == ["https://example.org/hafen"]
    assert (told["licence"]["id"], told["source"], told["type"]) == ("CC0-1.0", None, None)
    assert (told["logo"]["alternative_text"], told["logo"]["credit"]) == ("An anchor", "Ana, CC BY 4.0")
    assert told["logo"]["variants"][0]["url"].startswith(f"{SITE}/media/pictures/")


def test_terms_have_a_slug_a_name_and_a_page(get, harbour):
    told = get(f"/organisations/{harbour.pk}")
    dormant = {"slug": "dormant", "name": "Dormant", "url": f"{SITE}/organisations?lifecycle=dormant"}
    assert told["lifecycle"] == dormant
    assert told["place"]["country"] == {"slug": "DE", "name": "Germany", "url": f"{SITE}/countries/DE"}
    assert told["tags"] == [{"slug": "repair", "name": "repair", "url": f"{SITE}/organisations?tag=repair"}]


def test_coordinates_are_no_more_exact_than_on_the_page(client, get, harbour):
    point = get(f"/organisations/{harbour.pk}")["place"]["coordinates"]
    assert (point["latitude"], point["longitude"], point["precision"]["slug"]) == (53.5435, 9.9877, "locality")
    assert "53.5435° N, 9.9877° E" in client.get(harbour.get_absolute_url()).text


def test_linked_entries_are_told_with_their_roles_and_addresses(get):
    organisation, partner = OrganisationFactory.create_batch(2)
    project = ProjectFactory(by=[partner])
    for role in ("co_funder", "evaluator", "unknown"):
        Participation.objects.create(organisation=organisation, project=project, role=role)
    told = get(f"/organisations/{organisation.pk}")
    assert [role["slug"] for role in told["projects"][0]["roles"]] == ["co_funder", "evaluator"]
    assert [(one["number"], one["shared_count"]) for one in told["partners"]] == [(partner.pk, 1)]
    back = get(told["projects"][0]["api_url"])["organisations"]
    assert {one["number"]: len(one["roles"]) for one in back} == {organisation.pk: 2, partner.pk: 0}
    assert told["project_count"] == 1


def test_hidden_entries_are_told_nowhere(client, public):  # noqa: F811
    catch_up()
    for address in everything(public):
        answer = client.get(address)
        assert answer.status_code in (200, 404), address
        assert "unheard" not in answer.text, address
        assert SECRET not in answer.text


def test_no_answer_holds_a_private_address(client, family):
    family["organisation"].contact_address = "private@example.org"
    family["organisation"].save()
    catch_up()
    for address in everything(family):
        assert "private@" not in client.get(address).text, address


@pytest.mark.parametrize("kind", SEGMENTS)
def test_a_merged_entry_leads_to_the_one_that_stands_in_for_it(client, make_family, kind):
    one, other = (make_family(name)[kind] for name in ("One", "Other"))
    one.merged_into = other
    one.save()
    response = client.get(f"/api/v1/{SEGMENTS[kind]}/{one.pk}")
    assert response.status_code == 308
    assert response["Location"].endswith(f"/api/v1/{SEGMENTS[kind]}/{other.pk}")


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("kind", SEGMENTS)
def test_what_was_removed_is_gone_and_what_nobody_saw_was_never_there(get, make_family, kind):
    seen, unseen = make_family("Seen")[kind], make_family("Unseen", draft=True)[kind]
    addresses = [f"/{SEGMENTS[kind]}/{entry.pk}" for entry in (seen, unseen)]
    assert get(addresses[1], 404)["title"] == "Not Found"
    for entry in (seen, unseen):
        entry.delete()
    assert get(addresses[0], 410)["detail"] == "This entry has been removed from the directory."
    assert get(addresses[1], 404)["detail"].startswith("There is no ")
