"""What is forgotten, and when: the chores of all apps that do so, and those about people who sign in.

`docs/privacy.md` names for each datum the one that forgets it.
"""

from datetime import timedelta

from allauth.account.models import EmailConfirmation
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.utils import timezone

from core.chores import Chores
from dsi_directory import background, sessions
from newsletter import upkeep as newsletter
from submissions import upkeep as submissions

# The histories of entries say longer who changed what.
LOG_DAYS = 730


def forget_log() -> int:
    """What was done in the admin long ago."""
    return LogEntry.objects.filter(action_time__lt=timezone.now() - timedelta(days=LOG_DAYS)).delete()[0]


def forget_sessions() -> int:
    """Those that are over, where the database keeps them."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def forget_confirmations() -> int:
    """Keys for addresses of accounts; those of today are signed and kept nowhere."""
    return EmailConfirmation.objects.all().delete()[0]


ACCOUNTS: Chores = {
    "sessions that are over forgotten": forget_sessions,
    "places of old sessions forgotten": sessions.forget_ended,
    "keys for addresses forgotten": forget_confirmations,
    "old entries of the admin's log forgotten": forget_log,
}
ALL: Chores = {
    words: chore
    for chores in (submissions.CHORES, newsletter.CHORES, background.CHORES, ACCOUNTS)
    for words, chore in chores.items()
    if words.endswith("forgotten")
}
