"""Querysets that become SQL once: the same rows as ever, whatever is asked for with them and in whatever language."""

import psycopg
import pytest
from django.db import connection, connections
from django.db.models import QuerySet
from django.db.transaction import atomic
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from core import content_version
from core.fields import label_of
from core.models import Tag
from core.prepared import prepared
from dsi_directory import databases
from organisations.models import Lifecycle, Organisation
from tests.factories import OrganisationFactory, TagFactory

pytestmark = pytest.mark.django_db


def test_each_way_to_ask_is_made_once():
    made = []

    @prepared
    def named(model, order: str, *, numbers: list[int]) -> QuerySet:
        made.append(order)
        return model.objects.filter(pk__any_of=numbers).order_by(order)

    tags = [TagFactory(name=name) for name in ("b", "a", "c")]
    numbers = [tag.pk for tag in tags]
    assert [tag.name for tag in named(Tag, "name", numbers=numbers)] == ["a", "b", "c"]
    assert [tag.name for tag in named(Tag, "name", numbers=numbers[:1])] == ["b"]
    assert [tag.name for tag in named(Tag, "-name", numbers=numbers)] == ["c", "b", "a"]
    assert named(Tag, "name", numbers=[]) == []
    assert made == ["name", "-name"]


@prepared
def carded(*, number: int) -> QuerySet:
    return Organisation.objects.for_cards().filter(pk=number)


def test_rows_are_whole_records():
    organisation = OrganisationFactory(name="Harbour")
    (found,) = carded(number=organisation.pk)
    with CaptureQueriesContext(connection) as captured:
        assert (found.name, found.type, found.logo, found.project_count) == ("Harbour", organisation.type, None, 0)
    assert not captured
    found.name = "Port"
    found.save()
    assert [one.name for one in carded(number=organisation.pk)] == ["Port"]


def test_each_language_has_its_own_words():
    organisation = OrganisationFactory(lifecycle=Lifecycle.ENDED)

    @prepared
    def told(*, number: int) -> QuerySet:
        return Organisation.objects.filter(pk=number).annotate(said=label_of("lifecycle", Lifecycle))

    for language, word in (("en", "Ended"), ("de", "Beendet"), ("en", "Ended")):
        with override(language):
            assert [one.said for one in told(number=organisation.pk)] == [word]


def test_values_go_by_their_names():
    @prepared
    def between(*, first: int, last: int) -> QuerySet:
        return Tag.objects.filter(pk__gte=first, pk__lte=last).order_by("pk")

    low, middle, high = [TagFactory(name=name) for name in ("100 %", "$1", "%s")]
    assert [tag.name for tag in between(first=low.pk, last=middle.pk)] == ["100 %", "$1"]
    assert [tag.name for tag in between(last=high.pk, first=middle.pk)] == ["$1", "%s"]


def test_a_text_is_a_value_too():
    @prepared
    def named(*, name: str, last: int) -> QuerySet:
        return Tag.objects.filter(name=name, pk__lte=last)

    tags = [TagFactory(name=name) for name in ("stand-in 1", "100 %", "it's $1")]
    for tag in tags:
        assert named(name=tag.name, last=tags[-1].pk) == [tag]
    assert named(name="none", last=tags[-1].pk) == []


@pytest.mark.parametrize("text", ["100 %", "it's %s", "$1", '"', "\\"])
def test_other_values_stay_as_they_are(text):
    TagFactory(name="first")
    TagFactory(name=text)

    @prepared
    def named(name: str, *, first: int) -> QuerySet:
        return Tag.objects.filter(name=name, pk__gte=first)

    assert [tag.name for tag in named(text, first=1)] == [text]


def planned(server, table: str = "core_tag") -> int:
    """How many statements on a table this connection keeps planned."""
    with server.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", [f"%{table}%"])
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
class TestPlans:
    @pytest.fixture
    def named(self):
        @prepared
        def named(*, numbers: list[int]) -> QuerySet:
            return Tag.objects.filter(pk__any_of=numbers)

        yield named
        connection.close()

    def test_a_plan_is_made_once_however_large_the_numbers_are(self, named):
        connection.close()
        for numbers in ([], [1], [2**15], [2**31], [1, 2**40]):
            assert named(numbers=numbers) == []
        assert planned(connection) == 1

    def test_the_version_of_the_content_is_planned_for_once(self):
        connection.close()
        assert len({content_version.current() for _ in range(3)}) == 1
        assert planned(connection, "core_contentchange") == 1

    def test_a_column_that_became_longer_meanwhile(self, named):
        tag = TagFactory()
        named(numbers=[tag.pk])
        alter = "ALTER TABLE core_tag ALTER COLUMN name TYPE varchar({})".format
        length = Tag._meta.get_field("name").max_length
        with psycopg.connect(**connection.get_connection_params(), autocommit=True) as newer:
            newer.execute(alter(length + 1))
            try:
                assert named(numbers=[tag.pk]) == [tag]
                with atomic():
                    assert named(numbers=[tag.pk]) == [tag]
            finally:
                newer.execute(alter(length))

    def test_nothing_is_planned_where_others_get_the_same_connection(self, named):
        pooled = databases.settings(connection.settings_dict | {"OPTIONS": {}}, [], is_pooled=True, kept_open=0)
        server = connections.create_connection("default")
        server.settings_dict = pooled["DATABASES"]["default"]
        own, connections["default"] = connections["default"], server
        try:
            assert named(numbers=[1]) == []
            assert planned(server) == 0
        finally:
            connections["default"] = own
            server.close()
