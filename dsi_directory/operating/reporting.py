"""Reports of errors to what SENTRY_DSN names: the error and the lines of code, nothing of the request but its page."""

import logging

import sentry_sdk
from sentry_sdk.integrations.atexit import AtexitIntegration
from sentry_sdk.integrations.logging import LoggingIntegration

from core.release import release
from dsi_directory.operating.discretion import message_of, scrubbed
from dsi_directory.operating.logs import discreet

# All else that the package gathers stays here.
TOLD = {"event_id", "timestamp", "platform", "level", "logger", "release", "environment", "exception", "logentry"}
OF_FRAMES = {
    "filename", "function", "module", "lineno", "pre_context", "context_line", "post_context", "in_app",
}  # fmt: skip


def start(dsn: str, environment: str, **options) -> None:
    """Reports what is logged as an error: all that nobody has caught is."""
    sentry_sdk.init(
        dsn,
        environment=environment,
        release=release(),
        default_integrations=False,
        auto_enabling_integrations=False,
        # Ends commands and workers when all has been sent.
        integrations=[LoggingIntegration(None, logging.ERROR), AtexitIntegration(nothing)],
        before_send=told,
        max_request_body_size="never",
        include_local_variables=False,
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        **options,
    )


def nothing(pending, timeout) -> None:
    """Says nothing on the terminal."""


def told(event: dict, hint: dict) -> dict | None:
    """Only what is known to tell of no person."""
    record = hint.get("log_record")
    if record and record.name.startswith("django.security."):
        # Strangers try what they like.
        return None
    report = {name: value for name, value in event.items() if name in TOLD - {"exception", "logentry"}}
    if record:
        plain = discreet(record)
        report["logentry"] = {"message": scrubbed(str(plain.msg))}
        tags = {"request_id": getattr(plain, "request_id", None), "page": getattr(plain, "page", None)}
        report["tags"] = {name: value for name, value in tags.items() if value}
    if "exc_info" in hint:
        report["exception"] = {"values": errors(event, hint["exc_info"][1])}
    return report


def errors(event: dict, error: BaseException) -> list[dict]:
    messages = {(type(one).__module__, type(one).__name__): message_of(one) for one in chain(error)}
    return [
        {
            "type": value["type"],
            "module": value.get("module"),
            # The package leaves out the module of what is Python's own.
            "value": messages.get((value.get("module") or "builtins", value["type"]), ""),
            "stacktrace": {"frames": frames(value)},
        }
        for value in event.get("exception", {}).get("values", ())
    ]


def chain(error: BaseException | None):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def frames(value: dict) -> list[dict]:
    found = (value.get("stacktrace") or {}).get("frames", ())
    return [{name: part for name, part in frame.items() if name in OF_FRAMES} for frame in found]
