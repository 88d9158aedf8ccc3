"""The page that every kind of entry has, and the pages of a list."""

import functools
import re
from urllib.parse import unquote

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.http import MAX_URL_REDIRECT_LENGTH
from django.utils.translation import override
from django.views.generic import View

from core.addresses import DATA, absolute, address_of, data_address
from core.keeping import kept
from core.languages import ENGLISH
from core.metadata import Metadata, of_entry
from core.models import Entry
from core.prepared import prepared
from core.structured import Thing, document
from core.versions import has_gone

PAGE_SIZE = 24
JSON_LD = "application/ld+json"


def page_of(entries, asked: str) -> Page:
    """The asked page of entries; what is no page number, or lies beyond the last page, is not found."""
    if not re.fullmatch("[1-9][0-9]{0,5}", asked):
        raise Http404("There is no such page.")
    paginator = Paginator(entries, PAGE_SIZE)
    number = int(asked)
    if number > paginator.num_pages:
        raise Http404("The list has fewer pages.")
    return paginator.page(number)


@kept
class EntryPage(View):
    """One published entry at its one address; a merged entry leads to the one that stands in for it."""

    model: type[Entry]

    def get(self, request, number: int, slug: str = ""):
        entry = next(iter(shown(self.model, number=number)), None)
        if entry is None:
            return self.instead(request, number)
        if slug.endswith(DATA):
            return self.data(request, entry)
        if request.path != unquote(entry.get_absolute_url()):
            return moved_to(request, entry.get_absolute_url())
        return self.data(request, entry) if prefers_data(request) else self.show(request, entry)

    @classmethod
    def told_by(cls, request) -> dict[str, str]:
        """The headers that the answer depends on, as `kept` asks for them."""
        return {"Accept": str(prefers_data(request))}

    def data(self, request, entry) -> HttpResponse:
        """What the page tells machines of the entry, at an address that is the same in every language."""
        address = data_address(entry)
        if request.path.endswith(DATA) and request.path != unquote(address):
            return moved_to(request, address)
        with override(ENGLISH):
            said = document([self.thing(**self.context(request, entry))])
        links = f'<{address_of(entry)}>; rel="canonical", <{absolute(address)}>; rel="self"'
        return HttpResponse(said, content_type=JSON_LD, headers={"Content-Location": address, "Link": links})

    def instead(self, request, number: int):
        """The way to the entry that stands in for one that is not to be seen; else, that it has gone or never was."""
        if survivor := self.model.objects.standing_in_for(number):
            return moved_to(request, survivor.get_absolute_url())
        if has_gone(self.model, number):
            return self.gone(request)
        raise Http404("There is no such entry.")

    def gone(self, request):
        """What is answered for an entry that anybody could once see and that was deleted."""
        raise NotImplementedError

    @classmethod
    def show(cls, request, entry, preview: bool = False):
        kind, around = cls.model._meta, cls.context(request, entry)
        meta = Metadata(title=entry.name) if preview else of_entry(entry, cls.thing(**around))
        context = {**around, "preview": preview, "meta": meta}
        return render(request, f"{kind.app_label}/{kind.model_name}_detail.html", context)

    @classmethod
    def context(cls, request, entry) -> dict:
        return {"entry": entry, **{name: related(cls, name, number=entry.pk) for name in names_of_related(cls)}}

    @staticmethod
    def related(entry) -> dict[str, QuerySet]:
        """What else the page shows, by its name; nothing may hang on the entry but its number."""
        return {}

    @staticmethod
    def thing(entry, **related) -> Thing:
        """The entry in the words of schema.org, without a query more than the page needs anyway."""
        raise NotImplementedError


@prepared
def shown(model: type[Entry], *, number: int) -> QuerySet:
    return model.objects.published().for_page().filter(number=number)


@functools.cache
def names_of_related(page: type[EntryPage]) -> tuple[str, ...]:
    return tuple(page.related(page.model(number=0)))


@prepared
def related(page: type[EntryPage], name: str, *, number: int) -> QuerySet:
    return page.related(page.model(number=number))[name]


def prefers_data(request) -> bool:
    """Whether a program asks for data in the place of the page."""
    return request.get_preferred_type(["text/html", JSON_LD]) == JSON_LD


def moved_to(request, address: str) -> HttpResponsePermanentRedirect:
    """The way to the one address of a page, with the query string of this request as far as a redirect can hold it."""
    query = request.META.get("QUERY_STRING", "")
    # Django refuses longer ones; percent-encoding may treble what is not ASCII yet.
    room = MAX_URL_REDIRECT_LENGTH - len(address) - 1
    whole = f"{address}?{query}" if query and 3 * len(query.encode()) < room else address
    # What was sent with another method is sent again there.
    return HttpResponsePermanentRedirect(whole, preserve_request=request.method not in ("GET", "HEAD"))
