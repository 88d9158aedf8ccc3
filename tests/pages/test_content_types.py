"""Whatever a request says of what it sends, it is read as UTF-8, and its Content-Type breaks nothing."""

import io

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from dsi_directory.wsgi import PlainContentTypes, application

CODECS = ("utf-8", "utf-16", "idna", "punycode", "undefined", "zip", "hex", "rot13", "unicode_escape", "nonsense")
SAID = [f"charset={codec}" for codec in CODECS]
SAID += ["charset*=idna''zip", "b*=nonsense''x", "charset*0=i; charset*1=dna", 'charset="id\\na"', ";;=;", "\xff=\xfe"]
PART = b'--x\r\nContent-Disposition: form-data; name="address"\r\n\r\n\xff\r\n--x--\r\n'


@pytest.fixture(autouse=True)
def _one_connection(db):
    """Requests stay within the transaction of the test, as those of Django's own client do."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def asked(method, path, sort, query="", body=b"") -> int:
    """What the application answers to a server."""
    statuses = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "CONTENT_TYPE": sort}
    environ |= {"HTTP_HOST": "testserver", "SERVER_NAME": "testserver", "SERVER_PORT": "80", "REMOTE_ADDR": "127.0.0.1"}
    environ |= {"wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    answer = application(environ, lambda status, headers: statuses.append(int(status[:3])))
    answer.close()
    return statuses[0]


@pytest.mark.parametrize("said", SAID)
def test_a_query_is_read_whatever_is_said_of_it(said):
    for path in ("/robots.txt", "/organisations", "/api/v1/projects", "/nothing"):
        assert asked("GET", path, f"text/plain; {said}", "q=%ff") in (200, 400, 404), path


@pytest.mark.parametrize("said", SAID)
def test_a_form_is_read_whatever_is_said_of_it(said):
    for path in ("/join", "/newsletter/signup", "/account/login/"):
        for sort, body in (("multipart/form-data; boundary=x", PART), ("application/x-www-form-urlencoded", b"a=%ff")):
            assert asked("POST", path, f"{sort}; {said}", body=body) in (200, 403, 422), path


def test_too_many_parameters_are_refused_in_words_whatever_is_said_of_them():
    assert asked("GET", "/organisations", "text/plain; charset=utf-8", "a=1&" * 1001) == 400


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ('multipart/form-data; charset=zip; boundary="a b;c"', 'multipart/form-data; boundary="a b;c"'),
        ("multipart/form-data;Boundary=--x; charset=zip", "multipart/form-data; boundary=--x"),
        ("application/json; charset=utf-8", "application/json"),
        ("text/plain", "text/plain"),
        ("", ""),
    ],
)
def test_only_the_boundary_of_a_form_is_handed_on(sent, read):
    seen = PlainContentTypes(lambda environ, start: environ["CONTENT_TYPE"])({"CONTENT_TYPE": sent}, None)
    assert seen == read
