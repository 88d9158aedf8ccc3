"""Links that stand in mails: what is in them is signed, and only who reads the mail has it."""

from django.core import signing
from django.urls import reverse

from core.addresses import absolute
from submissions.models import Submission

CONFIRM = "submissions.confirm"
WISH = "submissions.wish"


def confirming(submission: Submission) -> str:
    """The page on which the address of a submission is confirmed; another address needs another link."""
    token = signing.dumps([submission.pk, submission.address], salt=CONFIRM)
    return absolute(reverse("submissions:confirm", kwargs={"token": token}))


def read_confirming(token: str) -> tuple[int, str] | None:
    """The number of the submission and the address that the link was sent to; nothing for a forged one."""
    try:
        number, address = signing.loads(token, salt=CONFIRM)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return number, address


def going_on(submission: Submission) -> str:
    """The page on which somebody goes on with a draft."""
    return absolute(reverse("submissions:draft", kwargs={"key": submission.key}))


def status(submission: Submission) -> str:
    """The private page that says where a submission stands."""
    return absolute(reverse("submissions:status", kwargs={"key": submission.key}))


def wishing(address: str) -> str:
    """The page on which somebody confirms to want a mail when submissions open again."""
    return absolute(reverse("submissions:wish", kwargs={"token": signing.dumps(address, salt=WISH)}))


def read_wishing(token: str) -> str | None:
    try:
        return signing.loads(token, salt=WISH)
    except signing.BadSignature:
        return None


def queue() -> str:
    """Where moderators see what waits."""
    return absolute(f"{reverse('admin:index')}submissions/submission/")
