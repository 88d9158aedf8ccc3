"""The pages on which subscribers change what they get, take their data with them, or have them erased."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.metadata import Metadata
from newsletter import knowing
from newsletter.actions.leaving import erase
from newsletter.actions.preferences import change
from newsletter.forms.preferences import PreferencesForm
from newsletter.models import Subscriber
from newsletter.views.base import PrivatePage, subscriber_at


class PreferencesPage(PrivatePage):
    template = "newsletter/preferences.html"

    def get(self, request, key):
        subscriber = subscriber_at(key)
        return render(request, self.template, self.context(subscriber, self.form(subscriber)))

    def post(self, request, key):
        subscriber = subscriber_at(key)
        form = self.form(subscriber, request.POST)
        if not form.is_valid():
            return render(request, self.template, self.context(subscriber, form))
        change(subscriber, **form.wish())
        if not Subscriber.objects.filter(pk=subscriber.pk).exists():
            context = {"meta": Metadata(title=_("You get no more mails")), "topic": ""}
            return render(request, "newsletter/unsubscribed.html", context)
        return redirect(f"{request.path}?kept")

    def form(self, subscriber, data=None) -> PreferencesForm:
        return PreferencesForm(data, subscriber, list(subscriber.alerts.exclude(confirmed_at=None)))

    def context(self, subscriber, form) -> dict:
        return {
            "meta": Metadata(title=_("Your mails from us")),
            "subscriber": subscriber,
            "form": form,
            "is_kept": "kept" in self.request.GET and not form.is_bound,
        }


class DataPage(PrivatePage):
    """All that is kept of a subscriber, as a file."""

    def get(self, request, key):
        headers = {"Content-Disposition": 'attachment; filename="my-data.json"'}
        record = knowing.record_of(subscriber_at(key))
        return JsonResponse(record, headers=headers, json_dumps_params={"indent": 2, "ensure_ascii": False})


class ErasePage(PrivatePage):
    """One button, and it is done."""

    def get(self, request, key):
        subscriber = subscriber_at(key)
        return render(request, "newsletter/erase.html", self.context(_("Erase what you know of me"), subscriber))

    def post(self, request, key):
        erase(subscriber_at(key))
        return render(request, "newsletter/erased.html", self.context(_("Erased"), None))

    def context(self, title, subscriber) -> dict:
        return {"meta": Metadata(title=title), "subscriber": subscriber}
