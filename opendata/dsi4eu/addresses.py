"""Web and postal addresses."""

import re
from urllib.parse import SplitResult, quote, urlsplit

from opendata.dsi4eu.characters import cut, one_line
from opendata.dsi4eu.notes import Notes

LONGEST_WEBSITE = 1024
LONGEST_POSTAL = 500

DOUBLED_SCHEME = re.compile(r"^(?:https?:?/{0,3}\s*)+(?=https?:)", re.IGNORECASE)
WEB_SCHEME = re.compile(r"^(https?)(?:\s*:\s*/*|\s*//)\s*", re.IGNORECASE)
# "example.org:8080" has a port, not a scheme.
OTHER_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
E_MAIL = re.compile(r"^[^\s/@]+@[^\s/@]+\.[^\s/@]+$")
LABEL = re.compile(r"^[^\W_](?:[\w-]{0,61}[^\W_])?$")
TOP_LEVEL = re.compile(r"^(?:xn--[a-z0-9-]+|[^\W\d_]{2,})$")
FILE_ENDINGS = {"asp", "aspx", "doc", "docx", "gif", "htm", "html", "jpeg", "jpg", "pdf", "php", "png", "txt", "xml"}
UNSAFE_IN_PATH = ' "<>\\^`{|}'
# What stands where a street should: the form demanded one, so people typed a letter or a dash.
NO_STREET = re.compile(r"^\W*[^\W\d_]?\W*$")


def website(text: str, notes: Notes) -> str:
    """An http or https address with a host that can exist, or "" with the reason; the given scheme is kept."""
    given = one_line(text)
    if not given:
        return ""
    if E_MAIL.match(given):
        return _refused("This is an e-mail address, not a website.", text, notes)
    address = _with_one_scheme(given.strip("<>\"'“” ,;"))
    if not address:
        return _refused("Only http and https addresses are kept as websites.", text, notes)
    parts = _parts(address)
    if parts is None:
        return _refused("No website can have this address.", text, notes)
    cleaned = _assembled(parts)
    if len(cleaned) > LONGEST_WEBSITE:
        return _refused(
            f"The address is longer than {LONGEST_WEBSITE:,} characters; cut, it leads nowhere.", text, notes
        )
    if cleaned != text:
        notes.cleaned("The web address was written in its usual form.", text, cleaned)
    return cleaned


def _refused(reason: str, text: str, notes: Notes) -> str:
    notes.dropped(reason, text)
    return ""


def _with_one_scheme(text: str) -> str:
    """The address with exactly one of http and https before it, or "" where it has another scheme."""
    text = DOUBLED_SCHEME.sub("", text)
    if match := WEB_SCHEME.match(text):
        return f"{match[1].lower()}://{text[match.end() :]}"
    if OTHER_SCHEME.match(text):
        return ""
    return "https://" + text.lstrip("/")


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises where the port is no number
    except ValueError:
        return None
    labels = (parts.hostname or "").rstrip(".").split(".")
    possible = len(labels) > 1 and all(map(LABEL.match, labels)) and TOP_LEVEL.match(labels[-1])
    return parts if possible and labels[-1] not in FILE_ENDINGS and "@" not in parts.netloc else None


def _assembled(parts: SplitResult) -> str:
    host = parts.hostname.rstrip(".") + (f":{parts.port}" if parts.port else "")
    rest = parts._replace(scheme="", netloc="").geturl()
    return f"{parts.scheme}://{host}" + "".join(quote(c) if c in UNSAFE_IN_PATH else c for c in rest)


def postal(text: str, notes: Notes) -> str:
    """The parts of the address on one line; "" where the original's form left only its comma."""
    given = [part for line in text.splitlines() if (part := one_line(line).strip(" ,"))]
    parts = [part for part in given if not NO_STREET.match(part)]
    if len(parts) < len(given):
        notes.dropped("A lone letter or sign stood for the street.", text)
    address = ", ".join(parts)
    if len(address) > LONGEST_POSTAL:
        notes.flagged(f"The address was cut at {LONGEST_POSTAL} characters.", address)
    if parts and not re.search(r"[^\W\d_]{2}", address):
        notes.flagged("The address has numbers but no street.", text, address)
    return cut(address, LONGEST_POSTAL)
