import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from dsi_directory import views


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


def test_refusals_say_so():
    request = RequestFactory().get("/")
    assert "Not allowed" in views.permission_denied(request, PermissionDenied()).text
    assert "form was not accepted" in views.csrf_failure(request).text


@pytest.mark.parametrize(
    ("view", "arguments", "status"), [(views.bad_request, (None,), 400), (views.server_error, (), 500)]
)
def test_the_last_resort_pages_need_neither_database_nor_request(view, arguments, status):
    response = view(None, *arguments)
    page = response.text
    assert response.status_code == status
    assert '<link rel="stylesheet" href="/static/css/site.joined.css">' in page
    assert '<a href="/">' in page
