"""Structured data in the words of schema.org, as JSON-LD: what all kinds of entry and all lists have in common.

Each app's own `structured.py` says the rest of its entries, from what their pages have loaded already.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext

from core import languages
from core.addresses import absolute, address_of, share_picture
from core.language_addresses import without_language
from core.models import Entry, Located, Picture, Precision
from core.text import host_of, shortened

Thing = dict[str, Any]

# What Google shows of a headline.
HEADLINE = 110
# So that nothing in the data can end the script element, or a line where a reader of scripts knows more line ends.
ESCAPES = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})


def document(things: Iterable[Thing]) -> SafeString:
    """The things as one JSON-LD document that can stand in a script element."""
    return embedded({"@context": "https://schema.org", "@graph": list(things)})


def embedded(data: Thing) -> SafeString:
    """Data as JSON that can stand in a script element."""
    # Safe because of the escapes.
    return mark_safe(json.dumps(data, default=str, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES))  # noqa: S308


def thing(type_: str, id_: str = "", **properties) -> Thing:
    """A thing with those of the properties that say something."""
    said = {name: value for name, value in properties.items() if says_something(value)}
    return {"@type": type_} | ({"@id": id_} if id_ else {}) | said


def says_something(value) -> bool:
    is_bare = isinstance(value, dict) and value.keys() == {"@type"}
    return value not in (None, "", [], {}) and not is_bare


def reference(entry: Entry, type_: str) -> Thing:
    """An entry as other things name it."""
    return thing(type_, id_of(entry), name=entry.name, url=address_of(entry))


def id_of(entry: Entry) -> str:
    """The entry itself, as its page is not the organisation; the same in whichever language the page is."""
    return f"{absolute(without_language(entry.get_absolute_url()))}#{entry._meta.model_name}"


def identifier(entry: Entry) -> Thing:
    return thing("PropertyValue", propertyID=settings.SITE_URL, value=str(entry.number))


def publisher() -> Thing:
    """Who is behind the site."""
    url = home()
    return thing("Organization", f"{url}#publisher", name=settings.SITE_NAME, url=url)


def web_site() -> Thing:
    """The site with the way to search it."""
    url = home()
    search = f"{absolute(reverse('search:page'))}?q={{search_term_string}}"
    return thing(
        "WebSite",
        f"{url}#website",
        name=settings.SITE_NAME,
        description=gettext(settings.SITE_TAGLINE),
        url=url,
        inLanguage=[code for code, _ in settings.LANGUAGES],
        publisher=publisher(),
        potentialAction=thing("SearchAction", target=thing("EntryPoint", urlTemplate=search))
        | {"query-input": "required name=search_term_string"},
    )


def home() -> str:
    return absolute(without_language(reverse("home")))


def part_of_site() -> Thing:
    url = home()
    return thing("WebSite", f"{url}#website", name=settings.SITE_NAME, url=url)


def breadcrumbs(crumbs: Sequence[tuple[str, str, str]]) -> Thing:
    """The way from the home page: (name, path, language) of each page on it."""
    steps = [
        thing("ListItem", position=position, name=name, item=absolute(path))
        for position, (name, path, _) in enumerate(crumbs, start=1)
    ]
    return thing("BreadcrumbList", itemListElement=steps)


def collection(name: str, path: str, entries: Sequence[Entry]) -> Thing:
    """A page of a list: the names and addresses of the entries on it."""
    items = [
        thing("ListItem", position=position, name=entry.name, url=address_of(entry))
        for position, entry in enumerate(entries, start=1)
    ]
    held = thing("ItemList", numberOfItems=len(items), itemListElement=items)
    reader = languages.of_reader()
    page = {"name": name, "url": absolute(path), "inLanguage": reader, "isPartOf": part_of_site()}
    return thing("CollectionPage", **page, mainEntity=held)


def said_of(entry: Entry) -> dict[str, Any]:
    """What an entry's own page and a text to read both say: where the text is from, how fresh and how free it is."""
    return {
        "inLanguage": entry.language,
        "datePublished": moment(entry.published_at),
        "dateModified": moment(entry.updated_at),
        "license": entry.licence_url,
        "isBasedOn": source(entry),
        "publisher": publisher(),
        "isPartOf": part_of_site(),
    }


def actor(entry: Entry, type_: str, **properties) -> Thing:
    """Somebody who does something: an organisation, or a project, which schema.org counts among them."""
    where = place(entry)
    return thing(
        type_,
        id_of(entry),
        name=entry.name,
        description=entry.summary,
        url=address_of(entry),
        mainEntityOfPage=address_of(entry),
        identifier=identifier(entry),
        logo=image(entry.logo),
        image=image(entry.header_image),
        address=where.get("address"),
        location=where if "geo" in where else None,
        areaServed=entry.get_scope_display(),
        **properties,
    )


def page_about(entry: Entry, main: Thing) -> Thing:
    """The page of an entry that is no text to read."""
    url = address_of(entry)
    checked = entry.checked_on.isoformat() if entry.checked_on else ""
    about = {"@id": main["@id"]}
    return thing("WebPage", url, url=url, name=entry.name, mainEntity=about, lastReviewed=checked, **said_of(entry))


def article(entry: Entry, type_: str, pictures: Sequence[Picture | None], **properties) -> Thing:
    """A text to read: a case study or a post."""
    url = address_of(entry)
    return thing(
        type_,
        id_of(entry),
        headline=shortened(entry.name, HEADLINE),
        name=entry.name,
        description=entry.summary,
        url=url,
        mainEntityOfPage=url,
        identifier=identifier(entry),
        image=[image(picture) for picture in dict.fromkeys(pictures) if picture] or [share_picture(entry)],
        **said_of(entry),
        **properties,
    )


def moment(time) -> str:
    return localtime(time).isoformat(timespec="seconds")


def source(entry: Entry) -> Thing:
    """Where the text comes from."""
    return thing("CreativeWork", name=entry.text_source, url=web_address(entry.text_source_url))


def image(picture: Picture | None) -> Thing | None:
    if picture is None:
        return None
    return thing(
        "ImageObject",
        url=absolute(picture.url()),
        width=picture.width,
        height=picture.height,
        caption=picture.alternative_text,
        creditText=picture.credit,
    )


def postal_address(entry: Located) -> Thing:
    return thing(
        "PostalAddress",
        streetAddress=shortened(entry.address, 500),
        addressLocality=entry.locality,
        addressCountry=str(entry.country),
    )


def place(entry: Located) -> Thing:
    """Where an entry is; its coordinates only where they point at an address."""
    is_precise = entry.coordinates_precision == Precision.ADDRESS
    geo = (
        thing("GeoCoordinates", latitude=float(entry.latitude), longitude=float(entry.longitude))
        if is_precise
        else None
    )
    return thing("Place", address=postal_address(entry), geo=geo)


def names(shown: Iterable[dict]) -> list[str]:
    """Of terms or other names as a queryset has loaded them with their entry, each once."""
    return list(dict.fromkeys(one["name"] for one in shown))


def web_address(url: str) -> str:
    """The address if it is one of the web, else nothing."""
    return url if host_of(url) else ""
