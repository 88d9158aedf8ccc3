"""Who asks for the head of an answer gets what a whole answer says of itself, and no body."""

import io

import pytest
from django.test import RequestFactory

from dsi_directory.wsgi import application
from tests.factories import OrganisationFactory


def answered(method: str, path: str) -> tuple[dict, bytes]:
    """As a web server gets it: Django's test client leaves bodies away by itself."""
    environ = RequestFactory().generic(method, path).environ | {"wsgi.input": io.BytesIO()}
    heads = []
    body = application(environ, lambda status, headers, error=None: heads.append(dict(headers)))
    try:
        return heads[0], b"".join(body)
    finally:
        body.close()


@pytest.mark.parametrize("path", ["/organisations", "/downloads/organisations.csv", "/robots.txt"])
def test_the_head_comes_alone(db, path):
    OrganisationFactory()
    (whole, body), (head, nothing) = answered("GET", path), answered("HEAD", path)
    assert body
    assert nothing == b""
    assert {name: head[name] for name in head if name != "X-Request-ID"} == {
        name: whole[name] for name in whole if name != "X-Request-ID"
    }
