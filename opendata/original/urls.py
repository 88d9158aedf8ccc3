from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.generic import RedirectView

from opendata.original import files, one, searching
from opendata.original.exports import RECORDS, export
from opendata.original.formats import FORMATS


class ExportKind(StringConverter):
    regex = "|".join(RECORDS)


class ExportEnding(StringConverter):
    regex = "|".join(FORMATS)


register_converter(ExportKind, "export_kind")
register_converter(ExportEnding, "export_ending")

FILES = {
    "projects": files.all_projects,
    "organisations": files.all_organisations,
    "projectTags": files.project_tags,
    "organisationTags": files.organisation_tags,
    "countries": files.every_country,
}
# Lists whose shape nobody is known to have used lead to the API.
ELSEWHERE = {"blog": "api-posts", "stories": "api-posts", "case-studies": "api-case-studies"}

urlpatterns = [
    path("export/<export_kind:kind>.<export_ending:ending>", export, name="original_export"),
    *(path(f"{name}.json", files.file(content), name="original_file") for name, content in FILES.items()),
    path("project/<number:number>.json", one.project, name="original_project"),
    path("search.json", searching.search, name="original_search"),
    *(
        path(f"{name}.json", RedirectView.as_view(pattern_name=api, permanent=True), name="old")
        for name, api in ELSEWHERE.items()
    ),
]
