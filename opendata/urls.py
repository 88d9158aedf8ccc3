from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.http import conditional_page

from opendata.feeds import FEEDS, feed


class FeedName(StringConverter):
    regex = "|".join(FEEDS)


register_converter(FeedName, "feed")

urlpatterns = [path("feeds/<feed:name>.atom", conditional_page(feed), name="feed")]
