"""What may be wrong with an entry, what is done about it, and on which grounds."""

from django.db import models


class Problem(models.TextChoices):
    WRONG = "wrong", "Something on the page is wrong"
    GONE = "gone", "It no longer exists"
    DOUBLE = "double", "It is here twice"
    SPAM = "spam", "It is spam or advertising"
    ILLEGAL = "illegal", "It is against the law"

    @property
    def note(self) -> str:
        return NOTES[self]


NOTES = {
    Problem.WRONG: "A fact, a picture or a link is not right.",
    Problem.GONE: "It was closed, or it has ended.",
    Problem.DOUBLE: "Another page is about the same.",
    Problem.SPAM: "It has nothing to do with digital social innovation.",
    Problem.ILLEGAL: "A notice as the Digital Services Act of the European Union means it.",
}


class Measure(models.TextChoices):
    """What was done with the entry."""

    CORRECTED = "corrected", "corrected"
    ARCHIVED = "archived", "archived: its page stays, is marked, and is left out of the lists"
    REMOVED = "removed", "taken off this site"
    MERGED = "merged", "merged into another entry about the same: its address leads there"

    @property
    def restricts(self) -> bool:
        """Whether somebody's page is less visible now, so that he is owed a statement of reasons."""
        return self is not Measure.CORRECTED


class Ground(models.TextChoices):
    """Why a report was upheld: the rules of the terms of use."""

    WRONG = "wrong", "It is wrong, or cannot be checked"
    CRITERIA = "criteria", "It does not fit the editorial criteria"
    ENDED = "ended", "It has ended, and nobody looks after the entry"
    DOUBLE = "double", "It is there twice"
    ADVERTISING = "advertising", "It is advertising"
    LAW = "law", "It breaks the law"
    RIGHTS = "rights", "It breaks the rights of others"
    DANGER = "danger", "It puts somebody in danger"


class Dismissal(models.TextChoices):
    """Why a report was not upheld."""

    FINE = "fine", "We looked at it and found nothing wrong"
    UNCONFIRMED = "unconfirmed", "We found nothing that confirms it"
    LAWFUL = "lawful", "We do not find it illegal"
    DONE = "done", "It had been put right already"
    OUTSIDE = "outside", "It is not a matter of this directory"
