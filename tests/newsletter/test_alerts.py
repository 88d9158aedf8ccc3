"""The page on which somebody asks to be told what is new in a list or a search."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.guards import limits
from newsletter.followed import FILTERS, followed
from newsletter.forms.preferences import PreferencesForm
from newsletter.models import Alert
from newsletter.wording import KINDS, PHRASES, told
from search.kinds import kinds
from search.snapshot import current
from search.upkeep import catch_up
from tests.factories import OrganisationFactory
from tests.newsletter.factories import alert, subscriber_with
from tests.pages.kinds import LISTS

pytestmark = pytest.mark.django_db
FORM = {"address": "Ana@example.org", "every": "day", "language": "es"}


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def way_of(client, address) -> str:
    return page(client, address).select_one('a[rel=nofollow][href^="/alerts/new"]')["href"]


def ask(client, query, **changes):
    return client.post(f"/alerts/new?{query}", FORM | changes)


def words_for(kind, query) -> str:
    catch_up()
    return told(followed(kind, QueryDict(query), current()))


# The way there


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/organisations", "kind=organisation"),
        ("/blog?sort=newest&view=table&page=1&nonsense=1", "kind=post"),
        ("/projects?view=table&q=zzyzx&country=ES", "kind=project&q=zzyzx&country=ES"),
        ("/search?q=zzyzx&page=1&literally=on", "q=zzyzx"),
        ("/search?q=zzyzx&kind=casestudy", "kind=casestudy&q=zzyzx&ended=on"),
    ],
)
def test_every_list_and_search_leads_to_its_alert(client, address, way):
    assert way_of(client, address) == f"/alerts/new?{way}"


def test_the_page_says_which_search_it_is_and_how_much_there_is(client):
    OrganisationFactory(country="ES")
    shown = page(client, "/alerts/new?kind=organisation&country=ES")
    assert shown.select_one(".panel").get_text(" ", strip=True) == "Organisations in Spain 1 result today"
    assert shown.select_one('a[href="/feeds/organisations.atom?country=ES"]')


def test_the_page_is_private_and_sets_no_cookie(client):
    response = client.get("/alerts/new")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


# Asking


def test_asking_keeps_the_search_in_one_order(client):
    query = "page=9&sort=name&view=map&q=+open++data&country=FR&country=ES&kind=organisation&nonsense=1&tag=gone"
    assert ask(client, query)["Location"] == "/newsletter/signup/sent"
    kept = Alert.objects.get()
    assert (kept.kind, kept.query, kept.every) == ("organisation", "q=open+data&country=ES&country=FR", "day")
    subscriber = kept.subscriber
    assert (subscriber.address, subscriber.language, kept.confirmed_at) == ("ana@example.org", "es", None)
    assert subscriber.came_from == "/organisations"


@pytest.mark.parametrize("missing", ["address", "every", "language"])
def test_what_is_missing_is_said_at_its_field(client, missing):
    response = ask(client, "kind=post", **{missing: ""})
    assert BeautifulSoup(response.content, "html.parser").select(f"#id_{missing}_error")
    assert not Alert.objects.exists()


def test_a_search_that_is_too_long_is_refused_with_a_sentence(client):
    query = urlencode({"kind": "organisation", "q": "日本" * 100, "tag_all": "on"})
    for number in range(30):
        OrganisationFactory(country="ES", locality=f"Very long name of a town {number}" * 3)
    catch_up()
    towns = urlencode([("town", town) for town in current().values("town")])
    assert "too long to be kept" in page(client, f"/alerts/new?{query}&{towns}").text
    assert ask(client, f"{query}&{towns}").status_code == 422
    assert not Alert.objects.exists()


def test_a_program_that_fills_in_everything_changes_nothing(client):
    assert ask(client, "", subject_line="Buy")["Location"] == "/newsletter/signup/sent"
    assert not Alert.objects.exists()


def test_too_many_from_one_network_have_to_wait(client, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "mail", (3, 100, 5))
    codes = [ask(client, "", address=f"a{number}@example.org").status_code for number in range(4)]
    assert codes == [302] * 3 + [429]


names = st.one_of(st.sampled_from(["kind", "q", "country", "tag", "initial", "tag_all", "year", "ended"]), st.text())
values = st.one_of(st.sampled_from(["organisation", "post", "ES", "none", "\0", "%", "\ud800", "²"]), st.text())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(names, values), max_size=6), feed=st.sampled_from(["organisations", "search"]))
def test_whatever_stands_in_the_address_is_answered(client, pairs, feed):
    query = urlencode(pairs, errors="surrogatepass")
    for path in ("/alerts/new", f"/feeds/{feed}.atom"):
        assert client.get(path, QUERY_STRING=query).status_code == 200
    data = QueryDict(query)
    once = followed(data.get("kind", ""), data, current())
    again = followed(once.kind, once.query, current())
    assert (once.query.urlencode(), again.ignored) == (again.query.urlencode(), [])


# Words


@pytest.mark.parametrize(
    ("kind", "query", "words"),
    [
        ("", "", "Everything new"),
        ("", "q=open+data", "Entries of all kinds with the words “open data”"),
        ("post", "", "News"),
        ("organisation", "q=bikes&country=ES&country=FR", "Organisations in Spain or France, with the words “bikes”"),
        ("project", "country=worldwide&focus_area=open-data", "Projects Worldwide, working on Open data"),
        ("casestudy", "focus_area=open-data&initial=b", "Case studies about Open data, with the first letter B"),
        ("organisation", "type=none&ended=on", "Organisations of the type (not stated), ended ones too"),
        ("project", "technology=open-source&technology=gone&q=...", "Projects"),
    ],
)
def test_a_search_is_told_in_words(kind, query, words):
    assert words_for(kind, query) == words


def test_there_are_words_for_each_kind_and_facet():
    assert KINDS.keys() == FILTERS.keys() == {kind.name for kind in kinds()}
    assert {facet.name for kind in kinds() for facet in kind.facets} <= PHRASES.keys()


def test_preferences_tell_alerts_in_words_even_of_what_is_there_no_more():
    subscriber = subscriber_with(alert(), alert("organisation", "town=Atlantis&country=ES"))
    form = PreferencesForm(None, subscriber, list(subscriber.alerts.all()))
    assert [row["words"] for row in form.rows()] == ["Everything new", "Organisations in Spain, in Atlantis"]


@pytest.mark.parametrize("address", [*LISTS.values(), "/search?q=data"])
def test_the_feed_of_what_is_shown_stands_beside(client, address):
    ways = page(client, address).select(".follow a")
    assert len(ways) == 2
    assert client.get(ways[1]["href"])["Content-Type"].startswith("application/atom+xml")
