"""The list that a download holds, and what is said of it beside the entries."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from core.addresses import absolute, with_query
from core.languages import ENGLISH
from core.licences import Licence
from newsletter.followed import followed
from newsletter.wording import told
from opendata.downloads.columns import Column
from opendata.downloads.tables import columns_of
from search.kinds import Kind
from search.lists import Found
from search.snapshot import Snapshot

LICENCE = Licence.CC_BY


def exception_of_texts() -> str:
    """What the licence does not say of each text."""
    return _(
        "A text that comes from elsewhere keeps its own licence, which may forbid commercial use: "
        "the column text_licence names it."
    )


class Listing:
    """What an address asks for of the list of one kind, as its page understands it."""

    def __init__(self, kind: Kind, data: QueryDict, snapshot: Snapshot):
        self.kind, self.snapshot = kind, snapshot
        self._followed = followed(kind.name, data, snapshot)
        self.asked = self._followed.asked
        self.found = Found(self.asked)
        self.columns: tuple[Column, ...] = columns_of(kind)

    @property
    def title(self) -> str:
        return told(self._followed)

    @cached_property
    def query(self) -> QueryDict:
        """In one order, with the way to sort and without what changes the looks only."""
        return self.asked.address(view=None)

    @property
    def page(self) -> str:
        return absolute(with_query(self.kind.list_address, self.query))

    def path(self, extension: str) -> str:
        return with_query(reverse("download", args=[self.kind.feed, extension]), self.query)

    @property
    def description_path(self) -> str:
        """Where the columns of its CSV are described."""
        return with_query(reverse("download_description", args=[self.kind.feed]), self.query)

    def documents(self) -> list[int]:
        return self.found.documents(0, len(self.found)) if len(self.found) else []

    @translation.override(ENGLISH)
    def facts(self) -> dict[str, Any]:
        """What stands beside the entries in a file that has room for it, in English like the names of the columns."""
        facts = {
            "title": self.title,
            "source": settings.SITE_NAME,
            "page": self.page,
            "made_on": localdate().isoformat(),
            "count": len(self.found),
            "licence": LICENCE.url,
            "licence_name": LICENCE.label,
            "licence_of_texts": exception_of_texts(),
            "about_the_data": absolute(reverse("data")),
        }
        return facts | ({"not_understood": self.asked.ignored} if self.asked.ignored else {})
