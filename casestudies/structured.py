"""Case studies in the words of schema.org."""

from collections.abc import Iterable

from casestudies.models import CaseStudy
from core import structured
from core.structured import Thing
from organisations.models import Organisation
from organisations.structured import reference as organisation_reference
from projects.models import Project
from projects.structured import reference as project_reference


def case_study(entry: CaseStudy, organisations: Iterable[Organisation], projects: Iterable[Project], **around) -> Thing:
    return structured.article(
        entry,
        "Article",
        [entry.header_image, entry.card_image],
        articleSection=entry.list_name(),
        author=structured.publisher(),
        about=[*map(organisation_reference, organisations), *map(project_reference, projects)],
        keywords=structured.names([*entry.shown_areas_of_impact, *entry.shown_tags]),
        spatialCoverage=structured.place(entry),
    )
