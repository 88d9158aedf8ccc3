"""Everything that others made is used under a licence that is allowed, and docs/licences.md tells of it."""

import pytest

from requirements import licences


@pytest.fixture(scope="module")
def of_packages():
    return licences.of_python() | licences.of_npm()


def test_every_licence_is_allowed(of_packages):
    refused = {name: told for name, told in of_packages.items() if not licences.is_allowed(name, told)}
    assert refused == {}


def test_exceptions_are_for_what_is_used(of_packages):
    assert set(licences.RULES["unusual"]) - set(of_packages) == set()


@pytest.mark.parametrize(
    ("licence", "is_allowed"),
    [
        ("MIT", True),
        ("GPL-3.0 OR MIT", True),
        ("Apache-2.0 AND BSD-2-Clause", True),
        ("GPL-3.0 AND MIT", False),
        ("MIT; Other/Proprietary License", False),
        ("MPL-2.0", False),
        ("", False),
    ],
)
def test_all_licences_that_hold_together_are_looked_at(licence, is_allowed):
    assert licences.is_allowed("package", licence) == is_allowed


def test_an_exception_ends_when_the_licence_changes():
    assert licences.is_allowed("psycopg", "LGPL-3.0")
    assert not licences.is_allowed("psycopg", "AGPL-3.0")


def test_the_page_on_licences_is_of_today():
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page(), "run make licences"
