"""The switch of submissions: opening, slowing down, closing, and telling those who wait for the opening."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from mail.actions import post, post_only
from submissions import doors, links
from submissions.models import Door, ReopeningWish, Subject


@transaction.atomic
def set_doors(subjects: list[str], by=None, **values) -> list[Door]:
    """Puts doors into a position, with `until`, `reason` and the other fields of `Door`; what is not named stays."""
    changed = list(Door.objects.select_for_update().filter(subject__in=subjects).order_by("subject"))
    for door in changed:
        for name, value in values.items():
            setattr(door, name, value)
        door._history_user = by
        door.save()
    doors_changed()
    return changed


def doors_changed() -> None:
    """What follows a change of the switch: everybody sees it, and those who wished to know are told."""
    doors.forget()
    transaction.on_commit(doors.forget)
    tell_reopened()


@transaction.atomic
def tell_reopened() -> int:
    """Mails those who asked for it that what they wait for is open, and forgets their addresses; gives how many."""
    today = timezone.localdate()
    is_open = [door.subject for door in Door.objects.all() if door.position_on(today) != Door.Position.CLOSED]
    wishes = ReopeningWish.objects.filter(confirmed_at__isnull=False, subject__in=is_open)
    told = defaultdict(list)
    for wish in wishes.select_for_update(skip_locked=True):
        told[wish.address].append(wish)
    for address, theirs in told.items():
        subjects, language = [wish.subject for wish in theirs], theirs[0].language
        key, link = f"reopened:{min(wish.pk for wish in theirs)}", links.joining(language)
        post("submissions/mail/reopened.txt", address, key, language, subjects=subjects, link=link)
    ReopeningWish.objects.filter(pk__in=[wish.pk for theirs in told.values() for wish in theirs]).delete()
    return len(told)


@transaction.atomic
def wish_to_know(address: str, subjects: list[str]) -> None:
    """Notes that somebody wants one mail when these open again, and mails the link that confirms it.

    Who has confirmed it already gets no mail, for which as much is done.
    """
    made = [ReopeningWish(address=address, subject=subject) for subject in subjects]
    ReopeningWish.objects.bulk_create(made, ignore_conflicts=True)
    unconfirmed = ReopeningWish.objects.filter(address=address, confirmed_at=None).order_by("pk").first()
    first = unconfirmed or ReopeningWish(pk=0, address=address)
    with post_only(unconfirmed):
        key, link = f"wish:{first.pk}", links.wishing(first)
        post("submissions/mail/confirm_wish.txt", address, key, first.language, link=link)


def confirm_wish(number: int) -> bool:
    """Whether there still is this wish; all of the same address hold from now on."""
    wishes = ReopeningWish.objects.filter(address__in=ReopeningWish.objects.filter(pk=number).values("address"))
    wishes.filter(confirmed_at=None).update(confirmed_at=timezone.now())
    return wishes.exists()


def subjects_named(name: str) -> list[str]:
    """The subjects that a word means: "organisations", "projects", or "all"."""
    return Subject.values if name == "all" else [Subject[name.upper()].value]
