"""What is answered besides entries: pages of lists, findings, vocabularies, problems."""

import functools

from rest_framework import serializers

from opendata.api.problems import PROBLEMS
from opendata.api.shapes.parts import Address, Shape, Text, kind_field, known


class FacetValue(Shape):
    """A value that a list can be narrowed to."""

    slug = Text("The value of the parameter; `none` for entries that say nothing.")
    name = Text("Its name.")
    count = serializers.IntegerField(help_text="How many entries the list would hold with it.")


class FacetCounts(Shape):
    """What a list can be narrowed by."""

    parameter = Text("The parameter of the list.")
    name = Text("What it is called.")
    values = FacetValue(many=True, help_text="Its values that some entry holds.")


class Page(Shape):
    """A page of a list; a subclass says of what."""

    count = serializers.IntegerField(help_text="How many entries the whole list holds.")
    url = Address("The same list as a page of the site.")
    next = Address("The page after this one; null on the last.", allow_null=True)
    previous = Address("The page before this one; null on the first.", allow_null=True)


@functools.cache
def page_of(shape: type[Shape]) -> type[Page]:
    name = f"PageOf{shape.__name__.removesuffix('InList')}"
    fields = {
        "results": shape(many=True, help_text="The entries of this page."),
        "facets": FacetCounts(
            many=True, required=False, help_text="What the list can be narrowed by: with `facets=on`."
        ),
    }
    return type(name, (Page,), {"__doc__": f"A page of a list. {shape.__doc__}", **fields})


class Hit(Shape):
    """Something that was found."""

    kind = kind_field()
    number = serializers.IntegerField(help_text="Its public number, which lasts.")
    name = Text("Its name.")
    language = Text("The language of its texts, as ISO 639 has it.")
    place = known("Where it is, in words.")
    note = known("What it is, in words: a type, a date.")
    url = Address("Its page.")
    api_url = Address("Its address here, with all that is known.")


class SearchHit(Hit):
    """Something that was found, and where."""

    snippet_html = known("The part of its text that fits best, with what was matched in `mark` elements.")


class KindCount(Shape):
    """How much of one kind there is."""

    kind = kind_field()
    count = serializers.IntegerField(help_text="How many of this kind were found.")


class Findings(Page):
    """What a search found, the best first."""

    query = Text("What was searched for: as it was asked, or better spelt.")
    is_mended = serializers.BooleanField(help_text="Whether another spelling was searched for than was asked.")
    counts = KindCount(many=True, help_text="How many of each kind were found.")
    results = SearchHit(many=True, help_text="What was found.")


class Suggestions(Shape):
    """Names that go on like what is typed."""

    results = Hit(many=True, help_text="At most five of each kind.")


class VocabularyLink(Shape):
    """A vocabulary."""

    name = Text("What it is called in addresses.")
    title = Text("What it is called.")
    description = Text("What it is for.")
    parameters = serializers.ListField(
        child=Text("A parameter."), help_text="Parameters of lists that take its values."
    )
    api_url = Address("Its address here.")


class Vocabularies(Shape):
    """All vocabularies."""

    results = VocabularyLink(many=True, help_text="The vocabularies.")


class TermInFull(Shape):
    """A value of a vocabulary."""

    slug = Text("What stands for it in addresses and parameters.")
    name = Text("Its name, in English.")
    definition = known("What belongs to it.")
    former_names = serializers.ListField(child=Text("A name."), help_text="What it was called before.")
    url = Address("Its page, or the list of what holds it.", allow_null=True)
    entry_count = serializers.IntegerField(
        allow_null=True, help_text="How many entries of the lists hold it; null where no list can be narrowed to it."
    )


class Vocabulary(VocabularyLink):
    """A vocabulary with all its values."""

    terms = TermInFull(many=True, help_text="Its values, in their order.")


class Resource(Shape):
    """An address to begin at."""

    name = Text("What stands there.")
    url = Address("Its address.")


class Index(Shape):
    """What there is."""

    name = Text("What the site is called.")
    documentation = Address("The page that explains all.")
    openapi = Address("The OpenAPI document.")
    resources = Resource(many=True, help_text="Where to begin.")


class ParameterError(Shape):
    """What is wrong with one parameter."""

    parameter = Text("Its name.")
    detail = Text("What is wrong, in a sentence.")


class Problem(Shape):
    """What went wrong, as RFC 9457 has it."""

    type = Address("The page that explains it.")
    title = Text("The name of the status.")
    status = serializers.IntegerField(help_text="The status of HTTP.", min_value=min(PROBLEMS), max_value=599)
    detail = Text("What is wrong, in a sentence.")


class RefusedProblem(Problem):
    """Which parameters could not be understood."""

    errors = ParameterError(many=True, required=False, help_text="Each parameter that is wrong.")
