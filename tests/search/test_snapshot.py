import pytest
from pyroaring import BitMap

from core.models import State
from organisations.models import Organisation
from search import index, snapshot
from search.models import Document
from tests.factories import OrganisationFactory, ProjectFactory, TagFactory

pytestmark = pytest.mark.django_db


def ids(*organisations) -> BitMap:
    numbers = [organisation.pk for organisation in organisations]
    return BitMap(Document.objects.filter(kind="organisation", number__in=numbers).values_list("id", flat=True))


def agrees_with_the_index(held) -> bool:
    whole = snapshot._whole(snapshot._news(snapshot.NEVER))
    return (held.held, held.everything) == (whole.held, whole.everything)


def test_it_holds_the_documents_of_each_value():
    spanish, unknown = OrganisationFactory(country="ES"), OrganisationFactory()
    held = snapshot.current()
    assert held.holding("country", "ES") == ids(spanish)
    assert held.holding("country", "none") == ids(unknown)
    assert held.holding("country", "FR") == held.holding("colour", "red") == BitMap()
    assert held.of_kind("organisation") == held.everything == ids(spanish, unknown)


def test_unchanged_it_costs_one_query(django_assert_num_queries):
    OrganisationFactory()
    first = snapshot.current()
    with django_assert_num_queries(1):
        assert snapshot.current() is first


def test_after_changes_it_is_what_it_would_be_from_the_start():
    tag = TagFactory()
    several = [OrganisationFactory(country="ES") for _ in range(5)]
    several[0].tags.add(tag)
    first = snapshot.current()
    several[1].tags.add(tag)
    several[0].tags.clear()
    Organisation.objects.filter(pk=several[2].pk).update(state=State.DRAFT)
    several[3].delete()
    OrganisationFactory(country="FR")
    second = snapshot.current()
    assert agrees_with_the_index(second)
    assert len(first.everything) == 5


def test_it_takes_over_what_has_not_changed(django_assert_max_num_queries, monkeypatch):
    OrganisationFactory(country="ES")
    snapshot.current()
    OrganisationFactory(country="FR")
    index.state()
    monkeypatch.setattr(snapshot, "_whole", None)
    assert set(snapshot.current().values("country")) == {"ES", "FR"}


def test_it_starts_anew_when_what_it_knew_never_happened():
    OrganisationFactory()
    held = snapshot.current()
    held.revision += 1
    OrganisationFactory()
    assert agrees_with_the_index(snapshot.current())


def test_it_starts_anew_after_very_many_changes(monkeypatch):
    OrganisationFactory()
    snapshot.current()
    monkeypatch.setattr(snapshot, "MANY", 2)
    for _ in range(3):
        OrganisationFactory(country="ES")
    assert agrees_with_the_index(snapshot.current())


@pytest.mark.parametrize(("sort", "names"), [("name", "abcd"), ("newest", "dcba"), ("projects", "cabd")])
def test_it_sorts(sort, names):
    made = {name: OrganisationFactory(name=name) for name in "abcd"}
    for days, organisation in enumerate(made.values()):
        Organisation.objects.filter(pk=organisation.pk).update(published_at=f"2020-01-0{days + 1}T00:00:00Z")
    ProjectFactory(by=[made["c"]])
    held = snapshot.current()
    in_order = held.in_order(held.of_kind("organisation"), "organisation", sort, 0, 10)
    by_id = Document.objects.in_bulk(in_order)
    assert "".join(by_id[document].name for document in in_order) == names


def test_recently_checked_come_first_and_unchecked_last():
    OrganisationFactory(name="never")
    OrganisationFactory(name="long ago", checked_on="2020-01-01")
    OrganisationFactory(name="lately", checked_on="2024-01-01")
    held = snapshot.current()
    in_order = held.in_order(held.everything, "organisation", "checked", 0, 3)
    assert [Document.objects.get(id=document).name for document in in_order] == ["lately", "long ago", "never"]


def test_many_are_walked_in_the_same_order_as_few_are_sorted():
    order = snapshot.Order.of("organisation", "name")
    order.ids = snapshot.array("I", reversed(range(5000)))
    order.places = snapshot.array("I", reversed(range(5000)))
    some = BitMap(range(0, 5000, 2))
    assert order.slice(some, 10, 13) == [4978, 4976, 4974]
    assert order.slice(BitMap(range(0, 5000, 10)), 1, 3) == [4980, 4970]
    assert order.slice(some, 2490, 2600) == list(range(18, -1, -2))


def test_it_takes_one_query_in_a_new_process_and_after_a_change(django_assert_num_queries, monkeypatch):
    OrganisationFactory(country="ES")
    index.state()
    monkeypatch.setattr(snapshot, "_held", {})
    with django_assert_num_queries(1):
        snapshot.current()
    OrganisationFactory(country="FR").delete()
    OrganisationFactory(country="IT")
    index.state()
    with django_assert_num_queries(1):
        assert set(snapshot.current().values("country")) == {"ES", "IT"}
