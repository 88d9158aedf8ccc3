from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from opendata.feeds import FEEDS, FORMATS, feed, original_news


class FeedName(StringConverter):
    regex = "|".join(FEEDS)


class FeedFormat(StringConverter):
    regex = "|".join(FORMATS)


register_converter(FeedName, "feed")
register_converter(FeedFormat, "feed_format")

urlpatterns = [
    path("feeds/<feed:name>.<feed_format:ending>", feed, name="feed"),
    path("rss/news-and-blogs.xml", original_news, name="original_news"),
    path("", include("opendata.api.urls")),
]
