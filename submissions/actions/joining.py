"""From the first word of a draft to a confirmed submission. Each step can be repeated without harm."""

from django.db import transaction
from django.utils import timezone
from PIL import Image

from core import pictures
from mail.actions import post
from submissions import consent, digest, links
from submissions.actions.stages import note
from submissions.answers import Answers
from submissions.models import Event, Kind, Stage, Submission, SubmittedPicture
from submissions.scoring import weigh

# The mails that say that something has come in.
RECEIPTS = {Kind.CORRECTION: "correction_received", Kind.REPORT: "report_received"}
# In the answers: by part, what somebody typed and then left out.
LEFT_OUT = "left_out"


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
        for picture in stored.pictures.filter(part=part).only("use"):
            stored.pictures.filter(pk=picture.pk).update(**words_of(stored, part, picture.use))
    draft.answers, draft.stage = stored.answers, stored.stage


def words_of(draft: Submission, part: str, use: str) -> dict[str, str]:
    """What was typed about a picture, as far as there is room for it."""
    longest = {word: SubmittedPicture._meta.get_field(word).max_length for word in ("alternative_text", "credit")}
    return {word: draft.answer(part, f"{use}-{word}")[:length] for word, length in longest.items()}


@transaction.atomic
def add_part(draft: Submission, part: str) -> None:
    """Asks for one more entry in the same go; one that was left out comes back with all that was typed."""
    stored = Submission.objects.select_for_update().get(pk=draft.pk)
    if stored.stage == Stage.DRAFT:
        kept = stored.answers.get(LEFT_OUT, {}).pop(part, {})
        stored.answers.setdefault(part, kept)
        stored.save(update_fields=["answers", "changed_at"])
    draft.answers = stored.answers


@transaction.atomic
def leave_out(draft: Submission, part: str) -> None:
    """Puts one entry aside, unless it is the only one; what was typed is forgotten when the rest is sent."""
    stored = Submission.objects.select_for_update().get(pk=draft.pk)
    if stored.stage == Stage.DRAFT and len(stored.parts) > 1:
        stored.answers.setdefault(LEFT_OUT, {})[part] = stored.answers.pop(part)
        stored.save(update_fields=["answers", "changed_at"])
    draft.answers = stored.answers


def take_in(draft: Submission, part: str) -> None:
    """Brings back what was left out."""
    if part in draft.answers.get(LEFT_OUT, {}):
        add_part(draft, part)


@transaction.atomic
def keep_picture(draft: Submission, part: str, use: str, image: Image.Image) -> SubmittedPicture | None:
    """Puts a picture in the place of the one before, with nothing of the file but what is to be seen."""
    stored = Submission.objects.select_for_update().get(pk=draft.pk)
    if stored.stage != Stage.DRAFT:
        return None
    file = pictures.encode(image, image.width, "webp")
    kept = {"image": file.read(), "width": image.width, "height": image.height} | words_of(stored, part, use)
    picture, _ = SubmittedPicture.objects.update_or_create(submission=stored, part=part, use=use, defaults=kept)
    return picture


@transaction.atomic
def remove_picture(draft: Submission, part: str, use: str) -> None:
    stored = Submission.objects.select_for_update().get(pk=draft.pk)
    if stored.stage == Stage.DRAFT:
        stored.pictures.filter(part=part, use=use).delete()


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
    stored.answers.pop(LEFT_OUT, None)
    stored.pictures.exclude(part__in=stored.parts).delete()
    # From here on the address stands in its own field only, where it can be mended.
    stored.answers.get("person", {}).pop("address", None)
    weigh(stored, signals)
    stored.save()
    note(stored, Event.Kind.SENT)
    ask_to_confirm(stored)
    return stored


@transaction.atomic
def mend_address(submission: Submission, address: str, nonce: str) -> Submission:
    """Mails the confirming link once more, to this address from now on; once for each form, which the nonce names.

    A link that went to another address opens nothing any more.
    """
    stored = Submission.objects.select_for_update().get(pk=submission.pk)
    if stored.stage == Stage.SENT:
        stored.address = address
        stored.save(update_fields=["address", "changed_at"])
        ask_to_confirm(stored, nonce)
    return stored


def mail_draft(draft: Submission, address: str, nonce: str) -> None:
    """Mails the link with which somebody goes on with a draft; our words only, once for each form."""
    with transaction.atomic():
        key = f"draft:{draft.pk}:{nonce}"
        post("submissions/mail/go_on.txt", address, key, draft.language, link=links.going_on(draft))


def ask_to_confirm(submission: Submission, again: str = "") -> None:
    """Mails the link that confirms the address: our words only, as nobody knows yet whose address it is."""
    key = f"confirm:{submission.pk}:{again}"
    post(
        "submissions/mail/confirm.txt", submission.address, key, submission.language, link=links.confirming(submission)
    )


@transaction.atomic
def confirm(sent: Submission) -> Submission | None:
    """The submission, received from now on; nothing where it no longer is, or has got another address since."""
    submission = Submission.objects.select_for_update().filter(pk=sent.pk, address=sent.address).first()
    if submission is None or submission.stage != Stage.SENT:
        return submission
    # Whoever wrote it may not be who reads the mail: from here on only the latter goes on.
    submission.change_key()
    submission.stage, submission.received_at = Stage.RECEIVED, timezone.now()
    submission.save()
    note(submission, Event.Kind.CONFIRMED)
    tell(submission, RECEIPTS.get(submission.kind, "received"), f"received:{submission.pk}")
    if submission.is_notice:
        digest.tell_of_notice(submission)
    return submission


@transaction.atomic
def answer(submission: Submission, text: str, nonce: str = "") -> Submission:
    """Adds an answer to the question that was asked, or something more to it; once for each form."""
    stored = Submission.objects.select_for_update().get(pk=submission.pk)
    events = stored.events.all()
    was_asked = stored.is_waiting and events.filter(kind=Event.Kind.ASKED).exists()
    if was_asked and not events.filter(kind=Event.Kind.ANSWERED, details__nonce=nonce).exists():
        stored.stage = Stage.RECEIVED
        stored.save(update_fields=["stage", "changed_at"])
        note(stored, Event.Kind.ANSWERED, text=text, details={"nonce": nonce})
    return stored


def tell(submission: Submission, template: str, key: str, **context) -> None:
    """Mails the person who sent it, if we know an address, one of the mails about submissions; once for each key."""
    if submission.address:
        context |= {"submission": submission, "link": links.status(submission)}
        post(f"submissions/mail/{template}.txt", submission.address, key, submission.language, **context)
