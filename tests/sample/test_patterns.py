import pytest

from core.palette import HEX
from dsi_directory.sample.patterns import PATTERNS
from dsi_directory.sample.sheet import drawn

SIZE = (160, 90)


@pytest.mark.parametrize(("description", "pattern"), PATTERNS)
def test_a_pattern_is_the_same_each_time_and_another_for_another_number(description, pattern):
    first, again, other = (drawn(pattern, SIZE, HEX["teal"], seed).tobytes() for seed in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize(("description", "pattern"), PATTERNS)
def test_a_pattern_is_calm_tints_of_one_colour(description, pattern):
    image = drawn(pattern, SIZE, HEX["teal"], 1)
    assert image.size == SIZE
    assert 2 <= len(image.quantize(64).getcolors()) <= 64
