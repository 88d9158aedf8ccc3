"""The page on which a subscriber changes what they get."""

from django.shortcuts import render

from core.metadata import Metadata
from newsletter.views.base import PrivatePage, subscriber_at


class PreferencesPage(PrivatePage):
    def get(self, request, key):
        context = {"meta": Metadata(title="Your mails from us"), "subscriber": subscriber_at(key)}
        return render(request, "newsletter/preferences.html", context)
