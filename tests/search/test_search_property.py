"""Whatever is asked of the search, the answer is a page or "not found", soon; an exception would fail the test."""

import time
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import OrganisationFactory, ProjectFactory

pytestmark = pytest.mark.django_db

FAIR = (200, 301, 404)
# Seconds; an ordinary answer takes a hundredth of this.
SOON = 5
hostile = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])

PIECES = [
    *("bicycle", "kitchen", "Łódź", "demcoracy", "or", "OR", "|", "-", "--", "-" * 40, '"', "“", "”", "'", "’"),
    *(
        "\x00",
        "\x1f",
        "\u202e",
        "\u200f",
        "\u2066",
        "\ufeff",
        "\ud800",
        "\udfff",
        "\uffff",
        "ı",
        "ﬀ",
        "İ",
        "ß",
        "\u0301",
    ),
    *("(", ")", "!", "&", ":", ":*", "*", "<->", "\\", "%", "_", "{{ 7 }}", "<b>", "a:b", "fr:citoyen", "...", "."),
    *("petities.nl", "https://", "http://[", "//", "c++", "S.T.", "日本", "مؤسسة", "👩‍👩‍👧", "x" * 300, "9" * 5000),
]
piece = st.one_of(st.sampled_from(PIECES), st.text(max_size=12))
text = st.lists(piece, max_size=14).flatmap(
    lambda pieces: st.sampled_from([" ", ""]).map(lambda between: between.join(pieces))
)
name = st.one_of(st.sampled_from(["q", "q", "q", "kind", "page", "literally"]), st.text(max_size=5))
value = st.one_of(text, st.sampled_from(["organisation", "post", "1", "2", "on", "²"]))


def answer_of(client, path, query):
    began = time.monotonic()
    answer = client.get(path, QUERY_STRING=query)
    assert time.monotonic() - began < SOON, query
    return answer


@pytest.fixture
def _entries():
    OrganisationFactory(name="Bicycle kitchen Łódź", summary="They mend.")
    ProjectFactory(name="S.T. & Co", website="https://petities.nl/over")


@pytest.mark.usefixtures("_entries")
@pytest.mark.parametrize("path", ["/search", "/search/suggest", "/search/suggest.json"])
@hostile
@given(q=text)
def test_any_text_is_answered(client, path, q):
    query = urlencode({"q": q}, errors="surrogatepass")
    answer = answer_of(client, path, query)
    assert answer.status_code == 200
    assert "\x00" not in answer.text


@pytest.mark.usefixtures("_entries")
@hostile
@given(pairs=st.lists(st.tuples(name, value), max_size=6))
def test_any_question_is_answered(client, pairs):
    query = urlencode(pairs, errors="surrogatepass")
    assert answer_of(client, "/search", query).status_code in FAIR
    assert answer_of(client, "/search/suggest", query).status_code in FAIR


@pytest.mark.usefixtures("_entries")
@hostile
@given(query=st.binary(max_size=60))
def test_bytes_that_are_no_text_are_answered(client, query):
    query = query.decode("latin-1").replace("#", "")
    assert answer_of(client, "/search", f"q={query}").status_code in FAIR


@pytest.mark.usefixtures("_entries")
@pytest.mark.parametrize(
    "part", ["a", "ab ", "-a ", '"a" ', "a or ", "é ", "日", "-", '"', "or ", "a.b/", "https://a.b/ "]
)
def test_a_very_long_text_is_answered(client, part):
    query = urlencode({"q": part * (10_000 // len(part))})
    assert answer_of(client, "/search", query).status_code == 200
    assert answer_of(client, "/search/suggest", query).status_code == 200
