"""The end of a topic with one click, also by the button of a mail program (RFC 8058)."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.metadata import Metadata
from newsletter.actions.leaving import unsubscribe
from newsletter.links import ISSUE, Topic
from newsletter.models import Subscriber
from newsletter.views.base import PrivatePage


class UnsubscribePage(PrivatePage):
    """A key that is not known, or not any more, gets the same answers: what was wanted holds already."""

    def respond(self, request, key, topic):
        if topic not in Topic.values:
            raise Http404("There is no such topic.")
        return super().respond(request, key, Topic(topic))

    def get(self, request, key, topic):
        context = {"meta": Metadata(title=_("Get no more of our mails")), "topic": topic}
        return render(request, "newsletter/unsubscribe.html", context)

    def post(self, request, key, topic):
        # Mail programs follow no redirect.
        if subscriber := Subscriber.objects.at_key(key):
            unsubscribe(subscriber, topic, issue=request.GET.get(ISSUE, ""))
        context = {"meta": Metadata(title=_("You get no more of these mails")), "topic": topic}
        return render(request, "newsletter/unsubscribed.html", context)
