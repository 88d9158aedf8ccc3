"""What answers say to browsers about themselves: pages, files, errors and what machines ask."""

import re

import pytest
from django.test import Client

from core.models import Picture
from dsi_directory import safe_answers
from tests.factories import OrganisationFactory, UserFactory
from tests.pages.observatory import policy_of, score

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "/",
    "/en/",
    "/organisations",
    "/nothing",
    "/join",
    "/join/1-nothing",
    "/account/login/",
    "/admin/",
    "/api",
    "/api/v1",
    "/api/v1/nothing",
    "/search.json?term=a",
    "/downloads/organisations.csv",
    "/feeds/organisations.atom",
    "/share/site.png",
    "/robots.txt",
    "/static/js/theme.js",
    "/static/none.css",
    "/sitemap.xml",
    "/healthz",
    "/metrics",
    f"/organisations?{'&'.join(f'a{number}=1' for number in range(1001))}",
]


class HttpsClient(Client):
    def generic(self, *args, **kwargs):
        return super().generic(*args, **kwargs | {"secure": True})


@pytest.fixture
def client(settings):
    """A browser that asks a site whose address is https."""
    for name, value in safe_answers.settings(https=True).items():
        setattr(settings, name, value)
    return HttpsClient()


@pytest.fixture
def administrator(client, settings):
    settings.STAFF_NEED_SECOND_FACTOR = False
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_guards_itself(client, address):
    response = client.get(address)
    if response.streaming:
        # Closes its file.
        list(response)
    policy = policy_of(response)
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert not re.search("unsafe|https?:|\\*", response["Content-Security-Policy"])
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] in ("strict-origin-when-cross-origin", "no-referrer")
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert not {"Server", "X-Powered-By", "Via"} & set(response.headers)
    if address not in ("/healthz",):
        assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


def test_only_what_is_made_for_others_may_be_taken_in_elsewhere(client, png):
    picture = Picture.objects.create(file=png, alternative_text="A square")
    OrganisationFactory(logo=picture)
    elsewhere = {"Origin": "https://other.example"}
    for address in ("/share/site.png", f"/media/{picture.file_names()[0]}", "/api/v1", "/feeds/projects.atom"):
        response = client.get(address, headers=elsewhere)
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin", address
        assert response.getvalue()
    for address in ("/", "/account/login/", "/static/js/theme.js", "/search/suggest?q=a", "/nothing"):
        response = client.get(address, headers=elsewhere)
        assert response["Cross-Origin-Resource-Policy"] == "same-origin", address
        assert response.getvalue()
        assert "Access-Control-Allow-Origin" not in response, address


def test_the_observatory_of_mozilla_gives_the_best_grade(client):
    points = {"/": 130, "/organisations": 130, "/account/login/": 135, "/account/password/reset/": 135}
    assert {address: score(client.get(address)) for address in points} == points


def test_pages_of_staff_are_as_safe(administrator):
    for address in ("/admin/", "/admin/organisations/organisation/add/", "/account/2fa/"):
        assert score(administrator.get(address)) >= 130, address


def test_what_programs_of_others_read_costs_the_points_for_keeping_them_out_alone(client):
    assert score(client.get("/api/v1", headers={"Origin": "https://other.example"})) == 120


def test_a_cookie_is_for_this_host_and_https_alone(client):
    person = UserFactory(username="edit", is_staff=True)
    response = client.get("/account/login/")
    form = {"login": person.username, "password": "not-secret-in-tests"}
    cookies = response.cookies | client.post("/account/login/", form).cookies
    assert set(cookies) == {"__Host-csrf", "__Host-session"}
    for cookie in cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"], cookie["samesite"]) == (True, "/", "", "Lax")
        assert cookie["httponly"] is True


def test_pages_tell_no_versions(client):
    OrganisationFactory()
    for address in ("/", "/organisations", "/account/login/", "/feeds/organisations.atom", "/nothing", "/api"):
        assert not re.search(r"generator|django|gunicorn|allauth", client.get(address).text, re.I), address


@pytest.mark.usefixtures("client")
def test_plain_http_leads_to_https():
    response = Client().get("/organisations?page=2")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/organisations?page=2")
