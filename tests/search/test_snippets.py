import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.lexemes import forms_in
from search.marking import Marker, beginning, marked, marks
from search.query import parse
from search.snapshot import current
from search.snippets import SHOWN, hits
from tests.factories import OrganisationFactory
from tests.search.test_query import hostile

pytestmark = pytest.mark.django_db


def hit(text, **fields):
    """The hit for one organisation, whether the search finds it or not."""
    OrganisationFactory(**fields)
    (found,) = hits(list(current().everything), parse(text), current())
    return found


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Open Data Lab", "data", "Open <mark>Data</mark> Lab"),
        ("Open Data Lab", "open data", "<mark>Open Data</mark> Lab"),
        ("Open Street Map", "openstreetmap", "<mark>Open Street Map</mark>"),
        ("OpenStreetMap", "open street map", "<mark>OpenStreetMap</mark>"),
        ("S.T. Lab", "st", "<mark>S.T</mark>. Lab"),
        ("İhtiyaç Haritası", "ihtiyac", "<mark>İhtiyaç</mark> Haritası"),
        ("Straße", "strasse", "<mark>Straße</mark>"),
        ("Democracy", "demo", "<mark>Democracy</mark>"),
        ("Communities", "community lab", "<mark>Communities</mark>"),
        ("新型コロナウイルス", "コロナ", "新型<mark>コロナ</mark>ウイルス"),
        ("Right to Know", "right to be", "<mark>Right</mark> to Know"),
        ("A <b>& Co", "co", "A &lt;b&gt;&amp; <mark>Co</mark>"),
        ("Nesta", "-nesta", "Nesta"),
        ("Nesta", "waag", "Nesta"),
    ],
)
def test_what_was_matched_is_marked_in_names(name, text, expected):
    assert hit(text, name=name).name_html == expected


def test_a_summary_that_holds_all_words_is_shown():
    found = hit("open data", summary="We open <data> & more.", body="Open data and open data.")
    assert found.snippet_html == "We <mark>open</mark> &lt;<mark>data</mark>&gt; &amp; more."


def test_other_forms_of_words_are_marked_in_their_language():
    found = hit("réparer", summary="Nous réparons des vélos.", language="fr")
    assert found.snippet_html == "Nous <mark>réparons</mark> des vélos."


def test_the_part_of_the_text_that_holds_most_is_shown():
    body = f"Robots here. {'Filling words. ' * 40} There the robots and the elderly meet. {'Filling words. ' * 40}"
    snippet = hit("robots elderly", summary="Nothing.", body=body).snippet_html
    assert "There the <mark>robots</mark> and the <mark>elderly</mark> meet." in snippet
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert len(snippet) < SHOWN + 50


def test_the_summary_is_shown_when_nothing_is_matched():
    assert hit("waag", summary="We mend.", body="Bicycles.").snippet_html == "We mend."


def test_a_text_is_shown_from_its_beginning_when_there_is_no_summary():
    assert hit("waag", summary="", body="word " * 100).snippet_html.startswith("word word")


def test_hits_come_in_the_order_given_and_without_what_is_gone():
    for name in ("A", "B", "C"):
        OrganisationFactory(name=name)
    a, b, c = sorted(current().everything)
    assert [found.name for found in hits([c, a, 10**6, b], parse("x"), current())] == ["C", "A", "B"]


def test_hits_take_one_query(django_assert_num_queries):
    OrganisationFactory.create_batch(5, body="lab " * 200)
    snapshot, query = current(), parse("lab")
    forms_in([query], snapshot.languages)
    with django_assert_num_queries(1):
        assert len(hits(list(snapshot.everything), query, snapshot)) == 5


def test_beginnings_are_marked_across_spaces():
    name = "The Open Street Map"
    assert marked(name, marks(name, beginning("openstr"))) == "The <mark>Open Str</mark>eet Map"


@given(hostile, st.text(max_size=300))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_marked_for_any_search(asked, text):
    query = parse(asked)
    marker = Marker(query, forms_in([query], ["en", "fr"]))
    for pattern in (marker.in_names, marker.in_texts("fr")):
        html = marked(text, marks(text, pattern))
        assert html.count("<mark>") == html.count("</mark>")
        assert "<" not in html.replace("<mark>", "").replace("</mark>", "")
