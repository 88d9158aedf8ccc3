"""What may stand in a log or in a report of an error: nothing by which a person could be told, and no key.

Messages of the code are written so. This is the last net, for what others write: Django, drivers, servers.
"""

import ipaddress
import re
import traceback
from smtplib import SMTPException

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError
from django.template import TemplateDoesNotExist, TemplateSyntaxError

GAP = "…"
MAIL_ADDRESS = re.compile(r"[^\s\"'<>()\[\],;:=/]+(?:@|%40)[^\s\"'<>()\[\],;]+")
# What PostgreSQL adds to an error: the values of rows.
VALUES = re.compile(r"\b(DETAIL|CONTEXT|HINT|LINE \d+):.*")
QUERY = re.compile(r"\?[^\s\"'<>]+")
# A part of an address that no word looks like, and what follows where a new password is set.
KEY = re.compile(r"(?<=/)(?=[\w:-]*[A-Z])(?=[\w:-]*[a-z])[\w:-]{20,}|(?<=/key/)[\w-]+")
NUMBERS = re.compile(r"(?<![\w.:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F.]*|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
# Their messages speak of the code and the machine. Those of all others may repeat what somebody typed.
OF_THE_MACHINE = (
    AttributeError,
    ImportError,
    ImproperlyConfigured,
    InterfaceError,
    NameError,
    OperationalError,
    OSError,
    TemplateDoesNotExist,
    TemplateSyntaxError,
    TypeError,
    psycopg.InterfaceError,
    psycopg.OperationalError,
)


def scrubbed(text: str) -> str:
    for pattern, instead in ((VALUES, rf"\1: {GAP}"), (MAIL_ADDRESS, GAP), (QUERY, f"?{GAP}"), (KEY, GAP)):
        text = pattern.sub(instead, text)
    return NUMBERS.sub(without_device, text)


def without_device(match: re.Match) -> str:
    """Times have colons as well, and this machine's own addresses are nobody's."""
    try:
        address = ipaddress.ip_address(match[0])
    except ValueError:
        return match[0]
    return match[0] if address.is_loopback or address.is_unspecified else GAP


def message_of(error: BaseException) -> str:
    """What may be told of an error beside its sort."""
    if isinstance(error, OF_THE_MACHINE) and not isinstance(error, SMTPException):
        return scrubbed(str(error).partition("\n")[0])
    # Of an error of the database: which rule was broken, not by what.
    return getattr(getattr(error, "diag", None), "constraint_name", None) or ""


def name_of(error: BaseException) -> str:
    sort = type(error)
    return sort.__qualname__ if sort.__module__ == "builtins" else f"{sort.__module__}.{sort.__qualname__}"


def told(error: BaseException) -> str:
    """An error with the lines of code that led to it, and those that it came from."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = "".join(traceback.format_tb(error.__traceback__))
    message = message_of(error)
    this = f"{lines}{name_of(error)}{f': {message}' if message else ''}"
    return f"{told(before)}\n\n{this}" if before else this
