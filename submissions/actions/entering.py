"""The entries of an accepted submission: made, published, and taken off the site again."""

from django.core.files.base import ContentFile
from django.utils import timezone

from core.models import Entry, Picture, State
from core.versions import one_version
from projects.models import Participation, Role
from submissions.answers import Answers, as_post
from submissions.forms.entries import FORMS
from submissions.forms.entry import EntryForm
from submissions.models import Submission, SubmittedPicture


class NotReady(Exception):
    """What was typed has to be mended before it can be published; `forms` say where, by part."""

    def __init__(self, forms: dict[str, EntryForm]):
        self.forms = forms
        super().__init__("Some answers have to be mended first.")


def forms_of(submission: Submission, edits: dict[str, Answers] | None = None) -> dict[str, EntryForm]:
    """The forms of its parts, filled in with what was sent, or with what a moderator made of it.

    Each has its part's name as a prefix, so that they can stand in one page.
    """
    return {part: form_of(submission, part, (edits or {}).get(part, {})) for part in submission.parts}


def form_of(submission: Submission, part: str, edits: Answers) -> EntryForm:
    answers = {f"{part}-{name}": values for name, values in (submission.answers[part] | edits).items()}
    return FORMS[part](as_post(answers), instance=made_before(submission, part), prefix=part)


def made_before(submission: Submission, part: str) -> Entry | None:
    """The entry that an earlier acceptance made: it keeps its number."""
    return getattr(submission, part)


def enter(submission: Submission, edits: dict[str, Answers], by) -> dict:
    """Makes and publishes the entries with all that belongs to them; gives their numbers by part."""
    forms = forms_of(submission, edits)
    if [form for form in forms.values() if not form.is_valid()]:
        raise NotReady(forms)
    for part, form in forms.items():
        entry = publish(form, submission, edits.get("pictures", {}), by)
        setattr(submission, part, entry)
    if submission.organisation and "project" in forms:
        role = forms["project"].cleaned_data["role"] or Role.UNKNOWN
        Participation.objects.get_or_create(
            project=submission.project, organisation=submission.organisation, defaults={"role": role}
        )
    submission.save()
    return {part: getattr(submission, part).pk for part in forms}


def publish(form: EntryForm, submission: Submission, picture_edits: dict[str, dict], by) -> Entry:
    entry = form.instance
    entry.state, entry.published_at, entry.checked_on = State.PUBLISHED, timezone.now(), timezone.localdate()
    with one_version(entry, by, f"Accepted: {submission}"):
        for picture in submission.pictures.filter(part=entry.kind_name()):
            edit = picture_edits.get(str(picture.pk), {})
            setattr(entry, picture.use, None if edit.get("left_out") else picture_from(picture, entry, edit))
        form.save()
    return entry


def picture_from(submitted: SubmittedPicture, entry: Entry, edit: dict) -> Picture:
    """The picture with its words; one that an earlier acceptance made is used again."""
    picture = getattr(entry, submitted.use) or Picture(file=ContentFile(bytes(submitted.image), name="picture.webp"))
    words = edit.get("alternative_text", submitted.alternative_text)
    picture.alternative_text = words or f"{submitted.get_use_display()} of {entry.name}"
    picture.credit = edit.get("credit", submitted.credit)
    picture.save()
    return picture


def withdraw(submission: Submission, numbers: dict[str, int], by) -> None:
    """Makes drafts of the entries, which leaves them nowhere to be seen, and keeps their numbers for another time."""
    for part in numbers:
        entry = made_before(submission, part)
        if entry and entry.state == State.PUBLISHED:
            entry.state, entry.published_at = State.DRAFT, None
            with one_version(entry, by, f"Taken back: {submission}"):
                entry.save()
