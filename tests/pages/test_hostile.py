"""Whatever stands in an address, the answer is a page, a redirect or "not found"; an exception would fail the test."""

from urllib.parse import quote_from_bytes, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import OrganisationFactory
from tests.pages.kinds import LISTS, PREFIXES

pytestmark = pytest.mark.django_db

FAIR = (200, 301, 404)
hostile = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
nasty = st.sampled_from(
    [
        "\x00",
        "%00",
        "٣",
        "²",
        "{{ 7 }}",
        "{% now %}",
        "%",
        "_",
        "\\",
        "'",
        '"',
        "--" * 20,
        "9" * 5000,
        "on",
        "ı",
        "ﬀ",
        "\ud800",
        "none",
        "DE",
        "or or -",
        "newest",
        "8",
    ]
)
value = st.one_of(st.text(max_size=30), nasty, st.integers().map(str))
PARAMETERS = ["q", "initial", "archived", "ended", "sort", "page", "country", "tag", "tag_all", "tag_find", "helpTag"]
name = st.one_of(st.sampled_from(PARAMETERS), st.text(max_size=5))


@hostile
@given(path=st.sampled_from(sorted(LISTS.values())), pairs=st.lists(st.tuples(name, value), max_size=6))
def test_lists_answer_any_question(client, path, pairs):
    query = urlencode(pairs, errors="surrogatepass")
    assert client.get(path, QUERY_STRING=query).status_code in FAIR


@hostile
@given(path=st.sampled_from(sorted(LISTS.values())), query=st.binary(max_size=60))
def test_lists_answer_bytes_that_are_no_text(client, path, query):
    assert client.get(path, QUERY_STRING=query.decode("latin-1").replace("#", "")).status_code in FAIR


@hostile
@given(prefix=st.sampled_from(sorted(PREFIXES.values())), number=value, rest=st.binary(max_size=40))
def test_details_answer_any_address(client, prefix, number, rest):
    digits = quote_from_bytes(number.encode(errors="surrogatepass"))
    assert client.get(f"/{prefix}/{digits}/{quote_from_bytes(rest)}").status_code in FAIR


@hostile
@given(rest=st.binary(max_size=40))
def test_any_wrong_slug_takes_one_step(client, rest):
    entry = OrganisationFactory._meta.model.objects.first() or OrganisationFactory()
    response = client.get(f"/org/{entry.number}/{quote_from_bytes(rest)}")
    if response.status_code == 301:
        assert response.headers["Location"] == entry.get_absolute_url()
        return
    if b"\0" in rest:
        assert response.status_code == 404
        return
    assert response.status_code == 200
    assert response.wsgi_request.path == entry.get_absolute_url()


@pytest.mark.parametrize("path", sorted(LISTS.values()))
def test_a_thousand_parameters_are_refused_in_words(client, path):
    response = client.get(path, QUERY_STRING="&".join(f"a{number}=1" for number in range(1001)))
    assert response.status_code == 400
    assert "Request not understood" in response.text


NUL = [
    "/%00",
    "/themes/a%00b",
    "/countries/%00",
    "/networks/%00",
    "/org/1/%00",
    "/join/%00",
    "/fr/themes/%00",
    "/api/v1/vocabularies/%00",
]


@pytest.mark.parametrize("address", NUL)
def test_nothing_is_at_an_address_with_nul(client, address):
    assert client.get(address).status_code == 404
