"""Querysets that become SQL once: the same rows as ever, whatever is asked for with them and in whatever language."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from core.fields import label_of
from core.models import Tag
from core.prepared import prepared
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
