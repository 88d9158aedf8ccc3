"""What a subscriber can change, with what holds now as what is chosen."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from newsletter import languages
from newsletter.actions.preferences import END, FOR_EVER
from newsletter.forms.joining import TOPICS
from newsletter.links import Topic
from newsletter.models import Alert, Every, Subscriber

PAUSES = [("month", "One month"), ("quarter", "Three months"), ("open", "Until I end it")]
UNKNOWN = {"invalid_choice": "Choose from what is offered."}


class PreferencesForm(forms.Form):
    topics = forms.MultipleChoiceField(
        label="What would you like to get?",
        choices=TOPICS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    language = forms.ChoiceField(
        label="Language of the mails", choices=languages.CHOICES, required=False, error_messages=UNKNOWN
    )
    pause = forms.ChoiceField(label="Pause all mails", required=False, widget=forms.RadioSelect, error_messages=UNKNOWN)

    def __init__(self, data, subscriber: Subscriber, alerts: list[Alert]):
        wanted = [Topic.NEWSLETTER.value] if subscriber.wants_newsletter else []
        super().__init__(data, initial={"topics": wanted, "language": subscriber.language})
        if any(alert.is_of_everything for alert in alerts):
            # It stands among the alerts.
            self.fields["topics"].choices = TOPICS[:1]
        self.fields["pause"].choices = pauses_for(subscriber)
        for alert in alerts:
            self.fields[name_for(alert)] = forms.ChoiceField(
                label="How often?",
                choices=[*Every.choices, (END, "No more")],
                initial=alert.every,
                required=False,
                error_messages=UNKNOWN,
            )
        self.alerts = alerts

    def rows(self) -> list[dict]:
        """The alerts with the field of each."""
        return [{"alert": alert, "field": self[name_for(alert)]} for alert in self.alerts]

    def wish(self) -> dict:
        """What `newsletter.actions.preferences.change` takes."""
        asked = {name: self.cleaned_data[name] for name in ("topics", "language", "pause")}
        return asked | {"frequencies": {alert.pk: self.cleaned_data[name_for(alert)] for alert in self.alerts}}


def name_for(alert: Alert) -> str:
    return f"every-{alert.pk}"


def pauses_for(subscriber: Subscriber) -> list[tuple[str, str]]:
    end = subscriber.paused_until
    if end is None or end <= timezone.now():
        return [("", "No pause"), *PAUSES]
    until = "until I end it" if end == FOR_EVER else f"until {date_format(timezone.localtime(end), 'j F Y')}"
    return [("", f"Go on with the pause {until}"), (END, "End the pause now")]
