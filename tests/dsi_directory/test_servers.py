"""What settings make of the addresses of the servers around the site."""

from pathlib import Path

import pytest

from dsi_directory import caches, databases, media

PRIMARY = {"ENGINE": databases.POSTGRESQL, "HOST": "one"}
REPLICA = {"ENGINE": databases.POSTGRESQL, "HOST": "two", "OPTIONS": {"connect_timeout": 9}}
REDIS = {"BACKEND": caches.REDIS, "LOCATION": "redis://one:6379/1"}


def test_a_replica_is_never_written_to_nor_waited_for():
    made = databases.settings(PRIMARY, [REPLICA], is_pooled=False, kept_open=60)
    options = made["DATABASES"]["replica_1"]["OPTIONS"]
    assert options == databases.PLANNED_ONCE | {
        "connect_timeout": 9,
        "tcp_user_timeout": 3000,
        "options": "-c default_transaction_read_only=on",
    }
    assert made["DATABASE_REPLICAS"] == ["replica_1"]


def test_no_request_waits_for_long_unless_the_operator_says_so():
    made = databases.settings(PRIMARY | {"OPTIONS": {"connect_timeout": 20}}, [], is_pooled=False, kept_open=60)
    options = made["DATABASES"]["default"]["OPTIONS"]
    assert (options["connect_timeout"], options["tcp_user_timeout"]) == (20, 10_000)


def test_without_replicas_there_is_no_router():
    made = databases.settings(PRIMARY, [], is_pooled=False, kept_open=60)
    assert (list(made["DATABASES"]), made["DATABASE_ROUTERS"]) == (["default"], [])


def test_behind_a_pooler_nothing_is_left_to_a_connection():
    servers = databases.settings(PRIMARY, [REPLICA], is_pooled=True, kept_open=60)["DATABASES"]
    assert all(server["DISABLE_SERVER_SIDE_CURSORS"] for server in servers.values())
    assert "options" not in servers["replica_1"]["OPTIONS"]
    assert not any("prepare_threshold" in server["OPTIONS"] for server in servers.values())


def test_replicas_are_named_with_commas(monkeypatch):
    monkeypatch.setenv("DATABASE_REPLICA_URLS", "postgres://a:b@one:1/dsi,postgres://a:b@two:2/dsi")
    assert [server["HOST"] for server in databases.addresses("DATABASE_REPLICA_URLS")] == ["one", "two"]


def test_what_redis_keeps_has_a_stand_in():
    made = caches.settings(REDIS, folder=Path("var"))
    assert {name: made[name]["OPTIONS"]["stand_in"] for name in ("default", "pages")} == {
        "default": "table",
        "pages": "nothing",
    }


def test_sessions_stay_in_the_database(settings):
    # Where one is ended, it is over for all processes at once.
    assert settings.SESSION_ENGINE == "dsi_directory.session_store"


def test_without_an_address_the_database_keeps_the_cache(monkeypatch):
    monkeypatch.delenv("CACHE_URL", raising=False)
    made = caches.settings(caches.named("CACHE_URL"), folder=Path("var"))
    assert {made[name]["BACKEND"] for name in ("default", "pages")} == {caches.TABLE}


def test_the_address_of_a_bucket_is_read():
    options = media.bucket("s3+http://key:a%2Fb@127.0.0.1:9000/pictures?region=eu-west-1")["OPTIONS"]
    told = {name: options[name] for name in ("endpoint_url", "access_key", "secret_key", "bucket_name")}
    assert list(told.values()) == ["http://127.0.0.1:9000", "key", "a/b", "pictures"]
    assert options["client_config"].region_name == "eu-west-1"


@pytest.mark.parametrize(
    "address", ["s3://host/bucket", "s3://a:b@host", "s3://a:b@host/a/b", "s3://a:b@host/bucket?colour=red", "x"]
)
def test_an_address_of_a_bucket_that_is_not_whole_is_refused(address):
    with pytest.raises((ValueError, KeyError)):
        media.bucket(address)
