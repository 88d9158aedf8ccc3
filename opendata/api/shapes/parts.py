"""What the shapes of all kinds of entry are made of."""

from collections.abc import Iterable

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.addresses import absolute, address_of
from core.markdown import render
from core.models import Entry
from core.models.place import shown_degrees
from opendata.api.addresses import api_address_of
from opendata.api.vocabularies import address_of_term
from search.kinds import kinds


class Shape(serializers.Serializer):
    """What is only ever read."""


class Text(serializers.CharField):
    """A text, or null where nothing is known."""

    def __init__(self, help_text: str, **kwargs):
        super().__init__(help_text=help_text, **kwargs)

    def to_representation(self, value):
        return str(value) if value or not self.allow_null else None


def known(help_text: str, **kwargs) -> Text:
    return Text(help_text, allow_null=True, **kwargs)


@extend_schema_field({"type": "string", "format": "uri"})
class Address(Text):
    """A web address as it was given."""


class Whole(Address):
    """The whole address of what the site knows by its path."""

    def to_representation(self, value):
        return absolute(value)


@extend_schema_field({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"})
class PartialDate(Text):
    def __init__(self, help_text: str, **kwargs):
        super().__init__(f"{help_text}: a year, a month or a day, as ISO 8601 writes it.", allow_null=True, **kwargs)


def kind_field(help_text: str = "Which kind of entry it is.") -> serializers.Field:
    names = [kind.name for kind in kinds()]

    @extend_schema_field({"type": "string", "enum": names})
    class Kind(Text):
        pass

    return Kind(help_text, source="kind_name")


class Term(Shape):
    """A value of a vocabulary."""

    slug = Text("What stands for it in addresses and parameters.")
    name = Text("Its name, in English.")
    url = Address("Its page, or the list of what holds it.", allow_null=True)

    def __init__(self, vocabulary: str, **kwargs):
        self.vocabulary = vocabulary
        super().__init__(**kwargs)

    def to_representation(self, term):
        slug, name = (term["slug"], term["name"]) if isinstance(term, dict) else (term.slug, term.name)
        return said(self.vocabulary, slug, name)


def said(vocabulary: str, slug: str, name: str) -> dict[str, str | None]:
    return {"slug": slug, "name": name, "url": address_of_term(vocabulary, slug)}


class Terms(serializers.ListField):
    """Values of a vocabulary, as `with_terms` loads them."""

    def __init__(self, vocabulary: str, help_text: str, **kwargs):
        super().__init__(child=Term(vocabulary), help_text=help_text, **kwargs)


@extend_schema_field(Term(""))
class ChoiceTerm(serializers.Field):
    """The value of a field with choices of its own."""

    def __init__(self, vocabulary: str, **kwargs):
        self.vocabulary = vocabulary
        super().__init__(**kwargs)

    def get_attribute(self, instance):
        value = super().get_attribute(instance)
        if not value:
            return None
        return str(value), str(dict(type(instance)._meta.get_field(self.source).choices)[value])

    def to_representation(self, choice):
        return said(self.vocabulary, *choice)


class RoleTerms(Terms):
    """The roles in a project, which a query tells in words."""

    def __init__(self, labels: Iterable[tuple[str, str]], help_text: str, **kwargs):
        self.slugs = {str(label): str(value) for value, label in labels}
        super().__init__("roles", help_text, **kwargs)

    def to_representation(self, labels):
        return [said("roles", self.slugs[label], label) for label in labels]


class TextLicence(Shape):
    """The licence that texts are under."""

    id = Text("Its SPDX identifier.", source="text_licence")
    name = Text("Its name.", source="get_text_licence_display")
    url = Address("Its terms.", source="licence_url")

    def __init__(self, **kwargs):
        super().__init__(source="*", **kwargs)


class Source(Shape):
    """Where the text comes from, where it is not our own."""

    name = known("Who wrote or published it first.", source="text_source")
    url = known("Where it stood.", source="text_source_url")

    def __init__(self, **kwargs):
        super().__init__(source="*", allow_null=True, **kwargs)

    def to_representation(self, entry):
        return super().to_representation(entry) if entry.text_source or entry.text_source_url else None


class LongText(Shape):
    """A text to read, as HTML that is safe to show, and as Markdown, as it was written."""

    html = Text("HTML with headings from h2 on and whole addresses; no pictures, no scripts.")
    markdown = Text("CommonMark.")

    def __init__(self, field: str, help_text: str, **kwargs):
        self.field = field
        super().__init__(source="*", help_text=help_text, **kwargs)

    def to_representation(self, entry):
        written = getattr(entry, self.field)
        return {"html": render(written, base=settings.SITE_URL), "markdown": written}


class Variant(Shape):
    """A file of a picture."""

    url = Address("Its file.")
    width = serializers.IntegerField(help_text="In pixels.")
    type = Text("Its media type.")


class Picture(Shape):
    """A picture in the widths and formats that are kept of it."""

    url = Address("The widest file, as WebP.")
    width = serializers.IntegerField(help_text="Its width in pixels.")
    height = serializers.IntegerField(help_text="Its height in pixels.")
    alternative_text = Text("What it shows, for people who cannot see it.")
    credit = known("Who made it, and its licence: not that of the texts.")
    variants = Variant(many=True, help_text="All files, the narrowest first.")

    def to_representation(self, picture):
        return {
            "url": absolute(picture.url()),
            "width": picture.width,
            "height": picture.height,
            "alternative_text": picture.alternative_text,
            "credit": picture.credit or None,
            "variants": [
                {"url": absolute(picture.url(width, type_)), "width": width, "type": f"image/{type_}"}
                for width in picture.widths
                for type_ in ("webp", "avif")
            ],
        }


@extend_schema_field(Term(""))
class CountryTerm(serializers.Field):
    """A country by its ISO 3166-1 code."""

    def get_attribute(self, instance):
        return super().get_attribute(instance) or None

    def to_representation(self, country):
        return said("countries", country.code, str(country.name))


class Coordinates(Shape):
    """A point in WGS 84."""

    latitude = serializers.FloatField(help_text="Degrees north.", min_value=-90, max_value=90)
    longitude = serializers.FloatField(help_text="Degrees east.", min_value=-180, max_value=180)
    precision = ChoiceTerm("precisions", source="coordinates_precision", help_text="What they point at.")

    def __init__(self, **kwargs):
        super().__init__(source="*", **kwargs)

    def to_representation(self, entry):
        if entry.latitude is None:
            return None
        point = super().to_representation(entry)
        return point | {name: shown_degrees(point[name]) for name in ("latitude", "longitude")}


class Place(Shape):
    """Where an entry is, as far as the site shows it."""

    text = known("The place in words, from near to far.", source="place")
    country = CountryTerm(allow_null=True, help_text="Its country.")
    scope = ChoiceTerm("scopes", allow_null=True, help_text="Its reach, where the work is not bound to one country.")
    locality = known("Its town, city or region.")
    address = known("Its street address.")
    coordinates = Coordinates(allow_null=True, help_text="A point, and what it points at.")

    def __init__(self, **kwargs):
        super().__init__(source="*", **kwargs)


class EntryLink(Shape):
    """Another entry that is spoken of."""

    kind = kind_field()
    number = serializers.IntegerField(help_text="Its public number, which lasts.")
    name = Text("Its name.")
    language = Text("The language of its texts, as ISO 639 has it.")
    url = Address("Its page.", source="*")
    api_url = Address("Its address here.", source="*")

    def to_representation(self, entry):
        return link(entry) | self.more(entry)

    def more(self, entry) -> dict:
        return {}


def link(entry: Entry) -> dict:
    return {
        "kind": entry.kind_name(),
        "number": entry.number,
        "name": entry.name,
        "language": entry.language,
        "url": address_of(entry),
        "api_url": api_address_of(entry),
    }
