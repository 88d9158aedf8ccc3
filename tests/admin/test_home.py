import pytest
from django.urls import reverse

from organisations.models import Organisation
from tests.admin.conftest import list_of, page, text_of
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory, UserFactory

pytestmark = pytest.mark.django_db
HOME = "/admin/"


def waiting(client, kind="Organisations"):
    return next(found for found in client.get(HOME).context["kinds"] if found["title"] == kind)


@pytest.mark.usefixtures("editor")
def test_home_counts_what_waits_for_a_decision(client):
    OrganisationFactory.create_batch(2, pending=True)
    pending = waiting(client)["pending"]
    assert pending["count"] == 2
    assert client.get(pending["address"]).context["cl"].result_count == 2


@pytest.mark.usefixtures("editor")
def test_home_shows_the_oldest_drafts_first(client):
    first, second = OrganisationFactory(draft=True), OrganisationFactory(draft=True)
    drafts = waiting(client)["oldest_drafts"]
    assert [(draft["entry"], draft["address"]) for draft in drafts] == [(first, page(first)), (second, page(second))]


@pytest.mark.usefixtures("editor")
def test_home_shows_what_is_scheduled(client):
    entry = PostFactory(scheduled=True)
    assert [line["entry"] for line in waiting(client, "Posts")["scheduled"]] == [entry]


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("need", "fields"),
    [
        ("check", {"checked_on": "2020-01-01"}),
        ("summary", {"summary": ""}),
        ("place", {"country": ""}),
        ("picture", {}),
    ],
)
def test_home_counts_published_entries_that_want_care(client, need, fields):
    OrganisationFactory(**{"country": "PL", **fields})
    OrganisationFactory(draft=True, summary="")
    found = next(line for line in waiting(client)["needs"] if line["address"].endswith(f"needs={need}"))
    assert found["count"] == client.get(found["address"]).context["cl"].result_count == 1


@pytest.mark.usefixtures("editor")
def test_home_tells_recent_changes_of_all_kinds(client):
    changed = ProjectFactory(name="Shared maps")
    changed._history_user = UserFactory(username="ana")
    changed.save()
    OrganisationFactory(name="Gone").delete()
    text = text_of(client.get(HOME))
    assert "Shared maps project, changed by ana" in text
    assert "Gone organisation, deleted by the system" in text
    assert reverse("admin:projects_project_history", args=[changed.pk]).encode() in client.get(HOME).content


def test_home_tells_repeated_changes_once(client, editor):
    entry = ProjectFactory()
    for name in ("One", "Two", "Three"):
        entry.name, entry._history_user = name, editor
        entry.save()
    told = [(line["name"], line["what"]) for line in client.get(HOME).context["recent_changes"]]
    assert told == [("Three", "changed"), (entry.history.last().name, "created")]


@pytest.mark.usefixtures("editor")
def test_home_without_anything_says_so(client):
    assert text_of(client.get(HOME)).count("Nothing waits.") == 4


@pytest.mark.usefixtures("editor")
def test_home_takes_the_same_queries_for_more_entries(client, django_assert_max_num_queries):
    factories = (OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory)
    for factory in factories:
        factory(draft=True), factory(scheduled=True)
    with django_assert_max_num_queries(25) as few:
        client.get(HOME)
    count = len(few)
    for factory in factories:
        factory.create_batch(6, draft=True), factory.create_batch(6, scheduled=True)
    with django_assert_max_num_queries(count):
        client.get(HOME)


def test_home_shows_only_what_one_may_see(client):
    OrganisationFactory(pending=True, name="Secret")
    client.force_login(UserFactory(is_staff=True))
    response = client.get(HOME)
    assert response.context["kinds"] == []
    assert "Secret" not in text_of(response)


@pytest.mark.usefixtures("editor")
def test_admin_bears_the_name_of_the_site(client, settings):
    assert settings.SITE_NAME in text_of(client.get(list_of(Organisation)))
