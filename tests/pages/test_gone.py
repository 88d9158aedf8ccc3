"""What is said at the address of an entry that has been deleted."""

import datetime

import pytest
from django.utils import timezone

from core.models import State
from search.upkeep import catch_up
from tests.pages.kinds import FACTORIES, LISTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("versions")]


def status_after_deleting(client, entry) -> int:
    address = entry.get_absolute_url()
    entry.delete()
    return client.get(address).status_code


def test_a_deleted_entry_is_gone(client, kind):
    entry = FACTORIES[kind](name="Air in our street")
    address = entry.get_absolute_url()
    entry.delete()
    page = client.get(address)
    assert page.status_code == 410
    assert "has been removed" in page.text
    assert 'name="q" value="air in our street"' in page.text
    assert f'href="{LISTS[kind]}"' in page.text


def test_any_address_of_a_deleted_entry_is_gone(client, kind):
    entry = FACTORIES[kind]()
    bare = entry.get_absolute_url().rpartition("/")[0]
    entry.delete()
    assert [client.get(address).status_code for address in (bare, f"{bare}/another-name")] == [410, 410]


def test_what_was_archived_or_hidden_before_is_gone(client, kind):
    for state in (State.ARCHIVED, State.DRAFT):
        entry = FACTORIES[kind]()
        entry.state = state
        entry.save()
        assert status_after_deleting(client, entry) == 410


@pytest.mark.parametrize("trait", ["draft", "pending", "scheduled"])
def test_what_nobody_ever_saw_was_never_there(client, kind, trait):
    assert status_after_deleting(client, FACTORIES[kind](**{trait: True})) == 404


def test_what_was_published_and_deleted_before_its_time_was_never_there(client, kind):
    entry = FACTORIES[kind](draft=True)
    entry.state, entry.published_at = State.PUBLISHED, timezone.now() + datetime.timedelta(hours=1)
    entry.save()
    assert status_after_deleting(client, entry) == 404


def test_what_was_only_ever_merged_was_never_there(client, kind):
    entry = FACTORIES[kind](merged_into=FACTORIES[kind]())
    assert status_after_deleting(client, entry) == 404


def test_what_is_hidden_now_is_not_called_removed(client, kind):
    entry = FACTORIES[kind]()
    address = entry.get_absolute_url()
    entry.state = State.DRAFT
    entry.save()
    assert client.get(address).status_code == 404


def test_what_is_brought_back_is_there_again(client, kind):
    entry = FACTORIES[kind]()
    number, address = entry.pk, entry.get_absolute_url()
    entry.delete()
    entry.pk = number
    entry.save(force_insert=True)
    assert client.get(address).status_code == 200


def test_a_number_that_nobody_had_was_never_there(client, kind):
    entry = FACTORIES[kind]()
    assert client.get(entry.get_absolute_url().replace(str(entry.pk), str(entry.pk + 1))).status_code == 404


def test_saying_so_needs_few_queries(client, kind, django_assert_max_num_queries):
    entry = FACTORIES[kind]()
    address = entry.get_absolute_url()
    entry.delete()
    catch_up()
    with django_assert_max_num_queries(5):
        client.get(address)
