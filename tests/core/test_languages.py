from core import languages


def test_arabic_reads_from_right_to_left():
    assert languages.direction("ar") == "rtl"
