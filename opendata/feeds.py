"""What is new, for feed readers: one Atom feed for each kind of entry."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from blog.models import Post
from casestudies.models import CaseStudy
from core.addresses import absolute, address_of, lasting_id
from core.models import Entry
from core.text import one_line, readable
from organisations.models import Organisation
from projects.models import Project

# By their names in addresses of feeds and sitemaps.
KINDS: dict[str, type[Entry]] = {
    "news": Post,
    "case-studies": CaseStudy,
    "organisations": Organisation,
    "projects": Project,
}
LENGTH = 30


class FeedInManyLanguages(Atom1Feed):
    """A feed in which each entry says the language of its texts."""

    def item_attributes(self, item: dict) -> dict[str, str]:
        return {"xml:lang": item["language"]}


class EntryFeed(Feed):
    """The newest entries of one kind, as they stand in its list."""

    feed_type = FeedInManyLanguages
    language = settings.LANGUAGE_CODE

    def get_object(self, request, name: str) -> str:
        return name

    def title(self, name: str) -> str:
        return f"{settings.SITE_NAME}: {KINDS[name].list_name()}"

    def subtitle(self, name: str) -> str:
        return settings.SITE_TAGLINE

    def link(self, name: str) -> str:
        return absolute(KINDS[name].list_path())

    def feed_url(self, name: str) -> str:
        return absolute(reverse("feed", args=[name]))

    def feed_guid(self, name: str) -> str:
        return lasting_id(f"feed/{name}")

    def items(self, name: str):
        return KINDS[name].objects.published().current().newest()[:LENGTH]

    def item_title(self, entry: Entry) -> str:
        return one_line(entry.name)

    def item_link(self, entry: Entry) -> str:
        return address_of(entry)

    def item_guid(self, entry: Entry) -> str:
        return lasting_id(f"{entry._meta.model_name}/{entry.number}")

    def item_description(self, entry: Entry) -> str:
        return readable(getattr(entry, "introduction_html", "") + entry.body_html) or one_line(entry.summary)

    def item_author_name(self, entry: Entry) -> str:
        return one_line(getattr(entry, "author_name", "")) or settings.SITE_NAME

    def item_pubdate(self, entry: Entry):
        return entry.published_at

    def item_updateddate(self, entry: Entry):
        return entry.updated_at

    def item_extra_kwargs(self, entry: Entry) -> dict[str, str]:
        return {"language": entry.language}

    def item_copyright(self, entry: Entry) -> str:
        return entry.get_text_licence_display()
