"""schemathesis tries what the OpenAPI document allows, and what it does not: all is answered as the document says."""

import copy

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from core.guards.rates import Rate
from dsi_directory.wsgi import application
from opendata.api import base
from opendata.api.document import document
from opendata.api.vocabularies import VOCABULARIES
from search.snapshot import current
from search.upkeep import catch_up
from tests.pages.test_query_counts import enrich

pytestmark = pytest.mark.usefixtures("one_connection")
tried = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _no_limit(monkeypatch):
    monkeypatch.setattr(base, "RATE", Rate(10**6, 10**6))


@pytest.fixture(autouse=True)
def _any_host(monkeypatch):
    # schemathesis asks "localhost". The fixture for settings has a name that is hypothesis' here.
    monkeypatch.setattr("django.conf.settings.ALLOWED_HOSTS", ["*"])


@pytest.fixture
def filled(make_family, relate) -> int:
    """Entries of all kinds with all sorts of facts, one after another by number; some merged, some gone."""
    family, other, gone, merged = (make_family(name) for name in ("Known", "Other", "Gone", "Merged"))
    place = {"country": "ES", "locality": "Vic", "latitude": 41.9, "longitude": 2.2, "coordinates_precision": "region"}
    type(family["organisation"]).objects.update(**place, founded="2012-05", checked_on="2026-01-31")
    relate(family, other)
    enrich(family, 3)
    for kind, entry in merged.items():
        entry.merged_into = family[kind]
        entry.save()
    for entry in gone.values():
        entry.delete()
    catch_up()
    return family["organisation"].pk


def described(raw: dict):
    schema = schemathesis.openapi.from_dict(raw)
    schema.app = application
    return schema


documented = described(copy.deepcopy(document()))


@documented.parametrize()
@tried
def test_whatever_is_asked_is_answered_as_documented(case, family):
    # Whether a vocabulary holds a value, and a text a word, no schema can say.
    case.call_and_validate(excluded_checks=[schemathesis.checks.positive_data_acceptance])


def with_values(filled: int) -> dict:
    """The document with the values that there are at present, which it cannot hold itself."""
    raw, snapshot = copy.deepcopy(document()), current()
    held = {name: [term["slug"] for term in one.terms(snapshot)] for name, one in VOCABULARIES.items()}
    known = {
        "number": {"enum": [filled + step for step in range(5)]},
        "q": {"enum": ["known", "other entry", "“tag 1” -maps", "neighbours or known"]},
    }
    for path in raw["paths"].values():
        asked = path["get"].get("parameters", [])
        asked[:] = [parameter for parameter in asked if parameter["name"] != "cursor"]
        for parameter in asked:
            schema = parameter["schema"].get("items", parameter["schema"])
            if values := held.get(parameter.get("x-vocabulary")):
                schema["enum"] = values
            schema |= known.get(parameter["name"], {})
    return raw


def test_all_that_can_be_asked_for_is_found(filled):
    schema = described(with_values(filled))
    schema.config.checks.positive_data_acceptance.expected_statuses.append("410")
    for result in schema.get_all_operations():

        @tried
        @given(case=result.ok().as_strategy())
        def answers(case):
            case.call_and_validate()

        answers()
