"""What submissions are about: the names of new entries, or entries of the directory."""

from collections import defaultdict
from collections.abc import Iterable

from core.models import Entry
from submissions.forms.entries import FORMS
from submissions.models import Submission

# By the name that a submission keeps of a kind.
MODELS: dict[str, type[Entry]] = {kind: form._meta.model for kind, form in FORMS.items()}


def entry_about(submission: Submission) -> Entry | None:
    """The entry that a correction or a report is about, while it is in the directory."""
    model = MODELS.get(submission.entry_kind)
    return model.objects.filter(pk=submission.entry_number).first() if model else None


def title_of(submission: Submission) -> str:
    return titles_of([submission])[submission.pk]


def titles_of(submissions: Iterable[Submission]) -> dict[int, str]:
    """By the number of a submission, the name of what it is about, in one query for each kind of entry."""
    submissions = list(submissions)
    numbers = defaultdict(set)
    for submission in submissions:
        if submission.entry_kind in MODELS:
            numbers[submission.entry_kind].add(submission.entry_number)
    names = {
        (kind, pk): name
        for kind, pks in numbers.items()
        for pk, name in MODELS[kind].objects.filter(pk__in=pks).values_list("pk", "name")
    }
    return {one.pk: names.get((one.entry_kind, one.entry_number)) or one.title for one in submissions}
