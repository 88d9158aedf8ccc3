"""Submissions for tests: a received new organisation unless a trait says otherwise."""

from copy import deepcopy

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from core.models import AreaOfImpact, OrganisationType, Technology
from submissions.forms.correcting import Today
from submissions.models import Event, Kind, Stage, Submission
from submissions.reports import Problem

ORGANISATION = {
    "name": ["Harbour Repair Collective"],
    "summary": ["Neighbours mend bicycles and phones together, and publish how."],
    "website": ["https://harbour-repair.example"],
    "country": ["ES"],
    "locality": ["Vigo"],
    "language": ["en"],
}
PROJECT = {
    "name": ["Open Repair Manuals"],
    "summary": ["Manuals for mending phones that everybody may use and change."],
    "language": ["en"],
}


# What the forms still need; the numbers of terms differ from one database to the next.
def ready() -> dict:
    kind = OrganisationType.objects.first()
    return {"organisation": ORGANISATION | {"type": [str(kind.pk)], "tags": ["repair, bicycles"]}, "person": PERSON}


def ready_project() -> dict:
    terms = {"areas_of_impact": AreaOfImpact, "technologies": Technology}
    return PROJECT | {name: [str(vocabulary.objects.first().pk)] for name, vocabulary in terms.items()}


PERSON = {"person_name": ["Ana Silva"], "relation": ["inside"], "consent": ["on"]}


def sent(**parts) -> dict:
    """Answers that a test may change without changing those of others."""
    return deepcopy(parts | {"person": PERSON})


class SubmissionFactory(DjangoModelFactory):
    class Meta:
        model = Submission
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(stage=Stage.DRAFT, received_at=None, sent_at=None)
        unconfirmed = factory.Trait(stage=Stage.SENT, received_at=None)
        asked = factory.Trait(stage=Stage.ASKED)
        accepted = factory.Trait(stage=Stage.ACCEPTED, decided_at=factory.LazyFunction(timezone.now))
        declined = factory.Trait(stage=Stage.DECLINED, decided_at=factory.LazyFunction(timezone.now))
        spam = factory.Trait(stage=Stage.SPAM, decided_at=factory.LazyFunction(timezone.now))
        # Answers that can be accepted as they are.
        ready = factory.Trait(answers=factory.LazyFunction(ready))
        ready_both = factory.Trait(answers=factory.LazyFunction(lambda: ready() | {"project": ready_project()}))
        with_project = factory.Trait(
            answers=factory.LazyFunction(lambda: sent(organisation=ORGANISATION, project=PROJECT)),
        )

    kind = Kind.JOIN
    stage = Stage.RECEIVED
    person_name = "Ana Silva"
    address = factory.Sequence(lambda n: f"ana{n}@harbour-repair.example")
    answers = factory.LazyFunction(lambda: sent(organisation=ORGANISATION))
    sent_at = factory.LazyFunction(timezone.now)
    received_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def told(submission, create, extracted):
        """The events that lie behind it."""
        if not create:
            return
        kinds = {Stage.DRAFT: [], Stage.SENT: [Event.Kind.SENT]}
        for kind in kinds.get(submission.stage, [Event.Kind.SENT, Event.Kind.CONFIRMED]):
            submission.events.create(kind=kind)


def correction_of(entry, **fields) -> Submission:
    """A received correction of an entry: by field, what it is now and what it should be, as a form posts them."""
    today = Today(entry).values
    changes = {name: {"before": today[name], "after": [value]} for name, value in fields.items()}
    return SubmissionFactory(
        kind=Kind.CORRECTION,
        answers={
            "correction": {"source": ["https://harbour-repair.example/about"], "note": [""]},
            "entry": {"name": [entry.name]},
        },
        changes=changes,
        entry_kind=entry._meta.model_name,
        entry_number=entry.pk,
    )


def report_of(entry, problem=Problem.WRONG, **told) -> Submission:
    """A received report of a problem; by field, what was told of it."""
    answers = {"problem": [problem.value], **{name: [value] for name, value in told.items()}}
    return SubmissionFactory(
        kind=Kind.REPORT,
        entry_kind=entry.kind_name(),
        entry_number=entry.pk,
        answers={"report": answers, "entry": {"name": [entry.name]}},
    )
