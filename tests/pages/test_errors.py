import errno
import re

import psycopg
import pytest
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.test import Client, RequestFactory
from django.utils.translation import override
from psycopg.errors import DiskFull

from dsi_directory import errors
from search.upkeep import catch_up
from tests.factories import OrganisationFactory, ProjectFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/org/999/barcelona-activa", "barcelona activa"),
        ("/org/999/фонд-блулинк/", "фонд блулинк"),
        ("/project/7/%22%3E%3Cb%3Ehi", "b hi"),
        ("/org/999", ""),
        ("/2017/12", ""),
        ("/" + "-".join("abcdefghijklmnopqrstuvwxyz"), ""),
        ("/" + "a" * 3000, "a" * 100),
    ],
)
def test_a_page_not_found_offers_the_words_of_its_address(client, path, words):
    page = client.get(path)
    assert page.status_code == 404
    assert f'name="q" value="{words}"' in page.text


@pytest.mark.django_db
def test_a_page_not_found_searches_everything_with_one_form(client):
    main = client.get("/nothing").text.partition("<main")[2].partition("</main>")[0]
    assert re.findall(r'<form [^>]*action="([^"]*)"', main) == ["/search"]


def guessed(client, path) -> list[str]:
    response = client.get(path)
    assert response.status_code == 404
    return [document.name for document in response.context["near"]]


@pytest.mark.django_db
def test_a_page_not_found_names_what_was_meant(client):
    organisation = OrganisationFactory(name="Barcelona Activa")
    page = client.get("/org/999/barcelona-activ")
    assert f'<a href="{organisation.get_absolute_url()}"><bdi>Barcelona Activa</bdi></a>' in page.text


@pytest.mark.django_db
def test_names_are_guessed_of_the_kind_whose_address_it_is(client):
    OrganisationFactory(name="Air in our street")
    ProjectFactory(name="Air in our streets")
    assert guessed(client, "/org/999/air-in-our-street") == ["Air in our street"]
    assert set(guessed(client, "/air-in-our-street")) == {"Air in our street", "Air in our streets"}


@pytest.mark.django_db
def test_too_much_at_once_gets_a_sentence(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = client.post("/newsletter/signup", {"address": "a" * 200})
    assert (response.status_code, "12 MB" in response.text) == (413, True)


@pytest.mark.django_db
@pytest.mark.parametrize("trait", ["draft", "pending", "scheduled", "archived"])
def test_what_is_hidden_is_never_guessed(client, trait):
    OrganisationFactory(name="Barcelona Activa", **{trait: True})
    assert guessed(client, "/org/999/barcelona-activa") == []


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"state": "draft"}, {"state": "pending"}, {"published_at": None, "state": "draft"}])
def test_what_has_just_been_hidden_is_never_guessed(client, change):
    organisation = OrganisationFactory(name="Barcelona Activa")
    catch_up()
    type(organisation).objects.filter(pk=organisation.pk).update(**change)
    assert guessed(client, organisation.get_absolute_url()) == []


@pytest.mark.django_db
def test_what_is_merged_is_never_guessed_but_what_stands_in_for_it(client):
    OrganisationFactory(name="Barcelona Activa", merged_into=OrganisationFactory(name="Quite another"))
    assert guessed(client, "/org/999/barcelona-activa") == ["Quite another"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/wp-login.php", "/.env", "/org/999", "/ab", "/admin.barcelona-activa"])
def test_nothing_is_guessed_for_robots_and_short_addresses(client, django_assert_max_num_queries, path):
    OrganisationFactory(name="wp login php env ab barcelona activa")
    catch_up()
    with django_assert_max_num_queries(4):
        assert guessed(client, path) == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/barcelona-activa/x/air-street", "/org/999/air-street", "/air-street"])
def test_guessing_needs_few_queries(client, django_assert_max_num_queries, path):
    OrganisationFactory.create_batch(8, name="Air in our street")
    catch_up()
    # The last one is for the names of types, asked for once in each state of the index.
    with django_assert_max_num_queries(9):
        assert len(guessed(client, path)) == 5


def test_refusals_say_so():
    request = RequestFactory().get("/")
    assert "Not allowed" in errors.permission_denied(request, PermissionDenied()).text
    assert "form was not accepted" in errors.csrf_failure(request).text


@pytest.mark.parametrize(
    ("view", "arguments", "status"), [(errors.bad_request, (None,), 400), (errors.server_error, (), 500)]
)
def test_the_last_resort_pages_need_neither_database_nor_request(view, arguments, status):
    response = view(None, *arguments)
    page = response.text
    assert response.status_code == status
    assert '<link rel="stylesheet" href="/static/css/site.joined.css">' in page
    assert '<a href="/">' in page
    assert page.index("<h1>") < page.index("</main>")


def answer_when(monkeypatch, error, path="/"):
    """What is answered where the first thing that a page asks the database for ends with this error."""

    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", fail)
    return Client(raise_request_exception=False).get(path)


@pytest.mark.parametrize("path", ["/", "/organisations", "/org/7/some", "/what-is-dsi", "/search?q=air"])
@pytest.mark.parametrize("error", [OperationalError("no connection"), InterfaceError("connection closed")])
def test_while_the_database_is_out_of_reach_visitors_are_asked_to_come_back(monkeypatch, error, path):
    response = answer_when(monkeypatch, error, path)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "120"
    assert "Back in a moment" in response.text


def test_while_the_database_is_out_of_reach_programs_get_a_problem(monkeypatch):
    response = answer_when(monkeypatch, OperationalError("no connection"), "/search.json?q=air")
    assert (response.status_code, response["Content-Type"]) == (503, "application/problem+json")


def answer_to(request, error):
    with override("fr"):
        try:
            raise error
        except type(error):
            return errors.server_error(request)


@pytest.mark.parametrize(("method", "is_told"), [("post", True), ("get", False)])
def test_who_sent_something_is_told_in_the_same_language_that_it_is_not_lost(method, is_told):
    page = answer_to(getattr(RequestFactory(), method)("/fr/join"), OperationalError()).text
    assert ("Rien de ce que vous avez écrit n’est perdu" in page) is is_told
    assert ('<a class="button" href="">' in page) is not is_told


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_no_fault_of_the_code(number):
    assert answer_to(RequestFactory().post("/"), OSError(number, "No space")).status_code == 503
    assert answer_to(RequestFactory().post("/"), OSError(errno.EACCES, "No access")).status_code == 500
    # Django makes the one of the other.
    assert issubclass(DiskFull, psycopg.OperationalError)


def test_a_fault_of_ours_is_none_of_the_database(monkeypatch):
    response = answer_when(monkeypatch, ProgrammingError("no such column"))
    assert response.status_code == 500
    assert "Retry-After" not in response.headers


def test_a_page_not_found_needs_no_database(monkeypatch):
    response = answer_when(monkeypatch, OperationalError("no connection"), "/nothing/to-be-found")
    assert response.status_code == 404
    assert "Page not found" in response.text
