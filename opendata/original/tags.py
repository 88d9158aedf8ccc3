"""The vocabularies as files: the tags that published entries hold, and the countries."""

from core.models import AreaOfImpact, FocusArea, Network, Tag, Technology, Term
from opendata.original import countries
from opendata.original.terms import numbered


def of_projects() -> dict[str, list[dict]]:
    """As in the original, what projects are about and what they use stand in one list."""
    about = [tag for vocabulary in (AreaOfImpact, Technology, FocusArea) for tag in used(vocabulary, "projects")]
    # Open data is a focus as well as a technology, with one number.
    once = {tag["id"]: tag for tag in about}
    return {"tags": used(Tag, "projects", "helping_projects"), "impactTags": list(once.values())}


def of_organisations() -> dict[str, list[dict]]:
    return {"tags": used(Tag, "organisations"), "netwTags": used(Network, "organisations")}


def used(vocabulary: type[Term], *relations: str) -> list[dict]:
    """The terms that any published entry holds, by name."""
    held = set()
    for relation in relations:
        published = vocabulary._meta.get_field(relation).related_model.objects.published()
        held.update(vocabulary.objects.filter(**{f"{relation}__in": published}).values_list("pk", flat=True))
    return [{"id": number, "name": name} for key, (number, name) in numbered(vocabulary).items() if key in held]


def list_of_countries() -> list[dict]:
    return [{"id": number, "text": name} for number, name in countries.every()]
