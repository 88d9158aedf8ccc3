"""The list and the page that every kind of entry has."""

import re

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.generic import View

from core.models import Entry
from core.text import initial_label, initial_order

PAGE_SIZE = 24


def page_of(entries, asked: str) -> Page:
    """The asked page of entries; what is no page number, or lies beyond the last page, is not found."""
    if not re.fullmatch("[1-9][0-9]{0,5}", asked):
        raise Http404("There is no such page.")
    paginator = Paginator(entries, PAGE_SIZE)
    number = int(asked)
    if number > paginator.num_pages:
        raise Http404("The list has fewer pages.")
    return paginator.page(number)


class EntryList(View):
    """Published entries of one kind, filtered by what the visitor asked for."""

    filterset_class = None

    def get(self, request):
        filterset = self.filterset_class(request.GET)
        page = page_of(filterset.qs.for_cards(), request.GET.get("page", "1"))
        kind = self.filterset_class.Meta.model._meta
        context = {
            "filterset": filterset,
            "page": page,
            "initials": self.initials(filterset),
            "archived_count": filterset.archived_count(),
        }
        return render(request, f"{kind.app_label}/{kind.model_name}_list.html", context)

    @staticmethod
    def initials(filterset) -> list[dict]:
        """The groups of the A–Z bar that hold entries, in order."""
        held = sorted(filterset.initials(), key=initial_order)
        return [{"value": initial, "label": initial_label(initial)} for initial in held]


class EntryPage(View):
    """One published entry at its one address; a merged entry leads to the one that stands in for it."""

    model: type[Entry]

    def get(self, request, number: int, slug: str = ""):
        entry = self.model.objects.published().for_page().filter(number=number).first()
        if entry is None:
            return redirect_to(request, self.survivor_of(number))
        if slug != entry.slug:
            return redirect_to(request, entry)
        return self.show(request, entry)

    @classmethod
    def show(cls, request, entry, **extra):
        kind = cls.model._meta
        context = {"entry": entry, **cls.related(entry), **extra}
        return render(request, f"{kind.app_label}/{kind.model_name}_detail.html", context)

    @staticmethod
    def related(entry) -> dict:
        """What else the page shows: a dictionary of querysets."""
        return {}

    def survivor_of(self, number: int) -> Entry:
        seen = set()
        while number not in seen:
            seen.add(number)
            number = self.model.objects.filter(number=number).values_list("merged_into", flat=True).first()
        survivor = self.model.objects.published().filter(number=number).first()
        if survivor is None or len(seen) == 1:
            raise Http404("There is no such entry.")
        return survivor


def redirect_to(request, entry: Entry) -> HttpResponsePermanentRedirect:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(entry.get_absolute_url() + (f"?{query}" if query else ""))
