"""The OpenAPI document is valid, and the page that explains the API says the same."""

import re

import yaml
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema

from opendata.api import document, pages
from opendata.api.problems import PROBLEMS


def test_the_document_is_valid_and_made_without_a_warning(get, client):
    with GENERATOR_STATS.silence():
        made = document.document.__wrapped__()
        assert not GENERATOR_STATS
    validate_schema(made)
    assert get("/openapi.json") == made
    response = client.get("/api/v1/openapi.yaml")
    assert response["Content-Type"] == "application/yaml"
    assert yaml.safe_load(response.content) == made


def test_each_operation_tells_its_problems_and_headers(get):
    described = get("/openapi.json")
    entry = described["paths"]["/api/v1/organisations/{number}"]["get"]["responses"]
    assert set(entry) == {"200", "304", "308", "400", "404", "405", "406", "410", "412", "429", "500", "503"}
    assert {"ETag", "RateLimit", "RateLimit-Policy"} <= set(entry["200"]["headers"])
    assert "Link" in described["paths"]["/api/v1/organisations"]["get"]["responses"]["200"]["headers"]
    assert "Retry-After" in described["components"]["responses"]["TooManyRequests"]["headers"]


def test_the_page_explains_every_address_field_and_problem(client):
    page = client.get("/api").text
    described = document.document()
    for path, methods in described["paths"].items():
        assert f"<code>{path}</code>" in page
        for parameter in methods["get"].get("parameters", []):
            assert f"<code>{parameter['name']}</code>" in page
    for shape in pages.shapes():
        assert f'id="shape-{shape.name}"' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert {slug for slug, _ in PROBLEMS.values()} <= set(ids)
    assert client.get("/api/")["Location"] == "/api"


def test_the_page_needs_no_query_of_entries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get("/api")
