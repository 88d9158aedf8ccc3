"""Who may see what: `access.toml` lists every address of the site, and each is asked for as each of those it names."""

import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import URLResolver, get_resolver

from tests.admin import everything
from tests.pages.conftest import make_family  # noqa: F401

pytestmark = pytest.mark.django_db
TABLE = tomllib.loads(Path(__file__).with_name("access.toml").read_text(encoding="utf-8"))
KINDS = ["organisations/organisation", "projects/project", "casestudies/casestudy", "blog/post"]
ROLES = {"E": "Editor", "M": "Moderator", "A": "Administrator"}
# The pages of each model, by the column of the table that they stand in.
PAGES_OF_MODEL = {
    "": 0,
    "<path:object_id>/change/": 0,
    "<path:object_id>/history/": 1,
    "add/": 2,
    "<path:object_id>/delete/": 3,
}
# Patterns of the admin that stand for the list of an app, and for whatever else one asks for.
BESIDE = ("admin/^(?P<app_label>", "admin/(?P<url>.*)$")
VERSION = "^([^/]+)/history/([^/]+)/$"


def addresses(resolver, before=""):
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, address)
        elif not address.startswith(BESIDE):
            yield address


def of_staff() -> dict[str, str]:
    """By its route below /admin/, the letters of those who see a page."""
    pages = [(model, who) for model, who in TABLE["models"].items()]
    table = {f"{model}/{page}": who[column] for model, who in pages for page, column in PAGES_OF_MODEL.items()}
    # Leads to where it is changed, whether that is to be seen or not.
    table |= {f"{model}/<path:object_id>/": "EMA" for model in TABLE["models"]}
    for route, who in TABLE["staff"].items():
        table |= {route.replace("<kind>", kind): who for kind in (KINDS if "<kind>" in route else [""])}
    return table


def test_every_address_stands_in_the_table():
    public = {route for name, part in TABLE.items() if name not in ("staff", "models") for route in part}
    assert set(addresses(get_resolver())) == public | {f"admin/{route}" for route in of_staff()}


def met(client, address: str) -> str:
    """What somebody meets there."""
    path, _, query = address.partition("?")
    # Without the copies of all contexts that a client of tests makes: these pages have many.
    response = client.handler(client._base_environ(PATH_INFO=unquote(path), QUERY_STRING=query))
    if response.streaming:
        # Closes its file.
        list(response)
    assert response.status_code < 500, address
    if response.status_code == 302 and "login/?next=" in response["Location"]:
        return "sign in"
    return "nothing" if response.status_code == 404 else "something"


def answers(client, table: str, things: dict) -> dict[str, str]:
    return {route: met(client, "/" + (example or route).format(**things)) for route, example in TABLE[table].items()}


def all_of(table: str, said: str) -> dict[str, str]:
    return dict.fromkeys(TABLE[table], said)


@pytest.fixture
def things(make_family, png):  # noqa: F811
    return everything.public(make_family("Some"), png) | everything.keys()


def test_public_pages_are_there(client, things):
    assert answers(client, "everybody", things) == all_of("everybody", "something")


@pytest.mark.parametrize("role", [None, "Editor", "Administrator"])
def test_what_is_hidden_is_not_there_for_anybody(client, sign_in, things, role):
    if role:
        sign_in(role)
    assert answers(client, "nobody", things) == all_of("nobody", "nothing")


def test_private_pages_open_with_their_key_only(client, things):
    wrong = {name: f"{str(key)[:-9]}{'x' * 9}" for name, key in things.items()}
    assert answers(client, "holder", wrong) == all_of("holder", "nothing")
    assert answers(client, "holder", things) == all_of("holder", "something")
    assert answers(client, "any_key", wrong) == all_of("any_key", "something")


def test_an_account_is_for_who_is_signed_in(client, things):
    assert answers(client, "own_account", things) == all_of("own_account", "sign in")
    assert "nothing" not in answers(client, "door", things).values()


@pytest.fixture
def of_admin(things) -> dict[str, str]:
    """By its route below /admin/, an address at which there is something."""
    samples = everything.samples()
    return {route: f"/admin/{example_of(route, samples)}" for route in of_staff()}


def example_of(route: str, samples: dict) -> str:
    path = "/".join(route.split("/")[:2])
    if route.endswith(VERSION):
        return f"{path}/{samples[path].pk}/history/{everything.version_of(samples[path]).pk}/"
    for name, value in special(samples).items():
        route = route.replace(name, str(value))
    for name in ("<path:object_id>", "<number:number>", "<number:pk>", "<id>"):
        route = route.replace(name, str(samples[path].pk) if samples.get(path) else "1")
    return route


def special(samples: dict) -> dict:
    organisation, picture = samples["organisations/organisation"], samples["submissions/submission"].pictures.first()
    content_type = ContentType.objects.get_for_model(organisation).pk
    return {
        "r/<path:content_type_id>/<path:object_id>": f"r/{content_type}/{organisation.pk}",
        "autocomplete/": "autocomplete/?app_label=organisations&model_name=organisation&field_name=tags",
        "<path:template>": "newsletter/mail/issue.txt",
        "<slug:part>": "html",
        "<number:picture>": picture.pk if picture else 0,
        # Asked by GET, which it refuses, but not to others.
        "<number:version_id>": 1,
    }


@pytest.mark.parametrize("letter", ROLES)
def test_staff_see_what_their_role_may_and_nothing_else(client, sign_in, of_admin, letter):
    sign_in(ROLES[letter])
    table = of_staff()
    assert {route: met(client, address) for route, address in of_admin.items()} == {
        route: "something" if letter in table[route] else "nothing" for route in of_admin
    }


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_is_not_signed_in_learns_of_nothing_below_admin(client, of_admin, method):
    for address in [*of_admin.values(), "/admin/nothing/", "/admin/nothing", "/admin/blog/", "/admin/blog/post/9/x/"]:
        response = client.generic(method, address)
        if address not in ("/admin/login/", "/admin/logout/"):
            assert response.headers.get("Location", "").startswith("/admin/login/?next="), address
