"""What a page says of itself to browsers, to search engines and where it is shared."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from core import languages, structured
from core.addresses import absolute, data_address, share_picture, share_site, with_query
from core.language_addresses import is_in_every_language, versions, without_language
from core.models import Entry
from core.share_pictures.drawing import SIZE
from core.text import shortened, without_marks

# Letters of a description: fewer say too little, more are cut off where results are listed.
SHORTEST, LONGEST = 50, 160


class Crumb(NamedTuple):
    """A page on the way from the home page to another."""

    name: str
    path: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What a page says of itself; a page without a path of its own is for no search engine."""

    # Without the site's name.
    title: str = ""
    description: str = field(default_factory=lambda: gettext(settings.SITE_TAGLINE))
    # With no more of the query than makes another page of it.
    path: str = ""
    # What is on screen, with all of the query that was understood; the path where that is all.
    screen: str = ""
    # Where the same is told as data.
    data_path: str = ""
    for_people_only: bool = False
    language: str = field(default_factory=languages.of_reader)
    # The pages that lead from the home page to this one, which is the last.
    trail: tuple[Crumb, ...] = ()
    # What the page is about, in the words of schema.org.
    things: tuple[structured.Thing, ...] = ()
    picture: str = field(default_factory=share_site)
    picture_size = SIZE

    @property
    def page_title(self) -> str:
        return f"{self.title} – {settings.SITE_NAME}" if self.title else settings.SITE_NAME

    @property
    def address(self) -> str:
        return absolute(self.path) if self.path else ""

    @property
    def versions(self) -> list[dict[str, str]]:
        """The page in every language, and the one for who reads none of them, as `hreflang` has it."""
        if not is_in_every_language(self.path):
            return []
        found = [{"language": version.language, "address": absolute(version.path)} for version in versions(self.path)]
        return [*found, {"language": "x-default", "address": absolute(without_language(self.path))}]

    @property
    def is_for_search_engines(self) -> bool:
        return bool(self.path) and not self.for_people_only

    @property
    def robots(self) -> str:
        return "max-image-preview:large" if self.is_for_search_engines else "noindex"

    @property
    def locale(self) -> str:
        return languages.locale(self.language)

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(gettext("Home"), reverse("home")), *self.trail) if self.trail else ()

    @property
    def article(self) -> structured.Thing | None:
        """What there is to read on the page, if that is what it is for."""
        return next((thing for thing in self.things if "headline" in thing), None)

    @property
    def data(self) -> SafeString:
        """All that the page tells machines, as JSON that can stand in a script element."""
        trail = [structured.breadcrumbs(self.crumbs)] if self.crumbs else []
        return structured.document([*self.things, *trail])


def of_entry(entry: Entry, thing: structured.Thing) -> Metadata:
    """What the page of a published entry says, `thing` being the entry in the words of schema.org."""
    path = entry.get_absolute_url()
    return Metadata(
        title=entry.name,
        description=description_of(entry),
        path=path,
        data_path=data_address(entry),
        language=entry.language,
        trail=(Crumb(entry.list_name(), entry.list_path()), Crumb(entry.name, path, entry.language)),
        things=(thing,) if "headline" in thing else (structured.page_about(entry, thing), thing),
        picture=share_picture(entry),
    )


def of_list(kind: type[Entry], page: Page, narrowed_by: QueryDict, shown: QueryDict, description: str) -> Metadata:
    """What a page of a kind's list says; a list that is narrowed is for people, not for search engines."""
    query, shown, title = narrowed_by.copy(), shown.copy(), kind.list_name()
    trail = [Crumb(title, kind.list_path())]
    if page.number > 1:
        query["page"] = shown["page"] = str(page.number)
        number = gettext("Page %(number)s") % {"number": page.number}
        title = gettext("%(title)s, page %(number)s") % {"title": title, "number": page.number}
        description = f"{description} {number}."
    path = with_query(kind.list_path(), query)
    if page.number > 1:
        trail.append(Crumb(number, path))
    return Metadata(
        title=title,
        description=description,
        path=path,
        screen=with_query(kind.list_path(), shown),
        for_people_only=bool(narrowed_by),
        trail=tuple(trail),
        things=(structured.collection(title, path, page.object_list),),
    )


def description_of(entry: Entry) -> str:
    """What the entry is, in plain text: its own words, then who it is where these are too few."""
    who = ", ".join(str(part) for part in (entry.name, entry._meta.verbose_name, getattr(entry, "place", "")) if part)
    tagline = gettext(settings.SITE_TAGLINE)
    site = f"{settings.SITE_NAME}: {tagline}"
    texts = (without_marks(getattr(entry, field)) for field in entry.rendered_fields.values())
    said = entry.summary
    for more in (*texts, f"{who}. {site}."):
        if len(said) < SHORTEST:
            said = f"{said} {more}".strip()
    return shortened(said, LONGEST)
