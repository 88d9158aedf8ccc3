"""Who asks for the head of an answer gets what a whole answer says of itself, and no body."""

import pytest

from tests.asking import ask
from tests.factories import OrganisationFactory


@pytest.mark.usefixtures("db", "one_connection")
@pytest.mark.parametrize("path", ["/organisations", "/downloads/organisations.csv", "/robots.txt"])
def test_the_head_comes_alone(path):
    OrganisationFactory()
    whole, head = ask("GET", path), ask("HEAD", path)
    # Each request has a number of its own.
    assert whole.headers.pop("X-Request-ID") != head.headers.pop("X-Request-ID")
    assert (head.headers, head.body) == (whole.headers, b"")
    assert whole.body
