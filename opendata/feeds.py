"""What is new, for feed readers: one Atom feed for each kind of entry, and one of the newsletter."""

import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from blog.models import Post
from casestudies.models import CaseStudy
from core.addresses import absolute, address_of, lasting_id
from core.markdown import render
from core.models import Entry
from core.text import one_line, readable
from newsletter.models import Issue
from organisations.models import Organisation
from projects.models import Project

# By their names in addresses of feeds and sitemaps.
KINDS: dict[str, type[Entry]] = {
    "news": Post,
    "case-studies": CaseStudy,
    "organisations": Organisation,
    "projects": Project,
}
NEWSLETTER = "newsletter"
LENGTH = 30
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class FeedInManyLanguages(Atom1Feed):
    """A feed in which each entry says the language of its texts, and that is the same as long as it is empty."""

    def item_attributes(self, item: dict) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else NEVER


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


class IssueFeed(Feed):
    """The newest issues of the newsletter, as they stand in its archive."""

    feed_type = FeedInManyLanguages
    language = settings.LANGUAGE_CODE
    title = f"{settings.SITE_NAME}: Newsletter"
    subtitle = settings.SITE_TAGLINE
    item_author_name = settings.SITE_NAME

    def link(self) -> str:
        return absolute(reverse("newsletter:archive"))

    def feed_url(self) -> str:
        return absolute(reverse("feed", args=[NEWSLETTER]))

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


# By their names in addresses.
FEEDS: dict[str, Feed] = {**dict.fromkeys(KINDS, EntryFeed()), NEWSLETTER: IssueFeed()}


def feed(request, name: str):
    return FEEDS[name](request, name=name)
