"""What the API does not understand it says, naming the parameter; nothing is silently ignored."""

import pytest

from opendata.api.cursors import Cursor
from tests.factories import OrganisationFactory

REFUSED = {
    "/organisations?colour=red": ("colour", "There is no parameter “colour” here."),
    "/organisations?contry=ES": ("contry", "There is no parameter “contry” here. Did you mean `country`?"),
    "/organisations?view=map": ("view", "There is no parameter “view” here. Only pages have views."),
    "/organisations?helpTag=18": ("helpTag", "There is no parameter “helpTag” here."),
    "/organisations?tag_find=a": ("tag_find", "There is no parameter “tag_find” here."),
    "/organisations?country=XX": ("country", "`country` has no value “XX”."),
    "/organisations?country=ES&country=": ("country", "`country` is empty: give a value, or leave it out."),
    "/organisations?archived=yes": ("archived", "`archived` has no value “yes”."),
    "/organisations?sort=size": ("sort", "`sort` has no value “size”."),
    "/posts?sort=projects": ("sort", "`sort` has no value “projects”."),
    "/posts?initial=a": ("initial", "There is no parameter “initial” here."),
    "/organisations?initial=éé": ("initial", "`initial` has no value “éé”."),
    "/organisations?facets=yes": ("facets", "`facets` is `on`, or it is left out."),
    "/organisations?limit=5&limit=6": ("limit", "`limit` is given more than once."),
    "/organisations?limit=٣": ("limit", "`limit` is a whole number from 1 to 100, not “٣”."),
    "/organisations?limit=101": ("limit", "`limit` is a whole number from 1 to 100, not “101”."),
    f"/organisations?limit={'9' * 5000}": ("limit", f"`limit` is a whole number from 1 to 100, not “{'9' * 40}…”."),
    "/organisations?q=%00": ("q", "`q` has no value “�”."),
    f"/organisations?q={'-' * 33}": ("q", f"`q` holds no word to search for: “{'-' * 33}”."),
    f"/search?q={'a ' * 13}": ("q", "`q` is too long: at most 200 letters and 12 words are searched for."),
    "/search": ("q", "`q` is missing."),
    "/search?q=a&kind=town": ("kind", "`kind` has no value “town”."),
    "/search?q=a&cursor=9999": ("cursor", "This is no `cursor` of a search: take it from `next` or `previous`."),
    f"/suggest?q={'a' * 101}": ("q", f"`q` is a text of at most 100 letters, not “{'a' * 40}…”."),
    "/vocabularies?q=a": ("q", "There is no parameter “q” here."),
}


@pytest.mark.parametrize(("address", "error"), REFUSED.items())
def test_what_is_not_understood_is_named(client, address, error):
    response = client.get(f"/api/v1{address}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["errors"] == [{"parameter": error[0], "detail": error[1]}]
    assert response.json()["detail"] == error[1]


def test_an_entry_takes_no_parameters(get):
    assert get(f"/organisations/{OrganisationFactory().pk}?full=1", 400)["errors"][0]["parameter"] == "full"


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("name", {"sort_key": "\ud800", "number": 1}),
        ("name", {"sort_key": "a\0", "number": 1}),
        ("name", {"sort_key": "a", "number": 2**31}),
        ("name", {"sort_key": "a", "number": True}),
        ("name", {"sort_key": 1, "number": 1}),
        ("newest", {"published_at": "2026-01-01T00:00:00", "number": 1}),
        ("newest", {"published_at": "soon", "number": 1}),
        ("checked", {"checked_on": [], "sort_key": "a", "number": 1}),
        ("name", {"sort_key": "a"}),
    ],
)
def test_a_cursor_that_was_made_by_hand_is_refused(get, sort, key):
    problem = get(f"/organisations?sort={sort}&cursor={Cursor(sort, key)}", 400)
    assert problem["errors"][0]["parameter"] == "cursor"


@pytest.mark.parametrize("cursor", ["a", "é", "=", "AAAA", "W10", "e30", "9" * 5000, "W1t" * 400])
def test_a_cursor_that_is_none_is_refused(get, cursor):
    assert get(f"/organisations?cursor={cursor}", 400)["errors"][0]["parameter"] == "cursor"


def test_a_cursor_of_another_order_is_refused(get):
    cursor = Cursor("name", {"sort_key": "a", "number": 1})
    assert get(f"/organisations?cursor={cursor}")["results"] == []
    assert "cursor" in get(f"/organisations?sort=newest&cursor={cursor}", 400)["detail"]
