from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.http import conditional_page

from opendata.feeds import KINDS, EntryFeed


class FeedName(StringConverter):
    regex = "|".join(KINDS)


register_converter(FeedName, "feed")

urlpatterns = [path("feeds/<feed:name>.atom", conditional_page(EntryFeed()), name="feed")]
