"""What editors do on one process holds on all of them, and they see it at once."""

import pytest
import requests

from tests.cluster.around import NAME
from tests.cluster.editing import Editor
from tests.cluster.site import URL, WEB
from tests.programs import wait_for

# Made for measuring; see docs/architecture.md.
ENTRY = 10_000_001
NAME_OF_ENTRY = "SELECT name FROM organisations_organisation WHERE number = %s"


@pytest.fixture
def editor(cluster):
    return Editor().sign_in()


def shown(ask) -> str:
    """The page of the entry, wherever it leads by now."""
    answer = ask(f"/org/{ENTRY}")
    return ask(answer.headers["Location"]).text if answer.is_redirect else answer.text


def anonymous(address: str) -> requests.Response:
    return requests.get(f"{URL}{address}", allow_redirects=False, timeout=30)


def test_an_editor_sees_a_change_at_once_while_the_replica_stands_still(cluster, editor):
    cluster.replica.ask("SELECT pg_wal_replay_pause()")
    try:
        editor.change(ENTRY, name="Renamed just now")
        for port in WEB:
            assert "Renamed just now" in shown(lambda address, port=port: editor.get(address, port))
        assert cluster.replica.ask(NAME_OF_ENTRY, ENTRY) != [("Renamed just now",)]
        wait_for(lambda: "Renamed just now" in shown(anonymous), "everybody sees it", patience=10)
    finally:
        cluster.replica.ask("SELECT pg_wal_replay_resume()")
    cluster.wait_for_replica()


def test_who_signs_in_on_one_process_is_signed_in_on_all_also_without_redis(cluster, editor):
    for _ in range(2):
        assert [editor.is_signed_in(port) for port in WEB] == [True, True]
        # The second time without what it held.
        cluster.redis.end()
    assert Editor().sign_in().is_signed_in()
    cluster.redis.start()


def test_who_signs_out_while_redis_is_away_is_out(cluster, editor):
    assert editor.is_signed_in()
    cluster.redis.pause()
    kept = dict(editor.browser.cookies)
    editor.browser.post(f"{URL}/account/logout/", {"csrfmiddlewaretoken": kept["csrf"]}, timeout=30)
    editor.browser.cookies.update(kept)
    assert not editor.is_signed_in()
    cluster.redis.go_on()


def test_a_picture_is_kept_in_the_bucket_and_shown_by_the_site(cluster, editor):
    assert editor.upload("A teal field").status_code == 302
    names = cluster.bucket.names()
    assert {name.rpartition(".")[2] for name in names} == {"webp", "avif"}
    assert {anonymous(f"/media/{name}").status_code for name in names} == {404}
    editor.change(ENTRY, logo=cluster.primary.ask("SELECT max(id) FROM core_picture")[0][0])
    cluster.wait_for_replica()
    for name in names:
        answer = anonymous(f"/media/{name}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, f"image/{name.rpartition('.')[2]}")
    editor.change(ENTRY, logo="")
    assert requests.get(f"{cluster.bucket.address}/pictures/none", timeout=10).status_code in (403, 404)


def test_pictures_that_nothing_shows_are_cleaned_away(cluster, editor):
    editor.upload("Another field")
    assert cluster.bucket.names()
    cluster.bucket.client.put_object(Bucket=NAME, Key="pictures/ab/stray.webp", Body=b"")
    cluster.manage("clean_pictures", "--days", 0)
    assert cluster.bucket.names() == []


def test_what_is_read_row_by_row_comes_through_the_pooler(editor):
    exported = editor.post("/admin/newsletter/subscriber/export/")
    assert (exported.status_code, b"address,language" in exported.content) == (200, True)
    assert anonymous("/downloads/organisations.csv").text.count("\n") > 100


def test_where_the_bucket_is_gone_the_form_says_so(cluster, editor):
    editor.upload("A lost field")
    held = cluster.bucket.names()
    cluster.bucket.end()
    answer = editor.upload("A field")
    assert (answer.status_code, "Pictures cannot be kept just now." in answer.text) == (200, True)
    assert "A field" in answer.text
    assert editor.get(f"/media/{held[0]}").status_code == 503
    assert anonymous("/organisations").status_code == 200
    cluster.bucket.start()
    assert editor.upload("A field").status_code == 302
