"""The demo: a database that is ready, sample content, an editor's account."""

import errno
import os
import secrets
import socket

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import transaction

from organisations.models import Organisation

EDITOR = "editor"
CONTACT = "editors@directory.example"


def check_port(port: str) -> int:
    """The port as a number, when a server may open it."""
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        raise CommandError(f"{port!r} is not a port: choose one between 1024 and 65535, as in make demo PORT=8001.")
    with socket.socket() as probe:
        # As the server itself does: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            reason = "is taken by another program" if taken else "may not be opened by you"
            raise CommandError(f"Port {port} {reason}: choose another, as in make demo PORT=8001.") from None
    return int(port)


def introduce(port: int) -> None:
    """Lets the site know what its operator would have set: where it is, and who answers letters."""
    if not os.environ.get("SITE_URL"):
        settings.SITE_URL = f"http://127.0.0.1:{port}"
    settings.CONTACT_EMAIL = settings.CONTACT_EMAIL or CONTACT
    # Whatever is tried out, no mail leaves the machine.
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"


def prepare() -> None:
    """Brings the database up to date and loads the sample content into one that holds no entry."""
    call_command("migrate", verbosity=0)
    if not Organisation.objects.exists():
        call_command("load_sample")


@transaction.atomic
def editor_password(renew: bool = False) -> str | None:
    """A new password of the demo's editor, who is made if missing; none when the account is kept as it is."""
    editor, is_new = get_user_model().objects.get_or_create(
        username=EDITOR, defaults={"is_staff": True, "email": CONTACT}
    )
    if not (is_new or renew):
        return None
    password = secrets.token_urlsafe(12)
    editor.set_password(password)
    editor.save()
    editor.groups.set(Group.objects.all())
    return password
