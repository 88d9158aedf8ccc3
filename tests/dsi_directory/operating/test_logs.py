import io
import json
import logging
import logging.config
import smtplib

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone

from core import outage
from core.models import Tally
from dsi_directory.operating import logs
from dsi_directory.operating.discretion import scrubbed

ANA = "ana.perez@example.org"
KEY = "sEcretKEY-of_a_private_page_1234"
DEVICE, NEW_DEVICE = "203.0.113.77", "2001:db8:1::7"


@pytest.fixture
def written(request, monkeypatch):
    """What is written in a form, from the time on at which it is set up."""
    form = getattr(request, "param", "json")
    stream = io.StringIO()
    handler = logs.Console(stream)
    handler.setFormatter(logs.DiscreetJson() if form == "json" else logs.DiscreetText(logs.TEXT))
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    return stream


def events(stream) -> list[dict]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def broken(request, **of_address):
    raise ValueError(f"{ANA} of {DEVICE} sent {request.POST}")


def reset(request):
    logging.getLogger("some.package").warning("Mail for %s from %s, see /a?key=%s and /join/%s", ANA, DEVICE, KEY, KEY)
    return HttpResponse()


class Urls:
    urlpatterns = (path("submissions/<str:key>", broken, name="status"), path("reset", reset, name="reset"))
    handler404 = staticmethod(lambda request, exception: HttpResponse(status=404))
    handler500 = staticmethod(lambda request: HttpResponse(status=500))


@pytest.fixture
def own_pages(settings, client):
    settings.ROOT_URLCONF = Urls
    client.raise_request_exception = False
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["json", "text"], indirect=True)
def test_nothing_of_a_person_is_written(written, own_pages):
    typed = {"name": "Ana Pérez", "address": ANA}
    for address in (f"/submissions/{KEY}?mail={ANA}", f"/nothing/{KEY}?mail={ANA}", f"/reset?mail={ANA}"):
        own_pages.post(address, typed, REMOTE_ADDR=DEVICE, headers={"X-Forwarded-For": NEW_DEVICE})
    own_pages.get("/reset", headers={"Host": f"{ANA}"})
    told = written.getvalue()
    assert told.count("ERROR") == 2
    for secret in ("ana.", "example.org", "Pérez", "P\\u00e9rez", KEY, DEVICE, NEW_DEVICE, "mail="):
        assert secret not in told, secret


@pytest.mark.django_db
def test_an_error_tells_its_page_its_request_and_the_code(written, own_pages):
    answer = own_pages.get(f"/submissions/{KEY}")
    (event,) = (one for one in events(written) if one["level"] == "ERROR")
    assert event["message"] == "Internal Server Error: status"
    assert (event["page"], event["method"], event["request_id"]) == ("status", "GET", answer["X-Request-ID"])
    assert event["error"].endswith("ValueError")
    assert "in broken" in event["error"]


@pytest.mark.django_db
def test_an_error_of_the_database_tells_the_rule_and_no_value(written):
    try:
        for _ in range(2):
            Tally.objects.bulk_create([Tally(name=ANA, count=1, ends_at=timezone.now())])
    except IntegrityError:
        logging.getLogger("x").exception("It failed.")
    (event,) = events(written)
    assert "psycopg.errors.UniqueViolation: core_tally_pkey" in event["error"]
    assert ANA not in written.getvalue()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (smtplib.SMTPRecipientsRefused({ANA: (550, b"no")}), "smtplib.SMTPRecipientsRefused"),
        (KeyError(ANA), "KeyError"),
        (FileNotFoundError(2, "No such file", "pictures/1.webp"), "No such file: 'pictures/1.webp'"),
        (ConnectionRefusedError(f"{DEVICE} does not answer {ANA}"), "ConnectionRefusedError: … does not answer …"),
    ],
)
def test_only_messages_of_the_machine_are_written(written, error, told):
    logging.getLogger("x").error("It failed.", exc_info=error)
    assert events(written)[0]["error"].endswith(told)


def test_an_outage_is_told_at_length_once_and_not_for_each_request(written, monkeypatch):
    monkeypatch.setattr(outage, "is_connected", lambda: False)

    def gone():
        raise OperationalError("connection refused")

    for _ in range(3):
        try:
            outage.watched(gone)
        except outage.OutOfReach:
            logging.getLogger("django.request").error("Service Unavailable: %s", "/", exc_info=True)
    first, *failed = events(written)
    assert first["message"].startswith("The database is out of reach")
    assert "in gone" in first["error"]
    assert [(event["message"], event.get("error")) for event in failed] == 3 * [("Service Unavailable: no page", None)]


def test_where_an_error_came_from_is_told_as_well(written):
    try:
        try:
            raise KeyError(ANA)
        except KeyError as first:
            raise LookupError from first
    except LookupError:
        logging.getLogger("x").exception("It failed.")
    assert [line for line in events(written)[0]["error"].splitlines() if line[:1].strip()] == [
        "KeyError",
        "LookupError",
    ]


def test_what_is_hung_on_an_event_is_left_out(written):
    logging.getLogger("x").warning("Said.", extra={"address": ANA, "status": 404})
    (event,) = events(written)
    assert set(event) == {"time", "level", "logger", "message", "status", "process"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Error handling request %s %s", "Error handling request"),
        (f"Invalid request from ip={DEVICE}: 'x'", "Invalid request"),
        ("Worker (pid:%s) was sent %s", "Worker (pid:GET) was sent /a"),
    ],
)
def test_the_web_server_tells_no_address(written, said, told):
    logging.getLogger("gunicorn.error").warning(said, *(("GET", "/a") if "%" in said else ()))
    assert events(written)[0]["message"] == told


def test_what_cannot_be_written_is_not_printed_instead():
    console = logs.Console(io.StringIO())
    console.handle(logging.makeLogRecord({"name": "x", "msg": "%s and %s", "args": (ANA,), "pathname": "a.py"}))
    assert console.stream.getvalue() == "An event of x cannot be written: a.py, line 0.\n"


@pytest.mark.parametrize(
    "harmless",
    ["At 02:21:20 it began, 12:00", "PostgreSQL 18.6.3.1", "http://127.0.0.1:8000", "Really? Yes.", "core/text.py:12"],
)
def test_what_tells_of_nobody_stays(harmless):
    assert scrubbed(harmless).replace("…", "") == harmless.replace("18.6.3.1", "")


def test_what_is_unknown_is_refused_in_a_sentence():
    with pytest.raises(ImproperlyConfigured, match="LOG_FORMAT is 'xml': choose one of json, text"):
        logs.settings("xml", "INFO", False)
    with pytest.raises(ImproperlyConfigured, match="LOG_LEVEL is 'LOUD'"):
        logs.settings("json", "LOUD", False)
