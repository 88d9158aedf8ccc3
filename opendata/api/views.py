"""What stands at each address of the API."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter

from core.addresses import absolute
from core.versions import has_gone
from opendata.api import document
from opendata.api.addresses import api_address
from opendata.api.base import ApiView
from opendata.api.kinds import KINDS, ApiKind
from opendata.api.problems import Gone
from opendata.api.shapes import answers
from opendata.api.vocabularies import VOCABULARIES


class EntryView(ApiView):
    """One entry; a merged one leads to the one that stands in for it."""

    kind: ApiKind | None = None
    description = "All that is known of it, with its texts and the entries that it is linked with."
    problems = (404, 410)
    of_path = [
        OpenApiParameter(
            "number",
            {"type": "integer", "minimum": 0, "maximum": 999_999_999},
            OpenApiParameter.PATH,
            description="The public number of the entry: the one in the address of its page.",
        )
    ]

    @property
    def operation(self):
        return self.kind.one

    @property
    def summary(self):
        return f"One {self.kind.kind.one}"

    @property
    def tag(self):
        return self.kind.title

    @property
    def shape(self):
        return self.kind.whole

    def answer(self, request, snapshot, number):
        entry = self.kind.loaded().filter(number=number).first()
        if entry is None:
            return self.instead(number)
        for name, related in self.kind.page.related(entry).items():
            setattr(entry, f"related_{name}", list(related))
        return self.kind.whole(entry).data

    def instead(self, number: int) -> HttpResponse:
        model = self.kind.model
        if survivor := model.objects.standing_in_for(number):
            address = api_address(survivor.kind_name(), survivor.number)
            return HttpResponsePermanentRedirect(address, preserve_request=True)
        if has_gone(model, number):
            raise Gone
        raise Http404(f"There is no {self.kind.kind.one} with the number {number}.")


class VocabulariesView(ApiView):
    operation, tag = "vocabularies", "Vocabularies"
    summary = "All vocabularies"
    description = "What the values of fields and parameters can be."
    shape = answers.Vocabularies

    def answer(self, request, snapshot):
        return {"results": [about(name) for name in VOCABULARIES]}


class VocabularyView(ApiView):
    operation, tag = "vocabulary", "Vocabularies"
    summary = "One vocabulary"
    description = "All values of a vocabulary, with how many entries hold each."
    shape = answers.Vocabulary
    problems = (404,)
    of_path = [
        OpenApiParameter(
            "name", {"type": "string", "enum": list(VOCABULARIES)}, OpenApiParameter.PATH, description="Its name."
        )
    ]

    def answer(self, request, snapshot, name):
        if name not in VOCABULARIES:
            raise Http404("There is no such vocabulary.")
        return about(name) | {"terms": VOCABULARIES[name].terms(snapshot)}


def about(name: str) -> dict:
    vocabulary = VOCABULARIES[name]
    return {
        "name": name,
        "title": vocabulary.title,
        "description": vocabulary.description,
        "parameters": list(vocabulary.parameters),
        "api_url": absolute(reverse("api-vocabulary", args=[name])),
    }


class IndexView(ApiView):
    operation, tag = "index", "Index"
    summary = "What there is"
    description = "Where to begin."
    shape = answers.Index

    def answer(self, request, snapshot):
        return {
            "name": settings.SITE_NAME,
            "documentation": absolute(reverse("api")),
            "openapi": absolute(reverse("api-openapi", args=["json"])),
            "resources": [
                {"name": name, "url": absolute(reverse(f"api-{name}"))}
                for name in (*KINDS, "vocabularies", "search", "suggest")
            ],
        }


class OpenApiView(ApiView):
    """The OpenAPI document itself, which does not describe itself."""

    schema = None

    def answer(self, request, snapshot, form):
        if form == "yaml":
            return HttpResponse(document.as_yaml(), content_type="application/yaml")
        return HttpResponse(document.as_json(), content_type="application/json")


class NothingView(ApiView):
    """Any other address below the API, whatever is tried there."""

    schema = None

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        raise Http404
