import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.models import Picture
from core.pictures import AWAY
from tests.admin.conftest import list_of, page, save, sent_by, text_of
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]
ADD = "/admin/core/picture/add/"


@pytest.fixture
def picture(png):
    return Picture.objects.create(file=png, alternative_text="A harbour")


def stored(picture):
    return [default_storage.exists(name) for name in picture.file_names()]


def upload(name="new.png", colour="red"):
    buffer = io.BytesIO()
    Image.new("RGB", (50, 40), colour).save(buffer, "PNG")
    return SimpleUploadedFile(name, buffer.getvalue())


def test_picture_is_uploaded_with_what_it_shows(client, png):
    save(client, ADD, file=png, alternative_text="A harbour", credit="Ana, CC BY")
    picture = Picture.objects.get()
    assert (picture.width, picture.credit, all(stored(picture))) == (400, "Ana, CC BY", True)


@pytest.mark.usefixtures("_bucket_is_gone")
def test_where_pictures_cannot_be_kept_the_form_says_so_and_keeps_the_words(client, png):
    form = save(client, ADD, file=png, alternative_text="A harbour").context["adminform"].form
    assert (form.errors["file"], form["alternative_text"].value()) == ([AWAY], "A harbour")


@pytest.mark.parametrize("room", [0, 3])
def test_where_the_disk_is_full_the_form_says_so_and_keeps_the_words(client, png, fill_disk, room):
    lying_there = fill_disk(room)
    form = save(client, ADD, file=png, alternative_text="A harbour").context["adminform"].form
    assert (form.errors["file"], form["alternative_text"].value()) == ([AWAY], "A harbour")
    assert (Picture.objects.exists(), lying_there()) == (False, [])


def test_a_picture_that_finds_no_room_replaces_none(client, picture, fill_disk):
    before = picture.file_names()
    lying_there = fill_disk(1)
    save(client, page(picture), file=upload(), alternative_text="Another")
    assert (Picture.objects.get().file_names(), len(lying_there())) == (before, len(before))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.4", "This file is not a PNG, JPEG or WebP picture."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This file is not a PNG, JPEG or WebP picture."),
        (b"", "The submitted file is empty."),
        (upload().read()[:60], "The picture is damaged and cannot be read."),
    ],
)
def test_unfit_upload_is_explained_at_its_field(client, content, sentence):
    response = save(client, ADD, file=SimpleUploadedFile("x.png", content), alternative_text="A harbour")
    assert response.context["adminform"].form.errors["file"] == [sentence]


def test_upload_may_have_a_long_name(client):
    response = save(client, ADD, file=upload(f"{'long' * 50}.png"), alternative_text="A harbour")
    assert response.status_code == 302


def test_words_are_changed_without_a_new_upload(client, picture):
    save(client, page(picture), alternative_text="A quay")
    picture.refresh_from_db()
    assert (picture.alternative_text, all(stored(picture))) == ("A quay", True)


def test_replacing_a_picture_removes_its_files(client, picture, django_capture_on_commit_callbacks):
    before = stored(picture)
    with django_capture_on_commit_callbacks(execute=True):
        save(client, page(picture), file=upload())
    assert (any(before), any(stored(picture))) == (True, False)
    assert all(stored(Picture.objects.get()))


def test_deleting_pictures_removes_their_files(client, picture, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page(picture, "delete"), {"post": "yes"})
    assert (Picture.objects.count(), any(stored(picture))) == (0, False)


def test_deleting_pictures_from_the_list_removes_their_files(client, picture, django_capture_on_commit_callbacks):
    chosen = {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(list_of(Picture), chosen)
    assert (Picture.objects.count(), any(stored(picture))) == (0, False)


def test_deleting_says_which_entries_lose_the_picture(client, picture):
    CaseStudyFactory(name="Seoul", header_image=picture)
    text = text_of(client.get(page(picture, "delete")))
    assert "Seoul (case study, header image) will be without it" in text


def test_list_says_where_each_picture_is_used(client, picture):
    OrganisationFactory(name="Harbour Lab", logo=picture)
    PostFactory(name="News", image=picture)
    text = text_of(client.get(list_of(Picture)))
    assert "News (post, image), Harbour Lab (organisation, logo)" in text


def test_list_shows_unused_pictures(client, picture, png):
    png.seek(0)
    OrganisationFactory(logo=Picture.objects.create(file=png, alternative_text="Used"))
    assert list(client.get(list_of(Picture), {"used": "no"}).context["cl"].result_list) == [picture]


def test_list_takes_the_same_queries_for_more_pictures(client, django_assert_max_num_queries):
    OrganisationFactory(logo=Picture.objects.create(file=upload(), alternative_text="One"))
    with django_assert_max_num_queries(12) as few:
        client.get(list_of(Picture))
    count = len(few)
    for colour in ("blue", "green", "black"):
        PostFactory(image=Picture.objects.create(file=upload(colour=colour), alternative_text=colour))
    with django_assert_max_num_queries(count):
        client.get(list_of(Picture))


def test_picture_is_added_from_within_an_entry(client, png):
    assert (
        "/admin/core/picture/add/?_to_field=id&amp;_popup=1" in client.get(page(OrganisationFactory())).content.decode()
    )
    data = sent_by(client.get(f"{ADD}?_to_field=id&_popup=1"), file=png, alternative_text="A harbour")
    response = client.post(f"{ADD}?_to_field=id&_popup=1", data)
    assert response.status_code == 200
    assert "A harbour" in response.context["popup_response_data"]


def test_form_and_list_of_entries_show_their_picture(client, picture):
    entry = OrganisationFactory(logo=picture)
    assert picture.thumbnail_url.encode() in client.get(page(entry)).content
    assert picture.thumbnail_url.encode() in client.get(list_of(entry)).content


def test_a_picture_needs_words_for_those_who_do_not_see_it(client, png):
    response = save(client, ADD, file=png, alternative_text=" ")
    assert "people who cannot see it miss it" in response.context["adminform"].form.errors["alternative_text"][0]
    assert Picture.objects.count() == 0


def test_chosen_picture_is_shown_with_its_words(client, picture):
    response = client.get(page(picture, "chosen"))
    assert picture.thumbnail_url.encode() in response.content
    assert "Alternative text: A harbour Credit: none" in text_of(response)


def test_chosen_picture_that_went_is_not_found(client):
    assert client.get("/admin/core/picture/999999/chosen/").status_code == 404


def test_chosen_picture_is_not_found_for_others(client, picture):
    for person, status in ((UserFactory(), 302), (UserFactory(is_staff=True), 404)):
        client.force_login(person)
        assert client.get(page(picture, "chosen")).status_code == status


def test_form_of_an_entry_shows_its_picture_with_its_words(client, picture):
    assert "Alternative text: A harbour" in text_of(client.get(page(OrganisationFactory(logo=picture))))


def test_earlier_words_of_a_picture_are_restored_and_its_files_kept(client, picture):
    version = picture.history.first()
    save(client, page(picture), alternative_text="A quay", file=upload())
    response = client.get(page(picture, "simple_history", version.pk))
    client.post(response.context["form_url"], sent_by(response))
    picture.refresh_from_db()
    assert (picture.alternative_text, picture.width, all(stored(picture))) == ("A harbour", 50, True)
