"""The forms of issues: written, looked at while it is written, scheduled."""

from django import forms
from django.utils import timezone

from core import languages
from core.admin.widgets import DayAndTimeInput
from newsletter.models import Issue

# Of a text that is shown while it is written; far more than a mail can hold.
LONGEST = 100_000


class WrittenForm(forms.Form):
    """An issue as it stands in its form, whatever is still missing."""

    subject = forms.CharField(required=False, max_length=1000)
    lead = forms.CharField(required=False, max_length=LONGEST)
    body = forms.CharField(required=False, max_length=LONGEST)
    language = forms.ChoiceField(required=False, choices=languages.choices)

    def issue(self) -> Issue:
        said = self.cleaned_data
        return Issue(**said | {"language": said["language"] or "en"})


class ScheduleForm(forms.Form):
    at = forms.SplitDateTimeField(
        label="Day and time",
        widget=DayAndTimeInput,
        error_messages={"required": "Give the day and the time.", "invalid_time": "Give the time, too."},
    )

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at <= timezone.now():
            raise forms.ValidationError("This time has passed. Give one to come, or send it now.")
        return at
