"""Submissions for tests: a received new organisation unless a trait says otherwise."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from submissions.models import Kind, Stage, Submission

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
PERSON = {"person_name": ["Ana Silva"], "relation": ["inside"], "consent": ["on"]}


class SubmissionFactory(DjangoModelFactory):
    class Meta:
        model = Submission

    class Params:
        draft = factory.Trait(stage=Stage.DRAFT, received_at=None, sent_at=None)
        unconfirmed = factory.Trait(stage=Stage.SENT, received_at=None)
        asked = factory.Trait(stage=Stage.ASKED)
        accepted = factory.Trait(stage=Stage.ACCEPTED, decided_at=factory.LazyFunction(timezone.now))
        declined = factory.Trait(stage=Stage.DECLINED, decided_at=factory.LazyFunction(timezone.now))
        spam = factory.Trait(stage=Stage.SPAM, decided_at=factory.LazyFunction(timezone.now))
        with_project = factory.Trait(
            answers={"organisation": ORGANISATION, "project": PROJECT, "person": PERSON},
        )

    kind = Kind.JOIN
    stage = Stage.RECEIVED
    person_name = "Ana Silva"
    address = factory.Sequence(lambda n: f"ana{n}@harbour-repair.example")
    answers = factory.LazyFunction(lambda: {"organisation": dict(ORGANISATION), "person": dict(PERSON)})
    sent_at = factory.LazyFunction(timezone.now)
    received_at = factory.LazyFunction(timezone.now)
