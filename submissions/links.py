"""Links that stand in mails: what is in them is signed, and only who reads the mail has it."""

from django.core import signing
from django.urls import reverse

from core.addresses import absolute
from mail.addresses import trace
from submissions.models import Event, ReopeningWish, Submission

CONFIRM = "submissions.confirm"
WISH = "submissions.wish"
OBJECT = "submissions.object"


def confirming(submission: Submission) -> str:
    """The page on which the address of a submission is confirmed; another address needs another link."""
    token = signing.dumps([submission.pk, trace(submission.address)], salt=CONFIRM)
    return absolute(reverse("submissions:confirm", kwargs={"token": token}))


def read_confirming(token: str) -> Submission | None:
    """The submission; nothing for a forged link, or one that went to another address than it has now."""
    try:
        number, traced = signing.loads(token, salt=CONFIRM)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    submission = Submission.objects.filter(pk=number).first()
    return submission if submission and traced == trace(submission.address) else None


def going_on(submission: Submission) -> str:
    """The page on which somebody goes on with a draft."""
    return absolute(reverse("submissions:draft", kwargs={"key": submission.key}))


def status(submission: Submission) -> str:
    """The private page that says where a submission stands."""
    return absolute(reverse("submissions:status", kwargs={"key": submission.key}))


def objection(submission: Submission) -> str:
    """The page on which who sent something objects to what was decided."""
    return absolute(reverse("submissions:objection", kwargs={"key": submission.key}))


def objecting(decision: Event) -> str:
    """The page on which the author of an entry objects to what was decided about it."""
    return absolute(reverse("submissions:statement", kwargs={"token": signing.dumps(decision.pk, salt=OBJECT)}))


def read_objecting(token: str) -> int | None:
    """The number of the decision; nothing for a forged link."""
    try:
        return signing.loads(token, salt=OBJECT)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def wishing(wish: ReopeningWish) -> str:
    """The page on which somebody confirms to want a mail when submissions open again."""
    return absolute(reverse("submissions:wish", kwargs={"token": signing.dumps(wish.pk, salt=WISH)}))


def read_wishing(token: str) -> int | None:
    """The number of the wish; nothing for a forged link."""
    try:
        return signing.loads(token, salt=WISH)
    except signing.BadSignature:
        return None


def case(submission: Submission) -> str:
    """Where moderators see one submission."""
    return absolute(reverse("admin:submissions_submission_change", args=[submission.pk]))


def queue() -> str:
    """Where moderators see what waits."""
    return absolute(reverse("admin:submissions_submission_changelist"))
