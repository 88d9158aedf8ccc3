"""Logs: a line of JSON for each event, with the identifier of its request and nothing of the person who made it."""

import logging
import time
from copy import copy

from django.core.exceptions import ImproperlyConfigured
from pythonjsonlogger.json import JsonFormatter

from core.outage import OutOfReach
from dsi_directory.operating import discretion
from dsi_directory.operating.requests import current, page_of

FORMS = ("json", "text")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
NAMES = {"asctime": "time", "levelname": "level", "name": "logger", "message": "message", "exc_info": "error"}
# Nothing else that somebody hangs on an event is written.
ALSO = ("request_id", "method", "page", "status", "milliseconds", "process")
TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
SECURITY = "django.security."


def settings(form: str, level: str, debug: bool) -> dict:
    """`LOGGING`, for Django and for gunicorn."""
    for name, value, known in (("LOG_FORMAT", form, FORMS), ("LOG_LEVEL", level, LEVELS)):
        if value not in known:
            raise ImproperlyConfigured(f"{name} is {value!r}: choose one of {', '.join(known)}.")
    # On one's own machine everything may be told.
    if debug:
        writing = {"console": {"class": "logging.StreamHandler", "formatter": "everything"}}
    else:
        writing = {"console": {"class": f"{__name__}.Console", "formatter": form}}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": f"{__name__}.DiscreetJson"},
            "text": {"()": f"{__name__}.DiscreetText", "fmt": TEXT},
            "everything": {"format": TEXT},
        },
        "handlers": writing,
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # To the root's handler and nowhere else: no mail, nothing twice.
            "django": {"handlers": [], "level": level},
            "gunicorn.error": {"handlers": [], "level": level, "propagate": True},
            # That there is no .env is no news.
            "environ": {"level": "WARNING"},
        },
    }


def discreet(record: logging.LogRecord) -> logging.LogRecord:
    """A copy that names the page instead of its address."""
    told = copy(record)
    # Another handler may have kept a text of the error that tells all.
    told.exc_text = None
    # That the database is out of reach has been told with its cause, once for all requests of that second.
    if record.name.startswith(SECURITY) or is_outage(record):
        told.exc_info = None
    request = getattr(record, "request", None) or current.get()
    if hasattr(request, "request_id"):
        told.request_id, told.method, told.page = request.request_id, request.method, page_of(request)
    told.msg, told.args = message_of(record, getattr(told, "page", "")), None
    return told


def is_outage(record: logging.LogRecord) -> bool:
    return bool(record.exc_info) and isinstance(record.exc_info[1], OutOfReach)


def message_of(record: logging.LogRecord, page: str) -> str:
    words = str(record.msg)
    if record.name.startswith(SECURITY):
        # What was refused may be anything.
        return f"Refused: {record.name.removeprefix(SECURITY)}"
    if record.name == "django.request" and words.endswith(": %s") and record.args:
        # The last is the address.
        return words % (*record.args[:-1], page or "no page")
    if record.name == "gunicorn.error" and " request " in words:
        # The address and the sender follow.
        return words.partition(" from ip=")[0].partition(" %")[0]
    return record.getMessage()


class Console(logging.StreamHandler):
    def handleError(self, record):
        """Says where the mistake is, but not what was to be written, as Python's own does."""
        self.stream.write(f"An event of {record.name} cannot be written: {record.pathname}, line {record.lineno}.\n")


class Discreet:
    """Formats only what may be told."""

    converter = time.gmtime

    def format(self, record):
        return super().format(discreet(record))

    def formatException(self, ei):
        return discretion.told(ei[1])


class DiscreetText(Discreet, logging.Formatter):
    def format(self, record):
        return discretion.scrubbed(super().format(record))


class DiscreetJson(Discreet, JsonFormatter):
    def __init__(self):
        wanted = [f"%({name})s" for name in (*NAMES, "process") if name != "exc_info"]
        super().__init__(" ".join(wanted), "%Y-%m-%dT%H:%M:%SZ", rename_fields=NAMES, json_ensure_ascii=False)

    def process_log_record(self, log_data):
        told = {name: log_data[name] for name in (*NAMES.values(), *ALSO) if log_data.get(name) not in (None, "")}
        return {name: discretion.scrubbed(value) if isinstance(value, str) else value for name, value in told.items()}
