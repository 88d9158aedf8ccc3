"""What stands beside a name in results, in the reader's language."""

import datetime

import pytest
from django.utils import timezone, translation

from core.models import OrganisationType
from search import results
from search.query import parse
from search.suggest import suggestions
from tests.factories import OrganisationFactory, PostFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def beside(text: str) -> dict[str, tuple[str, str]]:
    hits = [hit for section in results.find(parse(text)).best() for hit in section.hits]
    return {hit.kind: (hit.note, hit.place) for hit in hits}


@pytest.fixture(autouse=True)
def _entries():
    research = OrganisationType.objects.get(slug="research")
    OrganisationFactory(name="Waag", type=research, country="DE", locality="Ulm")
    ProjectFactory(name="Waag maps", status="", scope="europe")
    at = timezone.make_aware(datetime.datetime(2020, 3, 5, 12))
    PostFactory(name="Waag tells", published_at=at)


def test_results_tell_the_type_the_place_and_the_day():
    found = beside("waag")
    assert found["organisation"] == ("Academia/Research organisation", "Ulm, Germany")
    assert found["project"] == ("", "Europe-wide")
    assert found["post"][0].startswith("News, 5 Mar")


def test_results_speak_the_language_of_the_reader():
    with translation.override("de"):
        found = beside("waag")
        suggested = suggestions("waag")
        near = results.find(parse("waaag")).near()
    assert found["organisation"] == ("Hochschule oder Forschungseinrichtung", "Ulm, Deutschland")
    assert found["post"][0].endswith("5. März 2020")
    for one in (*near, *(item for section in suggested for item in section.items)):
        if one.name == "Waag":
            assert (one.note, one.place) == found["organisation"]
            assert one.path.startswith("/de/org/")
