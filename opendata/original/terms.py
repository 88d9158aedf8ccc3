"""Terms of our vocabularies with the numbers that the original knew them by."""

from collections.abc import Iterable

from core.models import AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType, Tag, Technology, Term

# What has no number of the original is numbered from here on; it kept areas of impact and technologies in one list.
FIRST_OWN = {
    Tag: 1_000_000,
    Network: 2_000_000,
    AreaOfImpact: 3_000_000,
    Technology: 4_000_000,
    FocusArea: 5_000_000,
    OrganisationType: 6_000_000,
    OrganisationSize: 7_000_000,
}

Numbered = tuple[int, str]
NOTHING: Numbered = 0, ""


def numbered(model: type[Term]) -> dict[int, Numbered]:
    """Number and name of each term, by its key.

    Some got a new number in 2018. The older one is given, as it stands in all of the original's data that is kept.
    """
    terms = model.objects.order_by("name").values_list("pk", "name", "legacy_numbers")
    return {key: (numbers[-1] if numbers else FIRST_OWN[model] + key, name) for key, name, numbers in terms}


def by_name(terms: Iterable[Numbered]) -> list[Numbered]:
    """Each name once, in the order of the original: by letters, whether capital or small."""
    return sorted(dict.fromkeys(terms), key=lambda term: (term[1].lower(), term))


def as_objects(terms: Iterable[Numbered]) -> list[dict]:
    """Terms as the original's exports hold them: their numbers are text."""
    return [{"id": str(number), "name": name} for number, name in terms]


def names(terms: Iterable[Numbered]) -> list[str]:
    return [name for _, name in terms]
