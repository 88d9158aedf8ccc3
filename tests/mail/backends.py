"""Mail servers as they sometimes are."""

import smtplib
import time

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend


class Refusing(BaseEmailBackend):
    """Takes nothing, and names the address in its answer."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"No such mailbox")})


class Slow(EmailBackend):
    def send_messages(self, messages):
        time.sleep(0.2)
        return super().send_messages(messages)
