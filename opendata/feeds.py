"""What is new, for feed readers: Atom and RSS of each list as it is narrowed, of each search, and of the newsletter."""

import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import QueryDict
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from blog.models import Post
from core.addresses import absolute, address_of, lasting_id, with_query
from core.keeping import kept
from core.languages import ENGLISH
from core.markdown import render
from core.models import Entry
from core.text import one_line, readable
from newsletter.followed import Followed, FollowedSearch, followed
from newsletter.models import Issue
from newsletter.wording import told
from search.kinds import kinds
from search.lists import entries_of
from search.snapshot import current

# By their names in addresses of feeds and sitemaps.
KINDS = {kind.feed: kind for kind in kinds()}
NEWSLETTER = "newsletter"
LENGTH = 30
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class SameWhileEmpty:
    """Django takes the present moment for an empty feed, which then looks new each time."""

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else NEVER


class Atom(SameWhileEmpty, Atom1Feed):
    """A feed in which each entry says the language of its texts."""

    ending = "atom"

    def item_attributes(self, item: dict) -> dict[str, str]:
        return {"xml:lang": item["language"]}


class Rss(SameWhileEmpty, Rss201rev2Feed):
    """The same for readers that know no Atom."""

    ending = "rss"

    def add_item_elements(self, handler, item: dict) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:language", item["language"], {"xmlns:dc": "http://purl.org/dc/elements/1.1/"})


# By the ends of addresses.
FORMATS = {one.ending: one for one in (Atom, Rss)}


class FeedOfTheSite(Feed):
    language = ENGLISH
    subtitle = description = settings.SITE_TAGLINE
    item_guid_is_permalink = False

    def __init__(self, feed_type: type[SyndicationFeed]):
        self.feed_type = feed_type


class EntryFeed(FeedOfTheSite):
    """The newest entries of a list as it is narrowed, or of a search; of all kinds where it asks for no words."""

    def get_object(self, request, name: str) -> Followed:
        return followed(KINDS[name].name if name in KINDS else "", request.GET, current())

    def title(self, search: Followed) -> str:
        return f"{settings.SITE_NAME}: {told(search)}"

    def link(self, search: Followed) -> str:
        return absolute(search.address)

    def feed_url(self, search: Followed) -> str:
        return absolute(search.feed_address(self.feed_type.ending))

    def feed_guid(self, search: Followed) -> str:
        return lasting_id(with_query(f"feed/{search.feed}", search.query))

    def items(self, search: Followed) -> list[Entry]:
        found = [entry for kind, documents in search.newest(LENGTH) for entry in entries_of(kind, documents)]
        return sorted(found, key=lambda entry: (entry.published_at, entry.number), reverse=True)[:LENGTH]

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


class IssueFeed(FeedOfTheSite):
    """The newest issues of the newsletter, as they stand in its archive."""

    title = f"{settings.SITE_NAME}: Newsletter"
    item_author_name = settings.SITE_NAME

    def link(self) -> str:
        return absolute(reverse("newsletter:archive"))

    def feed_url(self) -> str:
        return absolute(reverse("feed", args=[NEWSLETTER, self.feed_type.ending]))

    def feed_guid(self) -> str:
        return lasting_id(f"feed/{NEWSLETTER}")

    def items(self):
        return Issue.objects.sent()[:LENGTH]

    def item_title(self, issue: Issue) -> str:
        return one_line(issue.subject)

    def item_link(self, issue: Issue) -> str:
        return absolute(issue.get_absolute_url())

    def item_guid(self, issue: Issue) -> str:
        return lasting_id(f"issue/{issue.pk}")

    def item_description(self, issue: Issue) -> str:
        return readable(render(issue.body, base=settings.SITE_URL)) or one_line(issue.lead)

    def item_pubdate(self, issue: Issue):
        return issue.sent_at

    def item_updateddate(self, issue: Issue):
        return issue.sent_at

    def item_extra_kwargs(self, issue: Issue) -> dict[str, str]:
        return {"language": issue.language}


class OriginalNews(EntryFeed):
    """The news at the address of the original site, with the names that it gave its posts."""

    def get_object(self, request) -> Followed:
        return followed(Post.kind_name(), QueryDict(), current())

    def feed_url(self, search: Followed) -> str:
        return absolute(reverse("original_news"))

    def item_guid(self, post: Post) -> str:
        return f"dsi-news-{post.number}"


# By their names in addresses.
FEEDS: dict[str, type[Feed]] = {**dict.fromkeys([*KINDS, FollowedSearch.feed], EntryFeed), NEWSLETTER: IssueFeed}


@kept
def feed(request, name: str, ending: str):
    return FEEDS[name](FORMATS[ending])(request, name=name)


@kept
def original_news(request):
    return OriginalNews(Rss)(request)
