"""The decisions on reports of problems and on objections: their forms, and the way to their actions."""

from django import forms
from django.utils.text import capfirst

from submissions.actions import objecting, reporting
from submissions.admin.decisions import Decision, text_field
from submissions.models import Submission
from submissions.reports import Dismissal, Ground, Measure, Problem


def choice(label: str, choices: type, help_text: str = "") -> forms.ChoiceField:
    offered = [("", "Choose"), *((value, capfirst(words)) for value, words in choices.choices)]
    return forms.ChoiceField(
        label=label, choices=offered, help_text=help_text, error_messages={"required": "Choose one of these."}
    )


class Uphold(Decision):
    measure = choice(
        "What is done with the entry?",
        Measure,
        "“Corrected” only says so. Correct the entry itself first, by “Edit” beside.",
    )
    reason = choice("Why?", Ground)
    text = text_field("What was found", "Read by who reported it and, unless it was corrected, by the author, too.")

    def __init__(self, *args):
        super().__init__(*args)
        if reporting.problem_of(self.case) is not Problem.DOUBLE:
            offered = self.fields["measure"].choices
            self.fields["measure"].choices = [one for one in offered if one[0] != Measure.MERGED]


class Dismiss(Decision):
    reason = choice("Why?", Dismissal)
    text = text_field("What the reporter reads", "Behind the reason, and before the way to object.")


class Reply(Decision):
    text = text_field("What the sender reads", "Why you see it like this now.")


def uphold(report: Submission, **what) -> Submission:
    return reporting.uphold(report, **what).submission


def dismiss(report: Submission, **what) -> Submission:
    return reporting.dismiss(report, **what).submission


def agree(objection: Submission, **what) -> Submission:
    return objecting.decide(objection, upheld=True, **what).submission


def keep_to_it(objection: Submission, **what) -> Submission:
    return objecting.decide(objection, upheld=False, **what).submission
