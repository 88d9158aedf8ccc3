from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.http import conditional_page

from opendata.feeds import FEEDS, FORMATS, OriginalNews, Rss, feed


class FeedName(StringConverter):
    regex = "|".join(FEEDS)


class FeedFormat(StringConverter):
    regex = "|".join(FORMATS)


register_converter(FeedName, "feed")
register_converter(FeedFormat, "feed_format")

urlpatterns = [
    path("feeds/<feed:name>.<feed_format:ending>", conditional_page(feed), name="feed"),
    path("rss/news-and-blogs.xml", conditional_page(OriginalNews(Rss)), name="original_news"),
]
