"""What search engines are to know: every public page, with when it last changed where that is known."""

from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap, views
from django.urls import reverse

from core.addresses import absolute
from core.keeping import kept
from core.language_addresses import versions
from core.models import Entry
from dsi_directory import topics
from dsi_directory.models import Page
from newsletter.models import Issue
from opendata.feeds import KINDS
from search.snapshot import current

# Addresses in one file; the protocol allows 50,000.
FILE = 10_000


class InEveryLanguage(Sitemap):
    """Pages in English, each with its versions in the other languages."""

    def get_urls(self, *args, **kwargs) -> list[dict]:
        urls = super().get_urls(*args, **kwargs)
        for url in urls:
            url["alternates"] = alternates(url["location"])
        return urls


def alternates(address: str) -> list[dict[str, str]]:
    parts = urlsplit(address)
    return [
        {"lang_code": version.language, "location": parts._replace(path=version.path).geturl()}
        for version in versions(parts.path)
    ]


class EntrySitemap(InEveryLanguage):
    limit = FILE

    def __init__(self, model: type[Entry]):
        self.model = model

    def items(self):
        fields = ("number", "slug", "changed_at", "published_at")
        return self.model.objects.published().only(*fields).order_by("number")

    def lastmod(self, entry: Entry):
        return entry.updated_at

    def get_latest_lastmod(self):
        # What Django does here loads every entry.
        return self.model.objects.published().last_change()


class ListSitemap(InEveryLanguage):
    """Pages that show what is in the directory, and what is sent to it; when they changed is not known."""

    def items(self) -> list[str]:
        lists = [kind.list_address for kind in KINDS.values()]
        archive = reverse("newsletter:archive")
        others = [reverse("submissions:figures"), reverse("data")]
        return [reverse("home"), *lists, archive, *topics.every_address(current()), *others]

    def location(self, path: str) -> str:
        return path


class TextSitemap(InEveryLanguage):
    """Pages about the site itself."""

    def items(self):
        return Page.objects.published()

    def lastmod(self, page: Page):
        return page.changed_at


class IssueSitemap(InEveryLanguage):
    """The archive of the newsletter; what was sent is never changed."""

    limit = FILE

    def items(self):
        return Issue.objects.sent().only("slug", "sent_at")

    def lastmod(self, issue: Issue):
        return issue.sent_at


SITEMAPS = {
    "lists": ListSitemap,
    "pages": TextSitemap,
    "newsletter": IssueSitemap,
    **{name: EntrySitemap(kind.model) for name, kind in KINDS.items()},
}


@kept
def index(request):
    response = views.index(request, SITEMAPS, sitemap_url_name="sitemap_section")
    for file in response.context_data["sitemaps"]:
        # At the address of the site, whatever host was asked for.
        file.location = absolute(urlsplit(file.location)._replace(scheme="", netloc="").geturl())
    return response


@kept
def section(request, section: str):
    return views.sitemap(request, SITEMAPS, section)
