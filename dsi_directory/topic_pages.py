"""Pages of themes, countries and networks, and the pages that list them."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from core.keeping import kept
from core.metadata import Crumb, Metadata
from dsi_directory import home, topics
from dsi_directory.errors import NoSuchTopic
from dsi_directory.topics import Topic
from search.facets import AREA_OF_IMPACT, COUNTRY, FOCUS_AREA, NETWORK, Facet
from search.kinds import kinds
from search.lists import entries_of
from search.mapped import areas, shaded
from search.snapshot import Snapshot, current

# Entries of each kind on the page of a topic, and topics of each sort beside them.
SHOWN, AROUND = 6, 10


@kept
class TopicPage(View):
    """One topic: what it is, how much there is of it, and the newest entries of each kind."""

    # What stands above its name, with the name of the page that lists all of its sort.
    sort: str
    index: str
    # What is said, and offered, where there is none at an address.
    missing: str
    see_all: str
    # Facets of topics that are shown beside it, with their headings.
    beside: tuple[tuple[str, Facet], ...]

    def get(self, request, value: str):
        snapshot = current()
        topic = self.find(value, snapshot)
        if topic is None:
            raise NoSuchTopic(self.missing, self.see_all, self.index)
        if value != topic.value:
            return HttpResponsePermanentRedirect(topic.address)
        numbers = topics.numbers(snapshot, topic)
        context = {
            "meta": about_topic(topic, self.index),
            "topic": topic,
            "sort": self.sort,
            "index": self.index,
            "numbers": numbers,
            "left_out": topics.left_out(snapshot, topic),
            "held": [number for number in numbers.values() if number],
            "entries": {kind.name: newest(snapshot, topic, kind) if numbers[kind.name] else [] for kind in kinds()},
            "beside": self.topics_beside(snapshot, topic),
        }
        return render(request, "topics/topic.html", context)

    def find(self, value: str, snapshot: Snapshot) -> Topic | None:
        raise NotImplementedError

    def topics_beside(self, snapshot: Snapshot, topic: Topic) -> list[dict]:
        among = topics.listed(snapshot) & snapshot.holding(topic.facet.name, topic.value)
        found = ((title, topics.largest(snapshot, facet, among, AROUND)) for title, facet in self.beside)
        return [{"title": title, "amounts": amounts} for title, amounts in found if amounts]


INDEXES = {
    "themes": (_("Themes"), _("The four ways to be open and the ten areas of life that entries are sorted by.")),
    "countries": (
        _("Countries"),
        _("Where organisations, projects and stories of tech for good are, country by country."),
    ),
    "networks": (_("Networks"), _("The networks and movements that the organisations of this directory belong to.")),
}


def about_index(index: str) -> Metadata:
    title, description = map(str, INDEXES[index])
    path = reverse(index)
    return Metadata(title=title, description=description, path=path, trail=(Crumb(title, path),))


def about_topic(topic: Topic, index: str) -> Metadata:
    above = about_index(index)
    return Metadata(
        title=topic.name,
        description=topic.definition
        or gettext("%(name)s: %(about)s") % {"name": topic.name, "about": above.description},
        path=topic.address,
        trail=(*above.trail, Crumb(topic.name, topic.address)),
    )


def newest(snapshot: Snapshot, topic: Topic, kind) -> list:
    ids = snapshot.listed(kind.name) & snapshot.holding(topic.facet.name, topic.value)
    return entries_of(kind, snapshot.in_order(ids, kind.name, "newest", 0, SHOWN))


class ThemePage(TopicPage):
    sort, index = _("Theme"), "themes"
    missing, see_all = _("There is no theme at this address."), _("See all themes")
    beside = ((_("In these countries"), COUNTRY), (_("In these networks"), NETWORK))

    def find(self, value, snapshot):
        return topics.theme(value)


class CountryPage(TopicPage):
    sort, index = _("Country"), "countries"
    missing, see_all = _("There is no country at this address."), _("See all countries")
    beside = ((_("Ways to be open"), FOCUS_AREA), (_("Areas of life"), AREA_OF_IMPACT), (_("Networks"), NETWORK))

    def find(self, value, snapshot):
        return topics.country(value.upper())


class NetworkPage(TopicPage):
    sort, index = _("Network"), "networks"
    missing, see_all = _("There is no network at this address."), _("See all networks")
    beside = ((_("In these countries"), COUNTRY), (_("Areas of life"), AREA_OF_IMPACT))

    def find(self, value, snapshot):
        return topics.network(value, snapshot)


@kept
def themes(request):
    snapshot = current()
    context = {
        "meta": about_index("themes"),
        "focus_areas": home.focus_areas(snapshot),
        "areas_of_impact": home.areas_of_impact(snapshot),
    }
    return render(request, "topics/themes.html", context)


@kept
def countries(request):
    snapshot = current()
    found = areas(snapshot, topics.listed(snapshot), lambda code: topics.address(COUNTRY, code))
    mapped = shaded([area for area in found if area.is_country])
    return render(request, "topics/countries.html", {"meta": about_index("countries"), "mapped": mapped})


@kept
def networks(request):
    snapshot = current()
    found = topics.largest(snapshot, NETWORK, snapshot.listed("organisation"))
    return render(request, "topics/networks.html", {"meta": about_index("networks"), "networks": found})
