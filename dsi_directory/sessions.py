"""Where people are signed in, and for how long. Each session stands in a list, from which its owner can end it."""

import time
from datetime import timedelta
from typing import NamedTuple

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from core.guards.limits import device_of, network_of
from dsi_directory.session_store import kept_as
from dsi_directory.signing_in import LONGEST_SESSION

OURS = ("/admin/", "/account/")
# In the session: when it was opened and last used, in seconds since 1970.
OPENED, USED = "opened_at", "used_at"
NOTED_AFTER = 300


class Lifetime(NamedTuple):
    """How long a session holds without being used, and in all."""

    unused: timedelta
    in_all: timedelta

    def __str__(self) -> str:
        return f"after {in_words(self.unused)} without use and after {in_words(self.in_all)} in all"


def in_words(span: timedelta) -> str:
    return f"{span.days} days" if span.days > 1 else f"{span // timedelta(hours=1)} hours"


# Ends with the browser, too: `LASTING` is for whoever asks to stay signed in.
BRIEF = Lifetime(timedelta(hours=12), timedelta(hours=24))
LASTING = Lifetime(timedelta(days=3), LONGEST_SESSION)


class SessionsOfPeople:
    """Ends sessions whose time is over, and notes when and from where the others are used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(OURS):
            return self.get_response(request)
        if request.user.is_authenticated and is_over(request.session):
            logout(request)
        key = request.session.session_key
        response = self.get_response(request)
        if request.user.is_authenticated:
            note(request, is_new=request.session.session_key != key)
        return response


def is_over(session) -> bool:
    now = time.time()
    lifetime = BRIEF if session.get_expire_at_browser_close() else LASTING
    unused, in_all = now - session.get(USED, now), now - session.get(OPENED, now)
    return unused > lifetime.unused.total_seconds() or in_all > lifetime.in_all.total_seconds()


def note(request, is_new: bool) -> None:
    """Keeps the time, the browser and the network, which does not tell the device."""
    session, now = request.session, int(time.time())
    session.setdefault(OPENED, now)
    if not is_new and now - session.get(USED, 0) < NOTED_AFTER:
        return
    session[USED] = now
    if session.session_key is None:
        session.save()
    seen = {
        "user": request.user,
        "ip": network_of(device_of(request)).partition("/")[0] or "::",
        "user_agent": request.headers.get("User-Agent", "")[: UserSession._meta.get_field("user_agent").max_length],
        "last_seen_at": timezone.now(),
    }
    UserSession.objects.update_or_create(session_key=kept_as(session.session_key), defaults=seen)


def held_by(people) -> QuerySet[UserSession]:
    """Their sessions that are not over, the last used first."""
    there = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    return UserSession.objects.filter(Exists(there), user__in=people).order_by("-last_seen_at")


@transaction.atomic
def end(places: QuerySet[UserSession]) -> int:
    """Signs out wherever these say, and gives how many they were."""
    keys = list(places.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return UserSession.objects.filter(session_key__in=keys).delete()[0]


def end_all(people, but: str | None = None) -> int:
    """Signs people out everywhere, but for the session with this key; gives how many sessions they had."""
    places = UserSession.objects.filter(user__in=people)
    return end(places.exclude(session_key=kept_as(but)) if but else places)


def forget_ended() -> int:
    """What is noted of sessions that nobody can be in any more."""
    return UserSession.objects.filter(created_at__lt=timezone.now() - LONGEST_SESSION).delete()[0]
