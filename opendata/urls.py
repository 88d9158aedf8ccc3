from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from opendata import data_page, feeds
from opendata.downloads import formats as files
from opendata.downloads import views as downloads


class FeedName(StringConverter):
    regex = "|".join(feeds.FEEDS)


class FeedFormat(StringConverter):
    regex = "|".join(feeds.FORMATS)


class ListName(StringConverter):
    regex = "|".join(feeds.KINDS)


class FileFormat(StringConverter):
    regex = "|".join(files.FORMATS)


register_converter(FeedName, "feed")
register_converter(FeedFormat, "feed_format")
register_converter(ListName, "list")
register_converter(FileFormat, "file_format")

urlpatterns = [
    path("feeds/<feed:name>.<feed_format:ending>", feeds.feed, name="feed"),
    path("rss/news-and-blogs.xml", feeds.original_news, name="original_news"),
    path("data.jsonld", data_page.catalogue, name="data_catalogue"),
    path("downloads/<list:name>.<file_format:extension>", downloads.download, name="download"),
    path("downloads/<list:name>.csv-metadata.json", downloads.csv_description, name="download_description"),
    path("", include("opendata.api.urls")),
    path("", include("opendata.original.urls")),
]
