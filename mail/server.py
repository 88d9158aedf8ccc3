"""The mail server, or the web interface of a provider: one connection, kept, and opened anew when it was lost."""

import time
from contextlib import suppress

from django.core.mail import EmailMessage, get_connection

from mail.troubles import Away, leaves_connection


class Server:
    """Takes one mail after the other, at most so many in a second (0: as fast as it can)."""

    def __init__(self, rate: float):
        self.connection = get_connection()
        self.gap = 1 / rate if rate else 0
        self.next_at = 0.0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.hang_up()

    def wait(self) -> None:
        """Returns when the next mail may be handed over."""
        if (left := self.next_at - time.monotonic()) > 0:
            time.sleep(left)

    def take(self, message: EmailMessage) -> None:
        """Returns when the server has the mail; raises Away when none can be reached, and what went wrong else."""
        try:
            self.connection.open()
        except OSError as error:
            raise Away(type(error).__name__) from error
        self.next_at = max(self.next_at, time.monotonic()) + self.gap
        try:
            self.connection.send_messages([message])
        except Exception as error:
            if not leaves_connection(error):
                self.hang_up()
            raise

    def hang_up(self) -> None:
        with suppress(OSError):
            self.connection.close()
