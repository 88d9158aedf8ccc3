"""Files of pictures: there for everybody while an entry shows them that everybody may see, else for the staff."""

import pytest
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from core import outage
from core.models import Picture
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, UserFactory

MISSING = f"pictures/ab/{'ab' * 16}-320.webp"

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(png):
    return Picture.objects.create(file=png, alternative_text="A teal field")


@pytest.fixture
def published(picture):
    OrganisationFactory(logo=picture)
    return picture


def asked(client, address, **options):
    """The answer, read to its end, so that no file stays open."""
    response = client.get(address, **options)
    response.getvalue()
    return response


@pytest.mark.parametrize("encoding", ["webp", "avif"])
def test_picture_is_served_with_its_type_for_a_year(client, published, encoding):
    response = client.get(published.url(encoding=encoding))
    assert response.headers["Content-Type"] == f"image/{encoding}"
    assert response.headers["Cache-Control"] == (
        "public, max-age=31536000, s-maxage=1, stale-while-revalidate=1, immutable"
    )
    assert "Vary" not in response.headers
    assert response.getvalue()


@pytest.mark.parametrize(
    "name", ["pictures", "pictures/ab/", "pictures/../x.webp", "none.webp", "%00", "x" * 5000, MISSING]
)
def test_what_is_no_picture_is_not_found(client, name):
    assert asked(client, f"/media/{name}").status_code == 404


def merged():
    return OrganisationFactory(merged_into=OrganisationFactory())


def in_use(picture, entry, field):
    setattr(entry, field, picture)
    entry.save()


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: OrganisationFactory(draft=True), "logo"),
        (lambda: OrganisationFactory(pending=True), "header_image"),
        (lambda: PostFactory(scheduled=True), "image"),
        (lambda: CaseStudyFactory(draft=True), "card_image"),
        (merged, "logo"),
    ],
    ids=["draft", "pending", "scheduled", "draft case study", "merged"],
)
def test_the_picture_of_what_is_not_public_is_not_there(client, picture, make, field):
    in_use(picture, make(), field)
    assert {asked(client, f"/media/{name}").status_code for name in picture.file_names()} == {404}
    OrganisationFactory(logo=picture)
    assert {asked(client, f"/media/{name}").status_code for name in picture.file_names()} == {200}


def test_a_picture_goes_when_its_entry_is_hidden_whatever_somebody_has_of_it(client, picture):
    organisation = OrganisationFactory(logo=picture)
    etag = asked(client, picture.url()).headers["ETag"]
    assert asked(client, picture.url(), headers={"If-None-Match": etag}).status_code == 304
    organisation.state = "draft"
    organisation.save()
    hidden = asked(client, picture.url(), headers={"If-None-Match": etag})
    assert (hidden.status_code, hidden.headers["Cache-Control"]) == (404, "no-cache")


def test_the_staff_sees_every_picture_and_nobody_keeps_it_for_others(client, settings, picture):
    settings.STAFF_NEED_SECOND_FACTOR = False
    client.force_login(UserFactory(is_staff=True))
    response = asked(client, picture.url())
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("is_staff", [True, False], ids=["without second factor", "not of the staff"])
def test_others_who_are_signed_in_do_not(client, picture, is_staff):
    client.force_login(UserFactory(is_staff=is_staff))
    assert asked(client, picture.url()).status_code == 404


def test_a_file_that_was_lost_is_not_found(client, published):
    default_storage.delete(published.file_names()[0])
    assert asked(client, f"/media/{published.file_names()[0]}").status_code == 404


def test_a_file_takes_one_query(client, published):
    with CaptureQueriesContext(connection) as captured:
        asked(client, published.url())
    assert len(captured) == 1


@pytest.fixture
def away(client, monkeypatch):
    """From when it is called, the database is out of reach."""

    def fail(read):
        raise outage.OutOfReach("No connection")

    def away():
        monkeypatch.setattr(outage, "watched", fail)
        client.raise_request_exception = False

    caches["process"].clear()
    return away


def test_what_was_seen_lately_is_seen_while_the_database_is_out_of_reach(client, published, away):
    asked(client, "/what-is-dsi")
    asked(client, published.url())
    away()
    assert asked(client, published.url()).status_code == 200
    assert asked(client, published.url(encoding="avif")).status_code == 503
    assert issubclass(outage.OutOfReach, OperationalError)


def test_but_not_once_another_page_has_told_of_a_change(client, picture, away):
    organisation = OrganisationFactory(logo=picture)
    asked(client, "/what-is-dsi")
    asked(client, picture.url())
    organisation.state = "draft"
    organisation.save()
    asked(client, "/what-is-dsi")
    away()
    assert asked(client, picture.url()).status_code == 503


def test_what_was_asked_for_before_any_page_is_not_shown_then(client, published, away):
    asked(client, published.url())
    away()
    assert asked(client, published.url()).status_code == 503
