import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.models import State
from organisations.models import Organisation
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory

pytestmark = pytest.mark.django_db
FACTORIES = [OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory]
every_kind = pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory._meta.model.__name__)


def refused_by(constraint: str):
    return pytest.raises(IntegrityError, match=constraint)


@every_kind
def test_only_published_and_archived_entries_are_public(factory):
    public = {factory(), factory(archived=True)}
    factory(draft=True), factory(pending=True), factory(scheduled=True), factory(merged_into=next(iter(public)))
    assert set(factory._meta.model.objects.published()) == public


@every_kind
def test_archived_entries_are_not_current(factory):
    entry = factory()
    archived = factory(archived=True)
    assert list(factory._meta.model.objects.current()) == [entry]
    assert list(factory._meta.model.objects.archived()) == [archived]


@every_kind
def test_published_without_a_time_is_refused(factory):
    entry = factory()
    with refused_by("published_has_a_time"), transaction.atomic():
        type(entry).objects.filter(pk=entry.pk).update(published_at=None)


@every_kind
def test_merging_into_itself_is_refused(factory):
    entry = factory()
    with refused_by("not_merged_into_itself"), transaction.atomic():
        type(entry).objects.filter(pk=entry.pk).update(merged_into=entry.pk)


@every_kind
def test_unknown_state_is_refused(factory):
    entry = factory()
    with refused_by("state_is_known"), transaction.atomic():
        type(entry).objects.filter(pk=entry.pk).update(state="hidden")


@every_kind
def test_unknown_licence_is_refused(factory):
    entry = factory()
    with refused_by("licence_is_known"), transaction.atomic():
        type(entry).objects.filter(pk=entry.pk).update(text_licence="ask us")


@every_kind
@pytest.mark.parametrize("field", ["name", "slug"])
def test_empty_name_or_slug_is_refused(factory, field):
    entry = factory()
    with refused_by("is_named"), transaction.atomic():
        type(entry).objects.filter(pk=entry.pk).update(**{field: ""})


@every_kind
def test_history_tells_every_change(factory):
    entry = factory(name="Before")
    entry.name = "After"
    entry.save()
    assert list(entry.history.values_list("name", flat=True)) == ["After", "Before"]


@every_kind
def test_new_entries_count_above_the_originals_and_the_sample(factory):
    assert factory().number > 200_000


def test_publishing_sets_the_time_once():
    entry = OrganisationFactory(draft=True)
    entry.state = State.PUBLISHED
    entry.save()
    first = entry.published_at
    entry.save()
    assert first is not None
    assert entry.published_at == first


def test_saving_some_fields_saves_what_follows_from_them():
    entry = OrganisationFactory(name="Old", body="x")
    entry.name, entry.body = "Żuraw", "**new**"
    entry.save(update_fields=["name", "body"])
    entry.refresh_from_db()
    assert (entry.slug, entry.sort_key, entry.initial) == ("zuraw", "zuraw", "z")
    assert entry.body_html == "<p><strong>new</strong></p>\n"


def test_bulk_creation_fills_what_follows():
    Organisation.objects.bulk_create([Organisation(name="  Øst   1 ", state=State.PUBLISHED)])
    entry = Organisation.objects.published().first()
    assert (entry.name, entry.slug) == ("Øst 1", "ost-1")


def test_nameless_symbols_get_a_slug():
    assert ProjectFactory(name="???").slug == "project"


def test_names_are_ordered_without_regard_to_case_and_accents():
    names = ["zeta", "Élan", "eland", "Zäta", "#1 first"]
    for name in names:
        OrganisationFactory(name=name)
    assert [str(entry) for entry in Organisation.objects.by_name()] == ["#1 first", "Élan", "eland", "Zäta", "zeta"]


def test_same_names_keep_a_stable_order():
    entries = [OrganisationFactory(name="Same") for _ in range(3)]
    assert list(Organisation.objects.by_name()) == entries


def test_publication_follows_the_clock():
    entry = OrganisationFactory(published_at=timezone.now() + datetime.timedelta(hours=1))
    assert not entry.is_published
    assert not Organisation.objects.published().exists()


@every_kind
def test_address_holds_number_and_slug(factory):
    entry = factory(name="Ünï Code")
    assert entry.get_absolute_url().endswith(f"/{entry.number}/uni-code")
