from django.urls import path, register_converter
from django.urls.converters import StringConverter

from opendata.original import lists, tags
from opendata.original.exports import RECORDS, export
from opendata.original.files import file
from opendata.original.formats import FORMATS
from opendata.original.project import project
from opendata.original.search import search


class ExportKind(StringConverter):
    regex = "|".join(RECORDS)


class ExportEnding(StringConverter):
    regex = "|".join(FORMATS)


register_converter(ExportKind, "export_kind")
register_converter(ExportEnding, "export_ending")

# By the names of the files.
FILES = {
    "projects": lists.projects,
    "organisations": lists.organisations,
    "projectTags": tags.of_projects,
    "organisationTags": tags.of_organisations,
    "blog": lists.posts,
    "stories": lists.posts,
    "case-studies": lists.case_studies,
    "countries": tags.list_of_countries,
}

urlpatterns = [
    path("export/<export_kind:kind>.<export_ending:ending>", export, name="original_export"),
    *(path(f"{name}.json", file(content), name="original_file") for name, content in FILES.items()),
    path("project/<number:number>.json", project, name="original_project"),
    path("search.json", search, name="original_search"),
]
