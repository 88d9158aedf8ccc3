"""The icons that browsers and phones show for the site."""

import pytest
from django.contrib.staticfiles import finders


def test_the_manifest_names_the_site_and_icons_that_exist(client, settings):
    response = client.get("/site.webmanifest")
    told = response.json()
    assert (response["Content-Type"], told["name"]) == ("application/manifest+json", settings.SITE_NAME)
    assert [icon["src"] for icon in told["icons"] if not finders.find(icon["src"].removeprefix("/static/"))] == []


@pytest.mark.django_db
def test_pages_lead_to_the_icons(client):
    head = client.get("/themes").text.partition("</head>")[0]
    for rel in ("icon", "apple-touch-icon", "manifest"):
        assert f'<link rel="{rel}"' in head


def test_an_icon_is_where_programs_look_for_it(client):
    assert client.get("/favicon.ico")["Location"] == "/static/icons/favicon.ico"
