"""From the first word of a draft to a confirmed submission. Each step can be repeated without harm."""

from django.db import transaction
from django.utils import timezone

from mail.actions import post
from submissions import consent, links
from submissions.actions.stages import note
from submissions.answers import Answers
from submissions.models import Event, Kind, Stage, Submission
from submissions.models.submission import new_key
from submissions.scoring import score
from submissions.texts import fingerprints


def start(nonce: str, kind: Kind = Kind.JOIN, **fields) -> Submission:
    """The draft that a form makes; the same form sent twice gives the same draft."""
    submission, _ = Submission.objects.get_or_create(nonce=nonce, defaults={"kind": kind, **fields})
    return submission


@transaction.atomic
def keep(draft: Submission, part: str, answers: Answers) -> None:
    """Adds what was typed into some fields of a part to the draft, whatever it is worth."""
    stored = Submission.objects.select_for_update().get(pk=draft.pk)
    if stored.stage == Stage.DRAFT:
        stored.answers[part] = stored.answers.get(part, {}) | answers
        stored.save(update_fields=["answers", "changed_at"])
    draft.answers, draft.stage = stored.answers, stored.stage


@transaction.atomic
def send_for_confirmation(submission: Submission, signals: dict, agreed: bool = False) -> Submission:
    """Takes a draft whose address is known out of the writer's hands, and mails the link that confirms the address.

    `signals` come from `GuardedForm.signals`. Again for what is sent already: nothing happens.
    """
    stored = Submission.objects.select_for_update().get(pk=submission.pk)
    if stored.stage != Stage.DRAFT:
        return stored
    now = timezone.now()
    stored.stage, stored.sent_at = Stage.SENT, now
    stored.person_name, stored.address = submission.person_name, submission.address
    if agreed:
        stored.consent_version, stored.consent_text, stored.consented_at = consent.VERSION, consent.TEXT, now
    stored.fingerprints = fingerprints(stored)
    stored.findings = score(stored, signals)
    stored.score = sum(finding["points"] for finding in stored.findings)
    stored.save()
    note(stored, Event.Kind.SENT)
    ask_to_confirm(stored)
    return stored


def ask_to_confirm(submission: Submission, again: int = 0) -> None:
    """Mails the link that confirms the address: our words only, as nobody knows yet whose address it is."""
    key = f"confirm:{submission.pk}:{submission.address}:{again}"
    post(
        "submissions/mail/confirm.txt", submission.address, key, submission.language, link=links.confirming(submission)
    )


@transaction.atomic
def confirm(number: int, address: str) -> Submission | None:
    """The submission, received from now on; nothing where it no longer is, or was sent from another address since."""
    submission = Submission.objects.select_for_update().filter(pk=number, address=address).first()
    if submission is None or submission.stage != Stage.SENT:
        return submission
    # Whoever wrote it may not be who reads the mail: from here on only the latter goes on.
    submission.key = new_key()
    submission.stage, submission.received_at = Stage.RECEIVED, timezone.now()
    submission.save()
    note(submission, Event.Kind.CONFIRMED)
    tell(submission, "received", f"received:{submission.pk}")
    return submission


@transaction.atomic
def answer(submission: Submission, text: str) -> Submission:
    """Adds the answer to the question that was asked; a second one to the same question changes nothing."""
    stored = Submission.objects.select_for_update().get(pk=submission.pk)
    if stored.stage == Stage.ASKED:
        stored.stage = Stage.RECEIVED
        stored.save(update_fields=["stage", "changed_at"])
        note(stored, Event.Kind.ANSWERED, text=text)
    return stored


def tell(submission: Submission, template: str, key: str, **context) -> None:
    """Mails the person who sent it, if we know an address, one of the mails about submissions; once for each key."""
    if submission.address:
        context |= {"submission": submission, "link": links.status(submission)}
        post(f"submissions/mail/{template}.txt", submission.address, key, submission.language, **context)
