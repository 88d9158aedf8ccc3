"""What is not needed any more is forgotten. What was decided, and why, stays for good, without the person."""

from datetime import timedelta

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from core.guards import limits
from mail.figures import forget
from mail.models import Delivery
from submissions import doors
from submissions.models import Event, ReopeningWish, Statement, Submission, SubmittedPicture
from submissions.texts import PERSON

# Parts of the answers in which people speak of themselves: who they are, and how they know what they correct.
OF_PEOPLE = (PERSON, "correction")
DRAFT_DAYS, UNCONFIRMED_DAYS, PERSON_DAYS, MAIL_DAYS = 30, 14, 365, 30


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


def forget_drafts() -> int:
    """Drafts that nobody has gone on with, with their pictures; while a door is closed, nobody could."""
    if doors.closed() or doors.opened_on() > days_ago(DRAFT_DAYS).date():
        return 0
    return delete(Submission.objects.drafts().filter(changed_at__lt=days_ago(DRAFT_DAYS)))


def forget_unconfirmed() -> int:
    """What was sent from an address that nobody has confirmed, with its pictures."""
    return delete(Submission.objects.unconfirmed().filter(sent_at__lt=days_ago(UNCONFIRMED_DAYS)))


def delete(submissions: QuerySet[Submission]) -> int:
    """Those that nobody is changing right now. Nothing was decided about them, so their events go too."""
    numbers = list(submissions.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Event.objects.filter(submission__in=numbers).delete()
    Submission.objects.filter(pk__in=numbers).delete()
    return len(numbers)


def forget_people() -> int:
    """Who sent, and who was told, what was decided long ago; what was said of the person, and the pictures."""
    decided = Submission.objects.decided().filter(decided_at__lt=days_ago(PERSON_DAYS))
    SubmittedPicture.objects.filter(submission__in=decided).delete()
    Statement.objects.filter(decision__submission__in=decided).exclude(address="").update(address="")
    return forget_persons(decided.filter(Q(answers__has_any_keys=OF_PEOPLE) | ~Q(address="", person_name="")))


def forget_persons(known: QuerySet[Submission]) -> int:
    """Takes who they are out of submissions, and how they know what they wrote."""
    submissions = list(known.select_for_update(of=("self",)))
    for submission in submissions:
        submission.person_name = submission.address = ""
        submission.answers = {part: said for part, said in submission.answers.items() if part not in OF_PEOPLE}
    Submission.objects.bulk_update(submissions, ["person_name", "address", "answers"], batch_size=100)
    return len(submissions)


def forget_wishes() -> int:
    """Addresses for the mail of reopening that nobody has confirmed."""
    wishes = ReopeningWish.objects.filter(confirmed_at=None, created_at__lt=days_ago(UNCONFIRMED_DAYS))
    return wishes.delete()[0]


def forget_mails() -> int:
    """Mails of long ago: those that were sent, and those that no mail server has taken in all this time."""
    return forget(Delivery.objects.filter(created_at__lt=days_ago(MAIL_DAYS)))


def forget_counts() -> int:
    """Limits that are over, and what is over in the cache in the database; any other cache forgets by itself."""
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM "cache" WHERE "expires" < now()')
        return limits.forget_what_is_over() + cursor.rowcount
