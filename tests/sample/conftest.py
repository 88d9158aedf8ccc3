import pytest

ORGANISATION = """
[[organisations]]
number = 100001
name = "Waag Futurelab"
names = [{ name = "Waag Society", kind = "former" }]
links = ["https://github.com/waagsociety"]
country = "NL"
latitude = 52.3728
longitude = 4.9004
precision = "locality"
type = "non-profit"
tags = ["citizen science"]
networks = ["Fab Lab Network"]
published_on = "2025-11-14"
"""
PROJECT = """
[[projects]]
number = 100001
name = "Smart Citizen"
focus_areas = ["open-data"]
tags = ["citizen science"]
organisations = [{ number = 100001, role = "delivery_lead" }]
published_on = "2025-11-14"
"""
CASE_STUDY = """
[[case_studies]]
number = 78
name = "Sensors on balconies"
card_colour = "berry"
home_position = 1
organisations = [100001]
published_on = "2025-11-14"
"""
POST = """
[[posts]]
number = 100001
name = "The directory opens"
category = "news"
case_studies = [78]
published_on = "2025-11-14"
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with a small sample: one entry of each kind, in two files."""
    path = tmp_path / "sample"
    path.mkdir()
    (path / "a.toml").write_text(POST + PROJECT)
    (path / "b.toml").write_text(CASE_STUDY + ORGANISATION)
    return path


@pytest.fixture
def broken(folder):
    """Replaces a piece of the sample's second file and gives the folder."""

    def replace(piece, other):
        file = folder / "b.toml"
        assert piece in file.read_text()
        file.write_text(file.read_text().replace(piece, other))
        return folder

    return replace
