"""What a subscriber can change, with what holds now as what is chosen."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import languages
from newsletter.actions.preferences import END, FOR_EVER, KEEP
from newsletter.followed import followed_by
from newsletter.models import Alert, Every, Subscriber
from newsletter.wording import words_of
from search.snapshot import current

PAUSES = [("month", _("One month")), ("quarter", _("Three months")), ("open", _("Until I end it"))]
WRONG = {"required": _("Choose one."), "invalid_choice": _("Choose from what is offered.")}


class PreferencesForm(forms.Form):
    newsletter = forms.BooleanField(label=_("The newsletter, now and then"), required=False)
    everything = forms.BooleanField(label=_("What is new here, once a week"), required=False)
    language = forms.ChoiceField(label=_("Language of the mails"), choices=languages.INTERFACE, error_messages=WRONG)
    pause = forms.ChoiceField(label=_("Pause all mails"), widget=forms.RadioSelect, error_messages=WRONG)

    def __init__(self, data, subscriber: Subscriber, alerts: list[Alert]):
        self.alerts = alerts
        holds = {"newsletter": subscriber.wants_newsletter, "language": subscriber.language, "pause": KEEP}
        super().__init__(data, initial=holds)
        self.fields["pause"].choices = pauses_for(subscriber)
        if any(alert.is_of_everything for alert in alerts):
            # It stands among the alerts.
            del self.fields["everything"]
        choices = [*Every.choices, (END, _("No more"))]
        for alert in alerts:
            field = forms.ChoiceField(label=_("How often?"), choices=choices, initial=alert.every, error_messages=WRONG)
            self.fields[name_for(alert)] = field

    def rows(self) -> list[dict]:
        """The alerts in words, each with its page and its field."""
        return [
            {"words": words_of(alert), "address": followed_by(alert, current()).address, "field": self[name_for(alert)]}
            for alert in self.alerts
        ]

    def wish(self) -> dict:
        """What `newsletter.actions.preferences.change` takes."""
        chosen = self.cleaned_data
        asked = {name: chosen[name] for name in ("newsletter", "language", "pause")}
        frequencies = {alert.pk: chosen[name_for(alert)] for alert in self.alerts}
        return asked | {"everything": chosen.get("everything", False), "frequencies": frequencies}


def name_for(alert: Alert) -> str:
    return f"every-{alert.pk}"


def pauses_for(subscriber: Subscriber) -> list[tuple[str, str]]:
    end = subscriber.paused_until
    if end is None or end <= timezone.now():
        return [(KEEP, _("No pause")), *PAUSES]
    return [(KEEP, going_on(end)), (END, _("End the pause now"))]


def going_on(end: datetime) -> str:
    if end == FOR_EVER:
        return gettext("Go on with the pause until I end it")
    day = date_format(timezone.localtime(end), "DATE_FORMAT")
    return gettext("Go on with the pause until %(day)s") % {"day": day}
