"""What has brought down other sites: no answer is a fault, and nothing leads where somebody else would like it to.

docs/safety.md lists all traps, also those that are tried elsewhere.
"""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.models import Picture
from newsletter.models import Subscriber
from search.upkeep import catch_up
from submissions.models import Stage, Submission
from tests.factories import OrganisationFactory, UserFactory
from tests.newsletter.factories import IssueFactory
from tests.pages.kinds import LISTS
from tests.submissions.factories import SubmissionFactory
from tests.submissions.sending import filled

pytestmark = pytest.mark.django_db
EVIL = "evil.example"
SEARCHES = ("/search?q=", "/organisations?q=", "/search/suggest?q=", "/search.json?term=", "/api/v1/search?q=")


@pytest.mark.parametrize("address", [*SEARCHES, "/join/doubles?part=organisation&name="])
def test_signs_of_a_query_overflow_nothing(client, address):
    OrganisationFactory()
    for words in ("-" * 33, "-a " * 40, "- " * 40, "!" * 33, "(" * 300, '"' * 33, "a or " * 60, "%27" * 40):
        assert client.get(f"{address}{words}").status_code in (200, 400), words


def test_a_nul_in_an_address_finds_nothing(client):
    for address in ("/", "/org/", "/org/1/", "/themes/", "/join/", "/newsletter/confirm/", "/media/", "/fr/"):
        assert client.get(f"{address}%00").status_code == 404, address


def test_a_nul_in_a_query_is_answered(client):
    for address in (*SEARCHES, "/projects?tag=", "/alerts/new?kind=", "/account/login/?next=", "/?"):
        assert client.get(f"{address}%00a%00").status_code in (200, 400, 404), address


FORMS = ["/newsletter/signup", "/join", "/join/tell-me", "/account/login/", "/account/password/reset/", "/search.json"]
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
PART = b'--b\r\nContent-Disposition: form-data; name="address"\r\n\r\n\x00'


@pytest.mark.parametrize(
    ("sort", "body"),
    [
        (f"{URLENCODED}; charset=utf-16", b"\xff\xfea\x00=\x001\x00"),
        (f"{URLENCODED}; charset=nonsense", b"address=a"),
        (URLENCODED, b"\xff%ff%00=\x00&address=%00&login=%00&password=%00&email=%00"),
        (f"{MULTIPART}; boundary=b; charset=utf-16", PART),
        (f"{MULTIPART}; boundary=b", PART + b"\r\n--b--"),
        (MULTIPART, b"--b\r\n"),
        (f"{MULTIPART}; boundary={'b' * 300}", b"--b\r\n"),
        (f"{MULTIPART}; boundary=\xff", b"--\xff"),
        ("nonsense", b"\xff"),
        ("", b"\x00"),
    ],
)
def test_a_form_that_cannot_be_read_is_answered(client, sort, body):
    for address in (*FORMS, "/admin/login/", "/organisations", "/mail/webhooks/mailgun/tracking/"):
        for checks_forgery in (False, True):
            client.handler.enforce_csrf_checks = checks_forgery
            assert client.generic("POST", address, body, sort).status_code < 500, address


NUMBERS = ["9" * 5000, "-1", "0", "٣", "²", "１", "1e3", "1_0", " 1", "0x1", "1.0", "\ud800", "%00"]


@pytest.mark.parametrize("number", NUMBERS)
def test_only_a_page_number_is_one(client, number):
    OrganisationFactory()
    number = number.encode(errors="surrogatepass").decode("latin-1")
    for path in (*LISTS.values(), "/search"):
        assert client.get(path, QUERY_STRING=f"q=a&kind=organisation&page={number}").status_code == 404, path
    for path in ("/org/", "/newsletter/", "/share/organisation/", "/api/v1/posts/"):
        assert client.get(f"{path}{number}").status_code == 404, path


