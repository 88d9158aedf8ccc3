from types import SimpleNamespace

from opendata.dsi4eu.doubles import double_names


def groups(*names):
    return double_names(SimpleNamespace(number=number, name=name) for number, name in enumerate(names, start=1))


def test_case_accents_signs_and_spaces_make_no_other_name():
    assert groups("Lamp Library", "LAMPLIBRARY", "Làmp-Library!", "Lamp Lab") == [(1, 2, 3)]


def test_the_order_of_words_makes_no_other_name():
    assert groups("LL - Lamp Library", "Lamp Library (LL)") == [(1, 2)]


def test_a_group_within_a_larger_one_is_not_told_twice():
    assert groups("Lamp Lab", "lamp lab", "LampLab") == [(1, 2, 3)]


def test_names_of_signs_alone_are_compared_too():
    assert groups("+++", "---", "+++") == [(1, 3)]
