import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from core.models import Picture
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(png):
    return Picture.objects.create(file=png, alternative_text="A teal field")


def clean(capsys, *options):
    call_command("clean_pictures", *options)
    return capsys.readouterr().out


def test_unused_pictures_and_stray_files_go(picture, capsys, django_capture_on_commit_callbacks):
    stray = default_storage.save("pictures/ab/stray.webp", ContentFile(b"x"))
    with django_capture_on_commit_callbacks(execute=True):
        said = clean(capsys, "--days=0")
    assert said == "Removed 1 unused pictures and 1 stray files.\n"
    assert not any(default_storage.exists(name) for name in [stray, *picture.file_names()])


def test_used_pictures_stay(picture, capsys):
    PostFactory(image=picture)
    assert "Removed 0 unused pictures and 0 stray files" in clean(capsys, "--days=0")
    assert all(default_storage.exists(name) for name in picture.file_names())


def test_young_ones_stay(picture, capsys):
    assert "Removed 0" in clean(capsys)


def test_dry_run_removes_nothing(picture, capsys):
    assert "Would remove 1 unused pictures" in clean(capsys, "--days=0", "--dry-run")
    assert Picture.objects.exists()


def test_empty_store_is_fine(capsys):
    assert "Removed 0" in clean(capsys, "--days=0")
