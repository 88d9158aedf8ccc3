"""What may be wrong with an entry, what is done about it, and on which grounds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Problem(models.TextChoices):
    WRONG = "wrong", _("Something on the page is wrong")
    GONE = "gone", _("It no longer exists")
    DOUBLE = "double", _("It is here twice")
    SPAM = "spam", _("It is spam or advertising")
    ILLEGAL = "illegal", _("It is against the law")

    @property
    def note(self) -> str:
        return NOTES[self]


NOTES = {
    Problem.WRONG: _("A fact, a picture or a link is not right."),
    Problem.GONE: _("It was closed, or it has ended."),
    Problem.DOUBLE: _("Another page is about the same."),
    Problem.SPAM: _("It has nothing to do with digital social innovation."),
    Problem.ILLEGAL: _("A notice as the Digital Services Act of the European Union means it."),
}


class Measure(models.TextChoices):
    """What was done with the entry."""

    CORRECTED = "corrected", _("corrected")
    ARCHIVED = "archived", _("archived: its page stays, is marked, and is left out of the lists")
    REMOVED = "removed", _("taken off this site")
    MERGED = "merged", _("merged into another entry about the same: its address leads there")

    @property
    def restricts(self) -> bool:
        """Whether somebody's page is less visible now, so that he is owed a statement of reasons."""
        return self is not Measure.CORRECTED


class Ground(models.TextChoices):
    """Why a report was upheld: the rules of the terms of use."""

    WRONG = "wrong", _("It is wrong, or cannot be checked")
    CRITERIA = "criteria", _("It does not fit the editorial criteria")
    ENDED = "ended", _("It has ended, and nobody looks after the entry")
    DOUBLE = "double", _("It is there twice")
    ADVERTISING = "advertising", _("It is advertising")
    LAW = "law", _("It breaks the law")
    RIGHTS = "rights", _("It breaks the rights of others")
    DANGER = "danger", _("It puts somebody in danger")


class Dismissal(models.TextChoices):
    """Why a report was not upheld."""

    FINE = "fine", _("We looked at it and found nothing wrong")
    UNCONFIRMED = "unconfirmed", _("We found nothing that confirms it")
    LAWFUL = "lawful", _("We do not find it illegal")
    DONE = "done", _("It had been put right already")
    OUTSIDE = "outside", _("It is not a matter of this directory")
