"""The forms of a report, one for each problem, and of an objection."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.guards.forms import GuardedForm
from core.models import Entry
from submissions.entries import double_of
from submissions.forms.person import SenderForm
from submissions.reports import Problem

LONGEST = 5000


def words(label: str, help_text: str = "", required: bool = True, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        error_messages={"required": _("Please write a few words here.")},
    )


class ReportForm(SenderForm):
    """Who reports a problem; each problem adds what it has to know."""

    def __init__(self, *args, entry: Entry, **kwargs):
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.order_fields([*self.guards, *(name for name in self.fields if name not in ReportForm.base_fields)])

    @property
    def asked(self) -> list[forms.BoundField]:
        """What a person sees of the form."""
        return [self[name] for name in self.fields if name not in self.guards]

    @property
    def told(self) -> dict[str, list[str]]:
        """What was typed about the problem, as it is kept."""
        names = [name for name in self.fields if name not in ReportForm.base_fields]
        return {name: [str(self.cleaned_data[name])] for name in names if self.cleaned_data[name]}


class WrongForm(ReportForm):
    text = words(_("What is wrong, and what is right?"), _("If you can, add where we can check it."))


class GoneForm(ReportForm):
    text = words(
        _("What has happened, and how do you know?"), _("Such as when it ended, and where one can read about it.")
    )


class DoubleForm(ReportForm):
    other = forms.CharField(
        label=_("Which other page is about the same?"),
        max_length=500,
        help_text=_("Its address on this site, or the number in that address."),
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
        error_messages={"required": _("Give the address of the other page.")},
    )
    text = words(_("Which of them is better, and why?"), required=False, rows=3)

    def clean_other(self):
        return double_of(self.entry, self.cleaned_data["other"]).pk


class SpamForm(ReportForm):
    text = words(_("Why do you think so?"), required=False, rows=3)


class IllegalForm(ReportForm):
    """A notice by Article 16 of the Digital Services Act, Regulation (EU) 2022/2065."""

    where = forms.CharField(
        label=_("Where on the page?"),
        max_length=500,
        required=False,
        help_text=_("Such as: the picture at the top, the second paragraph."),
    )
    text = words(_("Why is it illegal?"), _("What you see there, and why you think that it is against the law."))
    law = forms.CharField(
        label=_("Which law?"),
        max_length=500,
        required=False,
        help_text=_("If you know it. We look at it all the same."),
    )
    harms_children = forms.BooleanField(
        label=_("It shows or serves the sexual abuse of children"),
        required=False,
        help_text=_(
            "Offences of Articles 3 to 7 of Directive 2011/93/EU. "
            "You then need not give a name and a mail address, and we see the notice at once."
        ),
    )
    good_faith = forms.BooleanField(
        label=_("I say this in good faith: I believe that what I write here is right and complete"),
        error_messages={"required": _("We need this statement to act on a notice.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = [name for name in self.fields if name not in ReportForm.base_fields]
        self.order_fields([*told[:-1], *ReportForm.base_fields, told[-1]])
        needs_nobody = self.is_bound and "harms_children" in self.data
        for name in ("person_name", "address"):
            self.fields[name].required = not needs_nobody


FORMS: dict[str, type[ReportForm]] = {
    Problem.WRONG: WrongForm,
    Problem.GONE: GoneForm,
    Problem.DOUBLE: DoubleForm,
    Problem.SPAM: SpamForm,
    Problem.ILLEGAL: IllegalForm,
}


class ObjectionForm(GuardedForm):
    text = words(
        _("Why should we decide otherwise?"),
        _("What we got wrong, or did not know. If you can, add where we can check it."),
    )
