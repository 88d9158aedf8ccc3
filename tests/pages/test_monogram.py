import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.monogram import colour_for, initials
from core.palette import Colour


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Waag", "W"),
        ("Fab Lab Barcelona", "FL"),
        ("Bank of Cork", "BC"),
        ("betterplace lab", "BL"),
        ("e-Governance Academy", "EA"),
        ("de la", "DL"),
        ("52°North", "5"),
        ("#3DPM", "3"),
        ("Éclair Ørsted", "ÉØ"),
        ("E\u0301clair", "É"),
        ("ßtraße", "ß"),
        ("Фонд БлуЛинк", "ФБ"),
        ("Ελλάδα", "Ε"),
        ("مؤسسة التعبير", "م"),
        ("市民の会", "市"),
        ("नागरिक संघ", "ना"),
        ("क्षितिज", "क्षि"),
        ("👩‍👩‍👧 Kinder", "K"),
        ("!!!", "·"),
        ("", "·"),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


@given(st.text())
def test_initials_never_start_with_a_mark_and_are_short(name):
    letters = initials(name)
    assert letters
    assert not unicodedata.category(letters[0]).startswith("M")
    assert letters == "·" or letters[0].isalnum()


def test_the_colour_belongs_to_the_entry_and_all_colours_are_used():
    assert colour_for("project", 7) == colour_for("project", 7)
    assert {colour_for("project", number) for number in range(100)} == set(Colour.values)
    assert any(colour_for("project", number) != colour_for("organisation", number) for number in range(9))
