"""The addresses of the API, for tests that ask all of them."""

SEGMENTS = {
    "organisation": "organisations",
    "project": "projects",
    "case study": "case-studies",
    "post": "posts",
}
VOCABULARIES = ("tags", "networks", "technologies", "countries", "towns", "years", "initials", "roles", "licences")


def everything(family: dict) -> list[str]:
    """Every sort of address, with the entries of a family."""
    lists = [f"/{segment}{query}" for segment in SEGMENTS.values() for query in ("", "?archived=on&ended=on&facets=on")]
    details = [f"/{SEGMENTS[kind]}/{entry.pk}" for kind, entry in family.items()]
    finding = ["/search?q=known", "/search?q=heard", "/suggest?q=heard", "/suggest?q=known"]
    vocabularies = ["/vocabularies", *(f"/vocabularies/{name}" for name in VOCABULARIES)]
    return [f"/api/v1{address}" for address in ("", *lists, *details, *finding, *vocabularies)]
