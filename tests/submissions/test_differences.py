import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions import differences
from submissions.differences import END, FOLDED, GONE, MOST_WORDS, NEW, SAME, of_lists, of_texts


def read(parts):
    """The parts as a text, what changed in brackets."""
    signs = {SAME: "{}", FOLDED: "…{}…", GONE: "[-{}]", NEW: "[+{}]"}
    return "".join(signs[part.kind].format(part.text) for part in parts)


@pytest.mark.parametrize(
    ("before", "after", "shown_before", "shown_after"),
    [
        ("We mend bicycles.", "We mend radios.", "We mend [-bicycles].", "We mend [+radios]."),
        ("We mend", "We mend radios", "We mend", "We mend [+radios]"),
        ("", "New", "", "[+New]"),
        ("Open 2012", "Open: 2012", "Open 2012", "Open[+: ]2012"),
        ("don't stop", "do stop", "[-don't ]stop", "[+do ]stop"),
        ("我们修理自行车。", "我们修理汽车和自行车。", "我们修理自行车。", "我们修理[+汽车和]自行车。"),
        ("กินข้าว", "กินน้ำ", "กิน[-ข้าว]", "กิน[+น้ำ]"),
        ("नमस्ते दुनिया", "नमस्ते भारत", "नमस्ते [-दुनिया]", "नमस्ते [+भारत]"),
        ("مرحبا بالعالم", "مرحبا بكم", "مرحبا [-بالعالم]", "مرحبا [+بكم]"),
    ],
)
def test_changed_words_are_marked(before, after, shown_before, shown_after):
    found = of_texts(before, after)
    assert (read(found.before), read(found.after)) == (shown_before, shown_after)


def test_spaces_are_no_difference_and_line_breaks_are_seen():
    assert read(of_texts("a  b\r\nc ", "a b\nc").after) == "a b\nc"
    assert read(of_texts("a b", "a\n\nb").after) == "a[+¶\n\n]b"
    assert read(of_texts("a\n\nb", "a\nb").before) == "a[-¶\n\n]b"


def test_a_mark_stays_with_its_letter():
    assert read(of_texts("กิ", "กี").after) == "[+กี]"


def test_crumbs_between_changes_are_part_of_them():
    found = of_texts("Founded by neighbours of Porto harbour", "Led today, instead of, by its members only")
    assert [part.kind for part in found.after] == [NEW]


def test_long_runs_that_stayed_are_folded_but_for_their_ends():
    begun, ended = (" ".join(f"{word}{number}" for number in range(100)) for word in ("begun", "ended"))
    found = of_texts(f"{begun} old {ended}", f"{begun} new {ended}").after
    assert [part.kind for part in found] == [FOLDED, SAME, NEW, SAME, FOLDED]
    assert "".join(part.text for part in found) == f"{begun} new {ended}"
    assert len(found[1].text) == len(found[3].text) == END


def test_texts_of_very_many_words_are_compared_by_their_lines():
    before = "".join(f"line {number}\n" for number in range(MOST_WORDS))
    found = of_texts(before, before.replace("line 7\n", "line seven\n"))
    assert [part.text for part in found.before if part.kind == GONE] == ["line 7\n"]


def test_lists_say_what_came_and_what_went():
    found = of_lists(["maps", "repair"], ["repair", "radio", "radio"])
    assert (read(found.before), read(found.after)) == ("repair[-maps]", "repair[+radio]")


TEXTS = st.text(st.sampled_from("ab .,\n\t¶我们ิกé\u0301👩\u200d🔧"), max_size=60) | st.text(max_size=60)


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(before, after):
    found = of_texts(before, after)
    for parts, text in ((found.before, before), (found.after, after)):
        shown = "".join(part.text for part in parts)
        assert shown.replace("¶", "").split() == text.replace("¶", "").split()


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert {part.kind for part in differences.of_texts(text, text).after} <= {SAME, FOLDED}