@pytest.mark.parametrize("payload", [b"<script>alert(1)</script>", b"PK\x03\x04evil.jar", b"<?php evil(); ?>"])
def test_of_a_picture_that_is_something_else_too_only_the_picture_is_kept(client, tmp_path, payload):
    file = tmp_path / "picture.html"
    Image.new("RGB", (40, 30), "teal").save(file, "JPEG")
    upload = SimpleUploadedFile("picture.html", file.read_bytes() + payload, content_type="text/html")
    picture = Picture.objects.create(file=upload, alternative_text="A square")
    OrganisationFactory(logo=picture)
    for name in picture.file_names():
        response = client.get(f"/media/{name}")
        assert response["Content-Type"] in ("image/webp", "image/avif")
        assert payload not in b"".join(response.streaming_content)


SLASHES = ["//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example"]
ELSEWHERE = ["https:evil.example", "/%09/evil.example", "https://evil.example", "javascript:alert(1)", "\r\nA: b"]


@pytest.mark.parametrize("address", [*SLASHES, *ELSEWHERE])
def test_signing_in_and_out_leads_to_pages_of_ours_only(client, settings, address):
    settings.STAFF_NEED_SECOND_FACTOR = False
    person = UserFactory(username="edit", is_staff=True)
    answers = [client.post("/account/login/", {"login": "edit", "password": "not-secret-in-tests", "next": address})]
    client.force_login(person)
    answers += [client.get("/account/login/", {"next": address}), client.post("/account/logout/", {"next": address})]
    for response in answers:
        assert response.status_code in (200, 302)
        assert re.match(r"/(?![/\\])|\Z", response.headers.get("Location", "/")), response["Location"]


@pytest.mark.parametrize("path", [*SLASHES, "//evil.example/organisations/", "/en//evil.example/"])
def test_no_address_leads_to_another_site(client, path):
    OrganisationFactory(number=1)
    for before in ("", "/fr", "/stories", "/search", "/login", "/org/1", "/api/v1"):
        response = client.generic("GET", f"{before}{path}")
        where = response.headers.get("Location", "/")
        assert response.status_code < 500
        assert re.match(r"/(?![/\\])", where), where


def test_a_line_break_in_an_address_adds_no_header(client):
    for address in ("/login?a=", "/stories", "/en/", "/search/", "/search/a?b="):
        response = client.get(f"{address}%0d%0aSet-Cookie:%20a=b")
        assert response.status_code < 500
        assert not response.cookies
        assert not any("\r" in value or "\n" in value for value in response.headers.values())


def test_the_name_of_a_download_is_one_of_ours(client, settings):
    settings.SITE_NAME = 'Ev"il\r\nA: b/../'
    told = client.get("/downloads/organisations.csv")["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="evil-a-b-organisations-[0-9-]{10}\.csv"', told)


@pytest.mark.parametrize(
    "host", [EVIL, "evil.example:80", "/", "a b", "127.0.0.1@evil.example", "127.0.0.1.evil.example"]
)
def test_another_host_is_not_served(client, settings, host):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    for address in ("/", "/account/password/reset/", "/feeds/organisations.atom", "/admin/"):
        assert client.get(address, headers={"Host": host}).status_code == 400


def test_no_page_or_mail_repeats_the_host_that_was_asked_for(client, settings, django_capture_on_commit_callbacks):
    """Even where the operator lets every host through."""
    settings.ALLOWED_HOSTS = ["*"]
    organisation = OrganisationFactory()
    UserFactory(email="edit@example.org", is_staff=True)
    forged = {"Host": EVIL, "X-Forwarded-Host": EVIL, "X-Forwarded-Proto": "https", "Forwarded": f"host={EVIL}"}
    for address in (
        "/",
        organisation.get_absolute_url(),
        "/feeds/organisations.atom",
        "/api/v1/organisations",
        "/sitemap.xml",
    ):
        assert EVIL not in client.get(address, headers=forged).text, address
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": "edit@example.org"}, headers=forged)
    (message,) = mail.outbox
    assert f"{site.SITE_URL}/account/password/reset/key/" in message.body
    assert EVIL not in str(message.message())


BRACES = "{{ 7|add:7 }}{% now 'Y' %}{% load entries %}[[name]]{0}%(site)s"


def test_braces_are_printed_as_typed(client):
    organisation = OrganisationFactory(name=BRACES, summary=BRACES, body=BRACES)
    catch_up()
    typed = BRACES.replace("'", "&#x27;")
    for address in (organisation.get_absolute_url(), "/organisations", "/search?q=add", f"/{BRACES}"):
        assert "14" not in re.findall(r"{{.*?\[\[name\]\]", client.get(address).text), address
    page = client.get(organisation.get_absolute_url()).text
    assert page.count(typed) >= 3
    issue = IssueFactory(sent=True, subject=BRACES, lead=BRACES)
    assert typed in client.get(issue.get_absolute_url()).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "session=\xff\x00; csrf=;;;=; =a; " + "a=b; " * 200},
        {"Cookie": "session=" + "a" * 5000},
        {"Accept-Language": "x" * 5000 + ",\x00;q=a"},
        {"Referer": "http://[" + "a" * 5000},
        {"Referer": "http://testserver/organisations?page=" + "9" * 5000},
        {"If-None-Match": '"' + "a" * 5000},
        {"If-Modified-Since": "Thu, 99 Foo 99999 99:99:99 GMT"},
        {"Range": "bytes=9-1,a-b,-"},
        {"Accept": "\x00/;;q=,"},
        {"X-Forwarded-For": "\x00" * 99},
        {"X-Request-ID": "\r\nA: b"},
        {"Authorization": "Bearer " + "\xff" * 99},
        {"Content-Length": "-1"},
        {"Content-Length": "nine"},
    ],
)
def test_headers_of_any_sort_are_answered(client, headers):
    address = OrganisationFactory().get_absolute_url()
    for path in (address, "/", "/admin/", "/account/login/", "/api/v1", "/metrics", "/static/js/theme.js"):
        response = client.get(path, headers=headers)
        # Closes its file.
        assert list(response) is not None
        assert response.status_code < 500, path


