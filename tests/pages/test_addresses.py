from urllib.parse import quote

import pytest

from tests.pages.kinds import FACTORIES, LISTS, PREFIXES

pytestmark = pytest.mark.django_db


def assert_moved(response, address):
    """One permanent redirect, straight to an address that is then shown."""
    assert (response.status_code, response.headers["Location"]) == (301, address)
    shown = response.client.get(address)
    assert shown.status_code == 200


@pytest.fixture
def entry(kind):
    return FACTORIES[kind](name="Łódź opens up")


def test_the_address_is_made_of_number_and_name(client, kind, entry):
    assert entry.get_absolute_url() == f"/{PREFIXES[kind]}/{entry.number}/lodz-opens-up"
    assert client.get(entry.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "/",
        "/wrong",
        "/lodz-opens-up/",
        "/lodz-opens-up//",
        "//evil.example/",
        "/a/b/c",
        "/%0A",
        "/%FF",
        "/LODZ-OPENS-UP",
    ],
)
def test_a_wrong_slug_leads_to_the_right_one(client, kind, entry, rest):
    response = client.get(f"/{PREFIXES[kind]}/{entry.number}{rest}?utm=a%20b&x=1&x=2")
    assert_moved(response, f"{entry.get_absolute_url()}?utm=a%20b&x=1&x=2")


def test_braces_of_the_original_site_lead_to_the_case_study(client):
    case_study = FACTORIES["case study"](number=78, name="Seoul Innovation Bureau")
    response = client.get("/case-study/78/%7B%7BcaseStudy.url%7D%7D")
    assert_moved(response, "/case-study/78/seoul-innovation-bureau")
    assert response.headers["Location"] == case_study.get_absolute_url()


@pytest.mark.parametrize("name", ["Фонд БлуЛинк", "مؤسسة التعبير", "市民の会", "नागरिक संघ"])
def test_names_in_other_scripts_keep_their_letters(client, kind, name):
    entry = FACTORIES[kind](name=name)
    assert client.get(entry.get_absolute_url()).status_code == 200
    assert_moved(client.get(f"/{PREFIXES[kind]}/{entry.number}"), entry.get_absolute_url())


def test_leading_zeros_lead_to_the_plain_number(client, kind, entry):
    response = client.get(f"/{PREFIXES[kind]}/0{entry.number}/lodz-opens-up")
    assert_moved(response, entry.get_absolute_url())


@pytest.mark.parametrize(
    "number", ["0", "999999999", "1234567890", "9" * 5000, "٣", "²", "１", "-1", "1.0", "1e3", "abc", "%00", ""]
)
def test_what_is_no_number_of_an_entry_is_not_found(client, kind, number):
    assert client.get(f"/{PREFIXES[kind]}/{quote(number, safe='%')}/x").status_code == 404


@pytest.mark.parametrize("slashes", ["/", "//", "///"])
def test_a_slash_too_many_after_a_list(client, kind, slashes):
    response = client.get(f"{LISTS[kind]}{slashes}?q=a%20b")
    assert_moved(response, f"{LISTS[kind]}?q=a%20b")


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example", "//organisations/", "/%2Fevil.example/"])
def test_a_slash_too_many_in_front_leads_nowhere(client, path):
    response = client.generic("GET", path)
    assert response.status_code in (200, 404)
    assert "Location" not in response.headers


def test_a_query_too_long_for_a_redirect_is_dropped(client, entry):
    response = client.get(f"{entry.get_absolute_url()}/?q={'x' * 20_000}")
    assert_moved(response, entry.get_absolute_url())


def test_a_merged_entry_leads_to_its_survivor_in_one_step(client, kind, entry):
    second = FACTORIES[kind](name="Second", merged_into=entry)
    first = FACTORIES[kind](name="First", merged_into=second)
    assert_moved(client.get(f"/{PREFIXES[kind]}/{first.number}/wrong/?a=1"), f"{entry.get_absolute_url()}?a=1")
    assert_moved(client.get(second.get_absolute_url()), entry.get_absolute_url())


def test_a_merged_draft_leads_to_its_survivor(client, kind, entry):
    draft = FACTORIES[kind](draft=True, merged_into=entry)
    assert_moved(client.get(draft.get_absolute_url()), entry.get_absolute_url())


def test_entries_merged_in_a_circle_are_not_found(client, kind, entry):
    other = FACTORIES[kind](merged_into=entry)
    entry.merged_into = other
    entry.save()
    assert client.get(entry.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("trait", ["draft", "pending", "scheduled"])
def test_an_entry_merged_into_one_that_is_not_public_is_not_found(client, kind, trait):
    hidden = FACTORIES[kind](**{trait: True})
    merged = FACTORIES[kind](merged_into=hidden)
    assert client.get(merged.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("trait", ["draft", "pending", "scheduled"])
def test_an_entry_that_is_not_public_is_not_found_at_any_address(client, kind, trait):
    hidden = FACTORIES[kind](**{trait: True})
    for address in (hidden.get_absolute_url(), f"/{PREFIXES[kind]}/{hidden.number}", f"{hidden.get_absolute_url()}/"):
        assert client.get(address).status_code == 404


def test_an_archived_entry_is_shown_and_marked(client, kind):
    page = client.get(FACTORIES[kind](archived=True).get_absolute_url())
    assert "Archived: this page is kept as a record" in page.text
