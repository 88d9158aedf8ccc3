"""Posts in the words of schema.org."""

from collections.abc import Iterable

from blog.models import Category, Post
from core import structured
from core.models import Entry
from core.structured import Thing, thing
from organisations.structured import reference as organisation_reference
from projects.structured import reference as project_reference

TYPES = {Category.NEWS: "NewsArticle"}


def post(
    entry: Post, organisations: Iterable[Entry], projects: Iterable[Entry], case_studies: Iterable[Entry], **around
) -> Thing:
    return structured.article(
        entry,
        TYPES.get(entry.category, "BlogPosting"),
        [entry.image],
        articleSection=entry.get_category_display(),
        author=thing("Person", name=entry.author_name) if entry.author_name else structured.publisher(),
        mentions=[
            *map(organisation_reference, organisations),
            *map(project_reference, projects),
            *(structured.reference(case_study, "Article") for case_study in case_studies),
        ],
        keywords=structured.names(entry.shown_tags),
    )
