"""Mail servers as they sometimes are."""

import os
import signal
import smtplib
import time

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend


class Failing(BaseEmailBackend):
    """Answers each mail with the error of a subclass, which names the address."""

    def send_messages(self, messages):
        raise self.error(messages[0].to[0])


class Busy(Failing):
    def error(self, address):
        return smtplib.SMTPRecipientsRefused({address: (451, f"4.2.1 {address} is busy".encode())})


class NoSuchMailbox(Failing):
    def error(self, address):
        return smtplib.SMTPRecipientsRefused({address: (550, f"5.1.1 No mailbox {address}".encode())})


class Full(Failing):
    def error(self, address):
        return smtplib.SMTPDataError(452, b"Insufficient storage")


class HangingUp(Failing):
    def error(self, address):
        return smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


class TooSmall(Failing):
    def error(self, address):
        return smtplib.SMTPSenderRefused(552, b"5.3.4 Message too big", "noreply@example.org")


class RefusingUs(Failing):
    def error(self, address):
        return smtplib.SMTPSenderRefused(530, b"5.7.0 Authentication required", "noreply@example.org")


class NotThere(EmailBackend):
    def open(self):
        raise ConnectionRefusedError


class Slow(EmailBackend):
    def send_messages(self, messages):
        time.sleep(0.2)
        return super().send_messages(messages)


class Ending(EmailBackend):
    """Takes each mail while the process is told to end."""

    def send_messages(self, messages):
        os.kill(os.getpid(), signal.SIGTERM)
        return super().send_messages(messages)
