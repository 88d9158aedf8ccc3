"""The pictures that stand for pages where they are shared."""

import io
import re

import pytest
from django.core.cache import caches
from django.urls import reverse
from PIL import Image

from core.share_pictures.drawing import SIZE
from dsi_directory import share
from tests.factories import OrganisationFactory, PostFactory
from tests.pages.kinds import FACTORIES, KINDS
from tests.pages.test_hidden import HIDDEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_cache(settings, tmp_path):
    pictures = {**settings.CACHES["share_pictures"], "LOCATION": tmp_path / "share"}
    settings.CACHES = {**settings.CACHES, "share_pictures": pictures}


def address(entry):
    return reverse("share_picture", kwargs={"kind": entry._meta.model_name, "number": entry.number})


def image(response):
    return Image.open(io.BytesIO(response.content))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_entry_has_a_picture(client, kind):
    response = client.get(address(FACTORIES[kind]()))
    assert (response["Content-Type"], image(response).format, image(response).size) == ("image/png", "PNG", SIZE)


def test_a_page_names_its_picture(client):
    entry = OrganisationFactory()
    named = re.search(r'og:image" content="http://[^/]+([^"]+)', client.get(entry.get_absolute_url()).text)[1]
    assert named.startswith(f"{address(entry)}?v=")
    assert client.get(named)["Content-Type"] == "image/png"


def test_the_site_has_a_picture(client):
    assert image(client.get("/share/site.png")).size == SIZE


@pytest.mark.parametrize("trait", HIDDEN)
@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_entry_has_no_picture(client, kind, trait):
    assert client.get(address(FACTORIES[kind](**{trait: True}))).status_code == 404


def test_a_merged_entry_has_no_picture(client):
    merged = OrganisationFactory(merged_into=OrganisationFactory())
    assert client.get(address(merged)).status_code == 404


@pytest.mark.parametrize("path", ["/share/organisation/999.png", "/share/picture/1.png", "/share/user/1.png"])
def test_what_is_no_entry_has_no_picture(client, path):
    assert client.get(path).status_code == 404


def test_a_picture_is_drawn_once(client):
    entry = OrganisationFactory()
    first = client.get(address(entry)).content
    cache, version = caches["share_pictures"], share.picture_of(entry).version
    assert cache.get(version) == first
    cache.set(version, b"as it was kept")
    assert client.get(address(entry)).content == b"as it was kept"


def test_a_picture_is_drawn_anew_for_another_name(client):
    entry = OrganisationFactory(name="Harbour Lab")
    before = client.get(address(entry))
    entry.name = "Quay Lab"
    entry.save()
    after = client.get(address(entry))
    assert before["ETag"] != after["ETag"]
    assert before.content != after.content


def test_a_known_picture_is_not_sent_again(client):
    path = address(OrganisationFactory())
    etag = client.get(path)["ETag"]
    response = client.get(path, headers={"If-None-Match": etag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)


def test_a_picture_may_be_kept_for_an_hour_by_anybody(client):
    response = client.get(address(OrganisationFactory()))
    assert response["Cache-Control"] == "public, max-age=3600, s-maxage=1, stale-while-revalidate=1"
    assert (response.cookies, response.get("Vary")) == ({}, None)


def test_a_picture_takes_one_query(client, django_assert_num_queries):
    path = address(OrganisationFactory())
    with django_assert_num_queries(1):
        client.get(path)


def test_a_picture_says_what_its_entry_is_and_where():
    organisation = OrganisationFactory(name="Harbour Lab", locality="Cork", country="IE")
    assert share.picture_of(organisation).about == "Organisation · Cork, Ireland"
    assert share.picture_of(PostFactory(category="news")).about == "News"


def test_the_picture_of_the_site_has_the_colour_that_an_operator_chose(settings):
    settings.SITE_COLOURS = {"night": ("#102426", "#081516")}
    assert share.picture_of_site().ground == "#102426"
