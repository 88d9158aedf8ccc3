"""What it means that a mail was not taken: whether it is worth another try, and for whom else it holds."""

import re
from dataclasses import dataclass
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

from anymail.exceptions import AnymailAPIError

# RFC 5321: the server says goodbye; the mail is too large.
GOODBYE, TOO_LARGE = 421, 552
# What a provider answers to keys that are wrong.
UNKNOWN_TO_PROVIDER = (401, 403)
# RFC 3463: "5.1.1 No such mailbox".
ENHANCED = re.compile(rb"^\s*([245]\.\d{1,3}\.\d{1,3})\b")


class Away(Exception):
    """The mail server takes nothing from anybody now; says why."""


@dataclass(frozen=True)
class Trouble:
    """Why one mail was not taken, without any address, and whether no further try can help."""

    reason: str
    for_good: bool = False


def trouble_of(error: Exception) -> Trouble:
    """What an error says about the mail that was handed over; raises Away when it is not about the mail at all."""
    if isinstance(error, SMTPRecipientsRefused):
        return answered(*next(iter(error.recipients.values())))
    if isinstance(error, SMTPResponseException):
        if is_about_us(error):
            raise Away(answered(error.smtp_code, error.smtp_error).reason) from error
        return answered(error.smtp_code, error.smtp_error)
    if isinstance(error, AnymailAPIError):
        return answered_by_provider(error)
    # The connection was lost, perhaps after the server took the mail and before it said so: RFC 5321 wants another
    # try. What is left cannot be written as a mail at all: a header of two lines, an address that is none.
    return Trouble(type(error).__name__, for_good=not isinstance(error, OSError))


def is_about_us(error: SMTPResponseException) -> bool:
    """Whether the server refuses the sender or the password, and so every mail."""
    refused = isinstance(error, SMTPSenderRefused) and error.smtp_code >= 500 and error.smtp_code != TOO_LARGE
    return refused or isinstance(error, SMTPAuthenticationError)


def answered(code: int, answer: bytes | str) -> Trouble:
    """By the answer of a mail server: with 4 in front it may take the mail later, with 5 never."""
    enhanced = ENHANCED.match(answer.encode(errors="replace") if isinstance(answer, str) else answer)
    reason = f"{code} {enhanced[1].decode()}" if enhanced else str(code)
    return Trouble(reason, for_good=code >= 500)


def answered_by_provider(error: AnymailAPIError) -> Trouble:
    """By the answer of a provider's web interface: 400 is a mistake in the mail, 429 and 500 are the provider's."""
    status = error.status_code
    if status in UNKNOWN_TO_PROVIDER:
        raise Away(f"HTTP {status}") from error
    if status is None:
        return Trouble(type(error).__name__)
    return Trouble(f"HTTP {status}", for_good=400 <= status < 500 and status != 429)


def leaves_connection(error: Exception) -> bool:
    """Whether the server answered and goes on listening."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code != GOODBYE for code, _ in error.recipients.values())
    if isinstance(error, SMTPResponseException):
        return error.smtp_code not in (GOODBYE, -1)
    return not isinstance(error, OSError)