def test_a_very_long_path_is_not_found(client):
    for path in (
        "/" + "a" * 60_000,
        "/org/1/" + "a" * 60_000,
        "/" + "a/" * 9000,
        "/search/" + "%25" * 9000,
        "/" + "%ff" * 99,
    ):
        assert client.get(path).status_code in (301, 400, 404)


EXTRA = {
    "stage": "accepted",
    "state": "published",
    "key": "a",
    "seed": "a",
    "number": "1",
    "is_staff": "on",
    "kind": "report",
}


def test_a_form_takes_only_what_it_asks_for(client):
    draft = SubmissionFactory(draft=True)
    address = f"/join/{draft.key}/organisation/what"
    client.post(address, filled(client, address) | EXTRA | {"do": "on", "home_position": "1", "number": "7"})
    kept = Submission.objects.get(pk=draft.pk)
    assert (kept.stage, kept.key, kept.kind) == (Stage.DRAFT, draft.key, draft.kind)
    assert not set(EXTRA) & set(kept.answers["organisation"])
    wish = {"address": "ana@example.org", "topics": ["newsletter"], "language": "en"}
    client.post("/newsletter/signup", wish | EXTRA | {"confirmed_at": "2020-01-01", "wants_newsletter": "on"})
    subscriber = Subscriber.objects.get()
    assert (subscriber.confirmed_at, subscriber.wants_newsletter) == (None, False)


# Who may ask other servers for something: where the operator has them keep pictures, and take in reports of errors.
CLIENTS = {
    *("requests", "urllib3", "httpx", "aiohttp", "pycurl", "boto3", "botocore", "sentry_sdk", "socket", "smtplib.SMTP"),
    *("urllib.request", "http.client", "ftplib", "telnetlib", "xmlrpc.client"),
}
MAY = {
    "core/object_storage.py": {"boto3", "botocore"},
    "dsi_directory/media.py": {"botocore"},
    "dsi_directory/operating/reporting.py": {"sentry_sdk"},
    # It looks for a free port.
    "dsi_directory/demo.py": {"socket"},
}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {client for client in CLIENTS for name in names if name == client or name.startswith(f"{client}.")}


def test_the_site_asks_no_other_server_for_an_address_that_somebody_typed():
    apps = ("core", "dsi_directory", "mail", "newsletter", "opendata", "search", "submissions", "blog", "casestudies")
    modules = [path for app in (*apps, "projects", "organisations") for path in (site.BASE_DIR / app).rglob("*.py")]
    found = {str(path.relative_to(site.BASE_DIR)): imported(path) for path in modules}
    assert {path: names for path, names in found.items() if names} == MAY
