"""Pictures of a draft: kept whatever else is wrong, seen by nobody without its key."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.models import Picture
from submissions.models import Submission, SubmittedPicture
from tests.disks import full_for_the_database, full_for_uploads
from tests.submissions.visitor import organisation_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(visitor):
    """A visitor at the step that takes pictures."""
    visitor.open("/join").press("organisation")
    for step in organisation_steps()[:3]:
        visitor.press(**step)
    return visitor


def words(text="Three circles"):
    return {"logo-alternative_text": text}


def test_a_picture_is_kept_and_shown_with_its_words(story, png):
    story.press(**{"logo-file": png, "logo-credit": "Photo: Ana"} | words())
    story.press("Back")
    shown = story.page.select_one(".picture-field__kept img")
    assert shown["alt"] == "Three circles"
    file = story.client.get(shown["src"])
    assert Image.open(io.BytesIO(file.content)).size == (400, 300)
    assert file.headers["Content-Type"] == "image/webp"
    assert "no-store" in file.headers["Cache-Control"]
    assert SubmittedPicture.objects.get().credit == "Photo: Ana"


def test_a_picture_is_kept_while_something_else_is_wrong(story, png):
    story.press(**{"logo-file": png, "body": "x" * 20_001})
    assert "What does it show?" in story.page.find(class_="error-summary").get_text()
    assert "20000" in story.page.find(id="id_body_error").get_text()
    assert story.page.select_one(".picture-field__kept img")
    story.press(**words(), body="Short.")
    assert story.title == "About you"


@pytest.mark.parametrize("content", [b"no picture", b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_what_is_no_picture_is_refused_at_its_field(story, content):
    story.press(**{"logo-file": SimpleUploadedFile("logo.png", content)} | words())
    assert story.page.find(id="id_logo-file_error")
    assert story.page.find("input", {"name": "logo-alternative_text"})["value"] == "Three circles"
    assert not SubmittedPicture.objects.exists()


@pytest.mark.parametrize("full", [full_for_uploads, full_for_the_database])
def test_where_the_disk_is_full_nothing_is_lost_and_nothing_half_kept(story, png, full):
    before = story.response
    story.client.raise_request_exception = False
    with full():
        story.press(**{"logo-file": png, "body": "What we do."} | words())
    assert story.response.status_code == 503
    assert "Nothing that you wrote is lost" in story.response.text
    assert not SubmittedPicture.objects.exists()
    png.seek(0)
    # As the browser does that goes back.
    story.response = before
    story.press(**{"logo-file": png, "body": "What we do."} | words())
    assert (story.title, SubmittedPicture.objects.count()) == ("About you", 1)


def test_a_refused_picture_leaves_the_one_before(story, png):
    story.press(**{"logo-file": png} | words()).press("Back")
    story.press(**{"logo-file": SimpleUploadedFile("logo.png", b"no picture")})
    assert story.page.select_one(".picture-field__kept img")


def test_a_picture_is_replaced_and_removed(story, png):
    story.press(**{"logo-file": png} | words()).press("Back")
    wide = io.BytesIO()
    Image.new("RGB", (80, 20)).save(wide, "PNG")
    story.press("Continue", **{"logo-file": SimpleUploadedFile("wide.png", wide.getvalue())})
    story.press("Back")
    assert SubmittedPicture.objects.get().width == 80
    story.press("Remove this picture", body="Kept.")
    assert not SubmittedPicture.objects.exists()
    assert Submission.objects.get().answer("organisation", "body") == "Kept."


def test_nothing_of_the_camera_is_kept(story):
    taken = io.BytesIO()
    notes = Image.Exif()
    notes[0x010F] = "Camera of Ana"
    Image.new("RGB", (40, 40)).save(taken, "JPEG", exif=notes)
    story.press(**{"logo-file": SimpleUploadedFile("photo.jpg", taken.getvalue())} | words())
    assert b"Camera of Ana" not in bytes(SubmittedPicture.objects.get().image)


def test_a_picture_of_a_draft_is_nowhere_else(story, png, settings):
    story.press(**{"logo-file": png} | words())
    assert not Picture.objects.exists()
    assert not settings.MEDIA_ROOT.exists()
    picture = SubmittedPicture.objects.get()
    assert story.client.get("/submissions/other/pictures/organisation/logo.webp").status_code == 404
    assert story.client.get(f"/submissions/{picture.submission.key}/pictures/project/logo.webp").status_code == 404
