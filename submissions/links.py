"""Links that stand in mails, into the language of who reads them: what is in them is signed, and nobody else has it."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from core.addresses import absolute
from core.language_addresses import in_language
from core.models import Entry
from mail.addresses import trace
from submissions.models import Event, ReopeningWish, Submission

CONFIRM = "submissions.confirm"
WISH = "submissions.wish"
OBJECT = "submissions.object"
# What nobody confirms is forgotten by then.
LIFETIME = timedelta(days=14)


def page(language: str, name: str, **kwargs) -> str:
    """The whole address of one of our pages in a language."""
    return absolute(in_language(reverse(f"submissions:{name}", kwargs=kwargs), language))


def joining(language: str) -> str:
    """Where something is added."""
    return page(language, "join")


def seeing(entry: Entry, language: str) -> str:
    """The page of an entry."""
    return absolute(in_language(entry.get_absolute_url(), language))


def confirming(submission: Submission) -> str:
    """The page on which the address of a submission is confirmed; another address needs another link."""
    token = signing.dumps([submission.pk, trace(submission.address)], salt=CONFIRM)
    return page(submission.language, "confirm", token=token)


def read_confirming(token: str) -> Submission | None:
    """The submission; nothing for a link that is forged or too old, or went to another address than it has now."""
    try:
        number, traced = signing.loads(token, salt=CONFIRM, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    submission = Submission.objects.filter(pk=number).first()
    return submission if submission and traced == trace(submission.address) else None


def going_on(submission: Submission) -> str:
    """The page on which somebody goes on with a draft."""
    return page(submission.language, "draft", key=submission.key)


def status(submission: Submission) -> str:
    """The private page that says where a submission stands."""
    return page(submission.language, "status", key=submission.key)


def objection(submission: Submission) -> str:
    """The page on which who sent something objects to what was decided."""
    return page(submission.language, "objection", key=submission.key)


def objecting(decision: Event, language: str) -> str:
    """The page on which the author of an entry objects to what was decided about it."""
    return page(language, "statement", token=signing.dumps(decision.pk, salt=OBJECT))


def read_objecting(token: str) -> int | None:
    """The number of the decision; nothing for a forged link."""
    try:
        return signing.loads(token, salt=OBJECT)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def wishing(wish: ReopeningWish) -> str:
    """The page on which somebody confirms to want a mail when submissions open again."""
    return page(wish.language, "wish", token=signing.dumps(wish.pk, salt=WISH))


def read_wishing(token: str) -> int | None:
    """The number of the wish; nothing for a link that is forged or too old."""
    try:
        return signing.loads(token, salt=WISH, max_age=LIFETIME)
    except signing.BadSignature:
        return None


def case(submission: Submission) -> str:
    """Where moderators see one submission."""
    return absolute(reverse("admin:submissions_submission_change", args=[submission.pk]))


def queue() -> str:
    """Where moderators see what waits."""
    return absolute(reverse("admin:submissions_submission_changelist"))
