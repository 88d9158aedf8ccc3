"""Counts of facet values, compared with what counting entry by entry gives."""

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from search.counting import Counting
from search.facets import ENDED, Facet
from search.snapshot import Snapshot

COLOUR, SHAPE, LIFE = Facet("colour", "Colour", many=True), Facet("shape", "Shape"), Facet("life", "Life", ended="over")
VALUES = {"colour": "rgb", "shape": "xyz", "life": ("new", "over")}
entries = st.lists(
    st.fixed_dictionaries({name: st.sets(st.sampled_from(values)) for name, values in VALUES.items()}), max_size=12
)
choices = st.fixed_dictionaries({name: st.sets(st.sampled_from(values)) for name, values in VALUES.items()})


def snapshot_of(entries) -> Snapshot:
    held = {
        facet: {value: BitMap(i for i, entry in enumerate(entries) if value in entry[facet]) for value in values}
        for facet, values in VALUES.items()
    }
    return Snapshot(1, BitMap(range(len(entries))), held)


def counting_of(snapshot, chosen, all_of=()) -> Counting:
    conditions = {}
    for facet, values in chosen.items():
        sets = [snapshot.holding(facet, value) for value in values]
        if sets:
            conditions[facet] = BitMap.intersection(*sets) if facet in all_of else BitMap.union(*sets)
    left_out = {} if "over" in chosen["life"] else {ENDED: snapshot.holding("life", "over")}
    return Counting(snapshot, snapshot.everything, conditions, left_out)


def listed(entries, chosen) -> int:
    """How many entries the list holds with these choices, looked at one by one."""
    shown = [entry for entry in entries if "over" not in entry["life"] or "over" in chosen["life"]]
    return sum(all(not values or values & entry[facet] for facet, values in chosen.items()) for entry in shown)


@given(entries, choices)
def test_a_list_holds_what_fits_all_facets(entries, chosen):
    assert len(counting_of(snapshot_of(entries), chosen).found) == listed(entries, chosen)


@given(entries, choices)
def test_a_count_is_what_choosing_the_value_alone_would_give(entries, chosen):
    counting = counting_of(snapshot_of(entries), chosen)
    for facet in (COLOUR, SHAPE):
        for value, count in counting.counts(facet).items():
            assert count == listed(entries, chosen | {facet.name: {value}}), (facet.name, value)


@given(entries, choices)
def test_the_count_of_what_ended_is_what_choosing_it_would_bring(entries, chosen):
    count = counting_of(snapshot_of(entries), chosen).counts(LIFE)["over"]
    assert count == listed(entries, chosen | {"life": {"over"}})


@given(entries, choices)
def test_with_all_of_a_count_is_what_is_left_of_the_list(entries, chosen):
    snapshot = snapshot_of(entries)
    counting = counting_of(snapshot, chosen, all_of=["colour"])
    for value, count in counting.counts(COLOUR, all_of=True).items():
        more = counting_of(snapshot, chosen | {"colour": chosen["colour"] | {value}}, all_of=["colour"])
        assert count == len(more.found)


@given(entries, choices)
def test_what_is_kept_back_is_what_showing_it_adds(entries, chosen):
    counting = counting_of(snapshot_of(entries), chosen)
    everything = sum(all(not values or values & entry[facet] for facet, values in chosen.items()) for entry in entries)
    assert counting.kept_back(ENDED) == (0 if "over" in chosen["life"] else everything - listed(entries, chosen))
