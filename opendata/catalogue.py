"""The data as a whole: its parts and their files, for people, and in the words of DCAT (W3C) and of schema.org."""

import datetime
import functools
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import structured
from core.addresses import absolute
from core.citation import Citation
from core.language_addresses import without_language
from core.languages import ENGLISH
from core.structured import Thing, thing
from newsletter.wording import KINDS as TITLES
from opendata.downloads.columns import Column
from opendata.downloads.formats import Format, files
from opendata.downloads.listing import LICENCE, exception_of_texts
from opendata.downloads.tables import columns_of
from search.kinds import Kind, kind_named
from search.snapshot import Snapshot

MEANINGS = {
    "organisation": gettext_lazy(
        "Who does digital social innovation, and who supports it: what they are, where, with which projects."
    ),
    "project": gettext_lazy("What they do: for whom, with which technologies, where and when, and who takes part."),
    "casestudy": gettext_lazy("Stories of organisations and projects, and what came of their work."),
    "post": gettext_lazy("News, blog articles and reports of events, with the entries that they speak of."),
}
KEYWORDS = ("digital social innovation", "civic technology", "technology for good", "Europe")
# European Union, authority tables; of the page's languages, the data has one.
AUTHORITY = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Dataset:
    """The entries of one kind that its list holds."""

    kind: Kind
    count: int

    @property
    def name(self) -> str:
        """As addresses call it."""
        return self.kind.feed

    @property
    def title(self) -> str:
        return str(TITLES[self.kind.name])

    @property
    def meaning(self) -> str:
        return str(MEANINGS[self.kind.name])

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns_of(self.kind)

    @property
    def files(self) -> list[tuple[Format, str]]:
        """Each format with the path of its file."""
        return files(self.kind)


def datasets(snapshot: Snapshot) -> list[Dataset]:
    return [Dataset(kind_named(name), len(snapshot.listed(name))) for name in TITLES]


@functools.lru_cache(maxsize=1)
def changed_at(revision: int) -> datetime.datetime | None:
    """When anything that is published last changed; it takes a look at every entry, once for each revision."""
    changes = [kind_named(name).model.objects.published().last_change() for name in TITLES]
    return max(filter(None, changes), default=None)


def page_of_data() -> str:
    """The address that stands for the data in whichever language it is told of."""
    return absolute(without_language(reverse("data")))


def name_of_data() -> str:
    return _("Open data of %(site)s") % {"site": settings.SITE_NAME}


def description_of_data() -> str:
    return _(
        "All that is published in %(site)s: organisations, projects, case studies and news of digital social "
        "innovation, as files and by an interface for programs."
    ) % {"site": settings.SITE_NAME}


def citation(changed: datetime.date) -> Citation:
    """How the data is cited in the state of a day."""
    return Citation(
        key="data",
        name=name_of_data(),
        author="",
        address=page_of_data(),
        licence=LICENCE.label,
        changed=changed,
        published=changed,
    )


def as_dcat(snapshot: Snapshot) -> dict[str, Any]:
    """The catalogue in the words of DCAT 3, as JSON-LD."""
    page = page_of_data()
    shared = terms_of_use(snapshot)
    return {
        "@context": CONTEXT,
        "@id": f"{page}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": in_english(name_of_data()),
        "dct:description": in_english(description_of_data()),
        "foaf:homepage": {"@id": page},
        **shared,
        "dcat:dataset": [dataset_as_dcat(dataset, page, shared) for dataset in datasets(snapshot)],
    }


def terms_of_use(snapshot: Snapshot) -> dict[str, Any]:
    """What holds for the catalogue and for each of its parts."""
    home = structured.home()
    changed = changed_at(snapshot.revision)
    publisher = {"@id": f"{home}#publisher", "@type": "foaf:Agent", "foaf:name": settings.SITE_NAME}
    said = {
        "dct:publisher": publisher | {"foaf:homepage": {"@id": home}},
        "dct:license": {"@id": LICENCE.url},
        "dct:rights": {"@type": "dct:RightsStatement", "dct:description": in_english(exception_of_texts())},
        "dct:accrualPeriodicity": {"@id": f"{AUTHORITY}/frequency/UPDATE_CONT"},
    }
    if changed:
        said["dct:modified"] = {"@value": changed.isoformat(), "@type": "xsd:dateTime"}
    if settings.CONTACT_EMAIL:
        contact = {"@type": "vcard:Organization", "vcard:fn": settings.SITE_NAME}
        said["dcat:contactPoint"] = contact | {"vcard:hasEmail": {"@id": f"mailto:{settings.CONTACT_EMAIL}"}}
    return said


def dataset_as_dcat(dataset: Dataset, page: str, shared: dict[str, Any]) -> dict[str, Any]:
    described = absolute(reverse("download_description", args=[dataset.name]))
    return {
        "@id": f"{page}#{dataset.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{page}#{dataset.name}",
        "dct:title": in_english(dataset.title),
        "dct:description": in_english(dataset.meaning),
        "dcat:keyword": list(map(in_english, KEYWORDS)),
        "dcat:landingPage": {"@id": absolute(dataset.kind.list_address)},
        **shared,
        "dcat:distribution": [
            {
                "@id": address,
                "@type": "dcat:Distribution",
                "dct:title": in_english(f"{dataset.title}: {form.name}"),
                "dcat:accessURL": {"@id": page},
                "dcat:downloadURL": {"@id": address},
                "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{form.media_type}"},
                "dct:license": shared["dct:license"],
                "dct:rights": shared["dct:rights"],
            }
            | ({"foaf:page": {"@id": described}} if form.extension == "csv" else {})
            for form, address in addresses_of(dataset)
        ],
    }


def addresses_of(dataset: Dataset) -> list[tuple[Format, str]]:
    return [(form, absolute(path)) for form, path in dataset.files]


def in_english(text: str) -> dict[str, str]:
    return {"@value": str(text), "@language": ENGLISH}


def as_thing(snapshot: Snapshot) -> Thing:
    """The catalogue in the words of schema.org, by which search engines of data sets find it."""
    page = page_of_data()
    changed = changed_at(snapshot.revision)
    shared = {
        "license": LICENCE.url,
        "isAccessibleForFree": True,
        "creator": structured.publisher(),
        "publisher": structured.publisher(),
        "dateModified": changed.isoformat() if changed else "",
        "keywords": list(KEYWORDS),
    }
    held = [
        thing(
            "Dataset",
            f"{page}#{dataset.name}",
            name=f"{dataset.title}: {settings.SITE_NAME}",
            description=f"{dataset.meaning} {exception_of_texts()}",
            url=page,
            distribution=[
                thing("DataDownload", name=form.name, encodingFormat=form.media_type, contentUrl=address)
                for form, address in addresses_of(dataset)
            ],
            **shared,
        )
        for dataset in datasets(snapshot)
    ]
    said = {"name": name_of_data(), "description": description_of_data(), "url": page}
    return thing("DataCatalog", f"{page}#catalogue", **said, dataset=held, **shared)
