"""What is held of somebody who signs in. The account stays as a number, so that histories keep their sense."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from core.redaction import redact
from dsi_directory import sessions


def accounts_of(address: str) -> QuerySet[User]:
    numbers = EmailAddress.objects.filter(email__iexact=address).values("user")
    return User.objects.filter(email__iexact=address) | User.objects.filter(pk__in=numbers)


def records_of(address: str) -> list[dict[str, Any]]:
    return [record_of(person) for person in accounts_of(address)]


def record_of(person: User) -> dict[str, Any]:
    names = ("username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "last_login")
    return {
        **{name: getattr(person, name) for name in names},
        "roles": [group.name for group in person.groups.all()],
        "addresses": list(EmailAddress.objects.filter(user=person).values("email", "verified", "primary")),
        "second_factors": list(Authenticator.objects.filter(user=person).values("type", "created_at", "last_used_at")),
        "sessions": list(
            UserSession.objects.filter(user=person).values("created_at", "last_seen_at", "ip", "user_agent")
        ),
        "done": list(LogEntry.objects.filter(user=person).values("action_time", "object_repr", "change_message")),
    }


def erase(address: str) -> int:
    """Gives how many accounts there were."""
    people = list(accounts_of(address))
    for person in people:
        erase_one(person)
    return len(people)


def erase_one(person: User) -> None:
    sessions.end_all([person])
    Authenticator.objects.filter(user=person).delete()
    known_by = {person.username, person.get_full_name(), person.email}
    known_by |= set(EmailAddress.objects.filter(user=person).values_list("email", flat=True))
    EmailAddress.objects.filter(user=person).delete()
    person.groups.clear()
    person.user_permissions.clear()
    person.username, person.first_name, person.last_name, person.email = f"erased-{person.pk}", "", "", ""
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    about = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(person.pk))
    about.update(object_repr=person.username)
    for words in filter(None, known_by):
        redact(words, [LogEntry])
