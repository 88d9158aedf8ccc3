import pytest

from dsi_directory.sample.read import BrokenSample, read


def test_entries_come_after_those_they_point_at(folder):
    assert [item.kind.key for item in read(folder)] == ["organisations", "projects", "case_studies", "posts"]


@pytest.mark.parametrize(
    ("piece", "other", "sentence"),
    [
        ("country =", "contry =", 'b.toml, organisation 100001: there is no key "contry".'),
        ("[100001]", "[100009]", 'b.toml, case study 78: "organisations" names 100009, which is in no file.'),
        ("[100001]", "100001", 'b.toml, case study 78: "organisations" is not a list of numbers.'),
        ("52.3728", '"52.3728"', 'b.toml, organisation 100001: "latitude" is not a number of degrees.'),
        ("name = ", "summary = ", 'b.toml, case study 78: "name" is missing.'),
        (
            "kind = ",
            "sort = ",
            'b.toml, organisation 100001: "names" is not a list of tables with name and kind and language.',
        ),
        (
            "[[organisations]]",
            "[[people]]",
            'b.toml: "people" is not one of organisations, projects, case_studies, posts.',
        ),
    ],
)
def test_what_is_wrong_is_one_sentence_with_file_entry_and_key(broken, piece, other, sentence):
    with pytest.raises(BrokenSample) as error:
        read(broken(piece, other))
    assert str(error.value) == sentence


def test_a_number_is_used_once(folder):
    (folder / "c.toml").write_text((folder / "b.toml").read_text())
    with pytest.raises(BrokenSample, match=r"^c\.toml, organisation 100001: the number stands in b\.toml too\.$"):
        read(folder)


def test_a_file_that_is_no_toml_is_named_with_the_line(broken):
    with pytest.raises(BrokenSample, match=r"^b\.toml is not valid TOML: .*line 2"):
        read(broken("[[case_studies]]", "[[case_studies"))
