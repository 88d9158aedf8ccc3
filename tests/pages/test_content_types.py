"""Whatever a request says of what it sends, it is read as UTF-8, and its Content-Type breaks nothing."""

import pytest

from dsi_directory.wsgi import PlainContentTypes
from tests.asking import ask

CODECS = ("utf-8", "utf-16", "idna", "punycode", "undefined", "zip", "hex", "rot13", "unicode_escape", "nonsense")
SAID = [f"charset={codec}" for codec in CODECS]
SAID += ["charset*=idna''zip", "b*=nonsense''x", "charset*0=i; charset*1=dna", 'charset="id\\na"', ";;=;", "\xff=\xfe"]
PART = b'--x\r\nContent-Disposition: form-data; name="address"\r\n\r\n\xff\r\n--x--\r\n'


pytestmark = pytest.mark.usefixtures("db", "one_connection")


@pytest.mark.parametrize("said", SAID)
def test_a_query_is_read_whatever_is_said_of_it(said):
    for path in ("/robots.txt", "/organisations", "/api/v1/projects", "/nothing"):
        assert ask("GET", path, "q=%ff", f"text/plain; {said}").status in (200, 400, 404), path


@pytest.mark.parametrize("said", SAID)
def test_a_form_is_read_whatever_is_said_of_it(said):
    for path in ("/join", "/newsletter/signup", "/account/login/"):
        for sort, body in (("multipart/form-data; boundary=x", PART), ("application/x-www-form-urlencoded", b"a=%ff")):
            assert ask("POST", path, sort=f"{sort}; {said}", body=body).status in (200, 403, 422), path


def test_too_many_parameters_are_refused_in_words_whatever_is_said_of_them():
    assert ask("GET", "/organisations", "a=1&" * 1001, "text/plain; charset=utf-8").status == 400


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
