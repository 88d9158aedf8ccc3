"""The forms of decisions on something new and on corrections, and what all forms of decisions share."""

from django import forms

from submissions.models import Submission
from submissions.reasons import BY_CODE, reasons_for

LONGEST_TEXT = 5_000


class Decision(forms.Form):
    # The last event that the moderator had on the screen.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, case: Submission, data=None):
        super().__init__(data, auto_id=f"{type(self).__name__.lower()}_%s")
        self.case = case
        last = case.events.last()
        self.initial["seen"] = last.pk if last else 0

    def renew(self) -> None:
        """Shown again, the form knows what happened meanwhile, as the moderator does then."""
        self.data = self.data.copy()
        self.data["seen"] = self.initial["seen"]


def text_field(label: str, help_text: str, rows: int = 6) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        error_messages={"required": "Write something: this is what the sender reads."},
    )


class Ask(Decision):
    text = text_field("Your question", "Mailed as it stands, between a greeting and the link for an answer.")


class Spam(Decision):
    others = forms.BooleanField(
        label="Everything else that waits from this address, too",
        required=False,
        help_text="The sender gets a short mail that says so, with a way to object: the law asks for it.",
    )


class ReasonSelect(forms.Select):
    """Each reason with its text in the language of the sender, which a script fills in."""

    language = "en"

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-text"] = BY_CODE[value].text_in(self.language) if value in BY_CODE else ""
        return option


class Decline(Decision):
    reason = forms.ChoiceField(
        label="Reason",
        widget=ReasonSelect(attrs={"data-fills": "text"}),
        error_messages={"required": "Choose a reason."},
    )
    text = text_field("What the sender reads", "It starts as the text of the reason. Change it as you like.", rows=8)

    def __init__(self, *args):
        super().__init__(*args)
        reasons = [(reason.code, reason.label) for reason in reasons_for(self.case.kind)]
        self.fields["reason"].choices = [("", "Choose a reason"), *reasons]
        self.fields["reason"].widget.language = self.case.language

    def filled_in(self) -> "Decline":
        """The form, not checked yet, with the text of the chosen reason where nothing, or another one's, stands."""
        texts = {code: reason.text_in(self.case.language) for code, reason in BY_CODE.items()}
        code, text = self.data.get("reason", ""), self.data.get("text", "")
        if code in texts and text.strip() in {"", *texts.values()}:
            text = texts[code]
        form = type(self)(self.case)
        form.initial |= {"reason": code, "text": text}
        return form
