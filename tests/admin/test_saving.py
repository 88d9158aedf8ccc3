"""What cannot be saved is said in the form, and nothing typed is lost."""

import pytest

from core.models import FocusArea, OrganisationType, Tag
from organisations.models import Organisation
from tests.admin.conftest import list_of, page, save, sent_by, text_of
from tests.factories import (
    CaseStudyFactory,
    OrganisationFactory,
    ParticipationFactory,
    ProjectFactory,
    TagFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"latitude": "91", "longitude": "0", "coordinates_precision": "address"}, "Latitude lies between -90 and 90"),
        ({"latitude": "5"}, "Fill latitude, longitude and what they point at"),
        ({"started": "2015", "ended": "2014-12"}, "The end lies before the start."),
        ({"started": "2015-13"}, "Write a year, a year and month, or a full date"),
        ({"name": "  "}, "This field is required."),
        ({"website": "not an address"}, "Enter a valid URL."),
    ],
)
def test_refused_values_are_explained(client, fields, sentence):
    response = save(client, page(CaseStudyFactory()), **fields)
    assert response.status_code == 200
    assert sentence in text_of(response)


HOSTILE = {
    "name": ["\0", "x" * 256, "\u200b", "\ud7ff\U0001f600"],
    "published_at_0": ["01/01/0001", "31/12/9999", "99/99/9999"],
    "latitude": ["NaN", "1e1000", "٣"],
    "home_position": ["0", "-1", "9" * 30],
    "merged_into": ["0", "9" * 30],
    "card_image": ["0", "9" * 30],
    "organisations": ["9" * 30],
    "website": ["javascript:alert(1)", "http://[", "https://" + "a" * 2000],
    "started": ["0000", "٢٠١٢"],
    "seen": ["x", "9999"],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field in HOSTILE for value in HOSTILE[field]])
def test_no_value_breaks_the_form(client, field, value):
    entry = CaseStudyFactory(name="Kept")
    assert save(client, page(entry), **{field: value}).status_code in (200, 302)


@pytest.mark.parametrize(
    ("field", "value"), [("position", "99999"), ("legacy_numbers", "9" * 12), ("slug", "x" * 300), ("name", "\0")]
)
def test_no_value_breaks_the_form_of_a_term(client, field, value):
    assert save(client, list_of(Tag, "add"), **{"name": "maps", field: value}).status_code == 200


def test_taken_home_page_position_is_explained(client):
    CaseStudyFactory(home_position=1)
    response = save(client, page(CaseStudyFactory()), home_position="1")
    assert "Another case study has this position on the home page." in text_of(response)


def test_entry_merged_into_itself_is_explained(client):
    entry = OrganisationFactory()
    assert "An entry cannot be merged into itself." in text_of(save(client, page(entry), merged_into=entry.pk))


def test_circle_of_merged_entries_is_explained(client):
    first = OrganisationFactory()
    second = OrganisationFactory(merged_into=first)
    third = OrganisationFactory(merged_into=second)
    assert "not even by way of others" in text_of(save(client, page(first), merged_into=third.pk))


def test_second_participation_of_the_same_kind_is_explained(client):
    part = ParticipationFactory()
    row = {"participations-1-organisation": part.organisation.pk, "participations-1-role": part.role}
    response = save(client, page(part.project), **row, **{"participations-TOTAL_FORMS": 2})
    # The first by the form, the second by the constraint, which Django asks first from 6.1 on.
    sentences = (
        "The same organisation and role may stand here only once.",
        "This organisation already has this role in the project.",
    )
    assert any(sentence in text_of(response) for sentence in sentences)


@pytest.mark.parametrize("rows", ["names", "links"])
def test_doubled_names_and_links_are_explained(client, rows):
    field = {"names": "name", "links": "url"}[rows]
    twice = {f"{rows}-{place}-{field}": "https://example.org" for place in (0, 1)} | {f"{rows}-TOTAL_FORMS": 2}
    twice |= {"names-0-kind": "other", "names-1-kind": "other"}
    assert "may stand here only once" in text_of(save(client, page(OrganisationFactory()), **twice))


@pytest.mark.parametrize(
    ("name", "slug", "sentence"),
    [
        ("Open Data", "", "There is already “open data”."),
        ("Open-Data!", "", "“open data” has the address “open-data” already."),
        ("else", "Open Data", "“open data” has the address “open-data” already."),
    ],
)
def test_doubled_term_is_explained(client, name, slug, sentence):
    TagFactory(name="open data")
    assert sentence in text_of(save(client, list_of(Tag, "add"), name=name, slug=slug))


def test_former_names_stand_one_on_each_line(client, moderator):
    save(client, list_of(FocusArea, "add"), name="New", former_names="Old, older\r\n\r\n Oldest ")
    assert FocusArea.objects.get(name="New").former_names == ["Old, older", "Oldest"]


def test_term_in_use_is_protected_with_a_page(client, administrator):
    used = OrganisationType.objects.first()
    OrganisationFactory(type=used)
    response = client.post(page(used, "delete"), {"post": "yes"})
    assert response.status_code == 200
    assert OrganisationType.objects.filter(pk=used.pk).exists()


def test_entry_that_stands_in_for_another_is_protected(client, administrator):
    survivor = OrganisationFactory()
    OrganisationFactory(merged_into=survivor)
    assert client.post(page(survivor, "delete"), {"post": "yes"}).status_code == 200
    assert Organisation.objects.count() == 2


@pytest.fixture
def two_editors(client):
    """An entry, and the data of a form that was opened before somebody else saved it."""
    entry = OrganisationFactory(name="Before")
    entry.links.create(url="https://example.org")
    data = sent_by(client.get(page(entry)), summary="My words.")
    entry.name, entry._history_user = "After", UserFactory(username="other")
    entry.save()
    return entry, data


def test_saving_over_somebody_else_says_so_and_keeps_what_was_typed(client, two_editors):
    entry, data = two_editors
    response = client.post(page(entry), data)
    assert "other saved this organisation at" in text_of(response)
    assert "(changed: name)" in text_of(response)
    assert sent_by(response)["summary"] == ["My words."]
    assert Organisation.objects.get().summary != "My words."


def test_second_press_saves_over_somebody_else(client, two_editors):
    entry, data = two_editors
    assert client.post(page(entry), sent_by(client.post(page(entry), data))).status_code == 302
    entry.refresh_from_db()
    assert (entry.name, entry.summary) == ("Before", "My words.")


def test_row_that_somebody_else_removed_comes_back_at_the_second_press(client, two_editors):
    entry, data = two_editors
    entry.links.all().delete()
    assert client.post(page(entry), sent_by(client.post(page(entry), data))).status_code == 302
    assert entry.links.get().url == "https://example.org"


def test_own_second_save_is_no_conflict(client):
    entry = ProjectFactory()
    assert save(client, page(entry), name="One").status_code == 302
    assert save(client, page(entry), name="Two").status_code == 302


def test_deleting_a_term_says_how_many_entries_lose_it(client, moderator):
    tag = TagFactory(name="maps")
    OrganisationFactory().tags.add(tag)
    ProjectFactory().helps.add(tag)
    text = text_of(client.get(page(tag, "delete")))
    assert "maps: 2 entries will be without it" in text
    assert "relationship" not in text
