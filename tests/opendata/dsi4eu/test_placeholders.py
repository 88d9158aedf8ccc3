import pytest

from opendata.dsi4eu.placeholders import is_test_name, placeholder_reason


@pytest.mark.parametrize(
    "text",
    [
        *(".", "-", "...", "t", "xx", "aaa", "bla bla ", "#NAME?", "#REF!", "77#sthash.lAmP.dpuf", "{some}"),
        *("{{ name }}", "[title]", "None to date.", "N/A", "TBC", "Just starting", "lkjhlkjh", "asdfasdf", "12"),
    ],
)
def test_texts_that_say_nothing_are_known(text):
    assert placeholder_reason(text)


@pytest.mark.parametrize(
    "text",
    ["", "Light", "UK", "We light lamps.", "None of our lamps is sold.", "{a} and {b}", "wildflower", "fjord", "光"],
)
def test_texts_that_may_say_something_are_left(text):
    assert placeholder_reason(text) == ""


@pytest.mark.parametrize("name", ["test", "Testing 2", "prova2", "project test", "xx", "Blah"])
def test_names_of_trials_are_known(name):
    assert is_test_name(name)


@pytest.mark.parametrize("name", ["450", "X", "Testbed Turin", "KTH", "Prova d'orchestra", "None of the Above"])
def test_short_and_odd_names_are_left(name):
    assert not is_test_name(name)
