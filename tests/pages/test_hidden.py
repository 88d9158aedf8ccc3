"""A draft, pending, scheduled or merged entry is found nowhere, whatever it is linked with."""

import pytest

from tests.pages.kinds import LISTS

pytestmark = pytest.mark.usefixtures("versions")
SECRET = "Ѫ-unheard-of"
HIDDEN = ("draft", "pending", "scheduled")


@pytest.fixture
def public(make_family, relate):
    """The public entries, each linked with hidden ones of every kind and state."""
    family = make_family("Known")
    for position, trait in enumerate(HIDDEN, start=1):
        hidden = make_family(f"{SECRET} {trait}", **{trait: True})
        hidden["case study"].home_position = position
        hidden["case study"].save()
        relate(family, hidden)
    merged = make_family(f"{SECRET} merged")
    relate(family, merged)
    for kind, entry in merged.items():
        entry.merged_into = family[kind]
        entry.save()
    return family


@pytest.fixture
def every_page(public):
    queries = ("", "?archived=on&ended=on", "?q=heard", "?initial=cyrillic", "?tag_find=heard")
    lists = [f"{path}{query}" for path in LISTS.values() for query in queries]
    topics = ["/themes", "/countries", "/networks", "/themes/open-data", "/themes/science", "/countries/ES"]
    return ["/", *topics, *lists, *(entry.get_absolute_url() for entry in public.values())]


def test_hidden_entries_are_found_on_no_page(client, every_page):
    for address in every_page:
        page = client.get(address)
        assert page.status_code == 200
        assert "unheard" not in page.text, address


def test_hidden_entries_are_not_counted(client, public):
    home = client.get("/").context
    assert {number["words"]: number["count"] for number in home["numbers"]} == {
        "organisation": 1,
        "project": 1,
        "case study": 1,
    }
    assert home["networks"] == []
    assert {area["note"] for area in home["focus_areas"]} == {""}
    assert {area.count for area in home["areas_of_impact"]} == {0}
    for path in LISTS.values():
        page = client.get(path)
        assert page.context["page"].paginator.count == 1
        assert [letter["value"] for letter in page.context["letters"]] in ([], ["k"])
        assert page.context["left_out"] == []
        held = {option.count for group in page.context["groups"] for option in group.top}
        assert held == {1}
    assert ">1 project<" in client.get("/organisations").text
    assert ">1 organisation<" in client.get("/projects").text


def test_public_entries_are_found_on_each_others_pages(client, public):
    for entry in public.values():
        page = client.get(entry.get_absolute_url()).text
        for other in public.values():
            assert other.name in page


def test_a_hidden_project_makes_no_partner(client, make_family, relate):
    one, other = make_family("One"), make_family("Other")
    hidden = make_family("Hidden", draft=True)
    relate(one, hidden)
    relate(other, hidden)
    assert "Other organisation" not in client.get(one["organisation"].get_absolute_url()).text
