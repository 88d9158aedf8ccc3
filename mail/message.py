"""A delivery as the mail that goes over the wire."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.utils.crypto import salted_hmac
from django.utils.encoding import punycode

from mail.models import Delivery
from mail.writing import words_of


def message_of(delivery: Delivery) -> EmailMultiAlternatives:
    """Raises ValidationError when the address is none, or more than one."""
    validate_email(delivery.to)
    words = words_of(delivery)
    message = EmailMultiAlternatives(words.subject, words.text, to=[delivery.to], headers=headers_of(delivery))
    message.attach_alternative(words.html, "text/html")
    if settings.MAIL_REPLY_TO:
        message.reply_to = [settings.MAIL_REPLY_TO]
    if settings.MAIL_RETURN_PATH:
        # Django takes the sender of the envelope from here, and the one that people see from the header.
        message.from_email = settings.MAIL_RETURN_PATH
        message.extra_headers["From"] = settings.DEFAULT_FROM_EMAIL
    # A provider gives it back with what it tells of the mail.
    message.metadata = {"delivery": name_outside(delivery)}
    return message


def headers_of(delivery: Delivery) -> dict[str, str]:
    ours = {"Message-ID": message_id(delivery.key)}
    if delivery.mailing is None:
        # What many get was written by a person.
        ours["Auto-Submitted"] = "auto-generated"
    return ours | delivery.headers


def message_id(key: str) -> str:
    """The same for each try, so that a mail that was sent twice can be told by it."""
    return f"<{sign_of(key)}@{punycode(urlsplit(settings.SITE_URL).hostname)}>"


def name_outside(delivery: Delivery) -> str:
    """What a delivery is called where others can see it: its number, and what nobody else can know of it."""
    return f"{delivery.pk}-{sign_of(delivery.key)}"


def sign_of(key: str) -> str:
    return salted_hmac("mail.message", key, algorithm="sha256").hexdigest()[:32]
