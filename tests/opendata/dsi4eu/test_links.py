from types import SimpleNamespace

from opendata.dsi4eu.links import find_links


def entry(number, *linked):
    return SimpleNamespace(number=number, linked_numbers=linked)


def test_links_that_both_files_have_are_found_once():
    links = find_links([entry(1, 10, 11)], [entry(10, 1), entry(11, 1)])
    assert links.pairs == {(1, 10), (1, 11)}
    assert not links.one_sided
    assert not links.dangling


def test_a_link_that_one_file_has_is_kept_and_told():
    links = find_links([entry(1, 10)], [entry(10)])
    assert links.pairs == links.one_sided == {(1, 10)}


def test_a_link_to_a_missing_entry_is_told_and_not_kept():
    links = find_links([entry(1, 99)], [entry(10, 7)])
    assert not links.pairs
    assert links.dangling == {(1, 99), (7, 10)}
