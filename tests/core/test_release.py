"""What a release is known by: all files that pages are made of."""

import pytest
from django.conf import settings

from core.release import files, release


def test_a_release_is_known_by_what_pages_are_made_of():
    known = {path.relative_to(settings.BASE_DIR).as_posix() for path in files()}
    assert {"core/release.py", "templates/base.html", "static/css/tokens.css"} <= known
    assert not {path for path in known if path.startswith(("tests", "var", "docs")) or path.endswith(".pyc")}


@pytest.mark.parametrize("changed", ["name", "text"])
def test_another_file_is_another_release(settings, tmp_path, changed):
    settings.BASE_DIR = tmp_path
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "page.html"
    page.write_text("One")
    before = release.__wrapped__()
    if changed == "name":
        page.rename(page.with_name("other.html"))
    else:
        page.write_text("Two")
    assert release.__wrapped__() != before
