"""Digests: each entry that somebody waits for is told once, whatever happens."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from core import actions
from core.models import State
from mail.models import Delivery
from newsletter.actions.alerts import send_digests
from newsletter.followed import FILTERS
from newsletter.models import Alert, Told
from organisations.models import Organisation
from search.models import Arrival
from tests.factories import OrganisationFactory, PostFactory, ProjectFactory, TagFactory
from tests.newsletter.factories import LONG_AGO, alert, subscriber_with

pytestmark = pytest.mark.django_db


def texts() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("text", flat=True))


def pass_time(**days):
    """As if all that was done so far had been done earlier."""
    earlier = datetime.timedelta(**days)
    for one in Alert.objects.all():
        Alert.objects.filter(pk=one.pk).update(told_until=one.told_until - earlier)
    for one in Arrival.objects.all():
        Arrival.objects.filter(pk=one.pk).update(at=one.at - earlier)
    for one in Delivery.objects.all():
        Delivery.objects.filter(pk=one.pk).update(key=f"{one.key}, {earlier} ago")


def test_a_digest_holds_each_entry_once_with_the_searches_that_it_matches():
    subscriber_with(alert("organisation", "country=ES"), alert("", "q=bicycles"))
    OrganisationFactory(name="Bicycles of Madrid", country="ES")
    PostFactory(name="New bicycles"), PostFactory(name="Other news")
    assert send_digests() == 1
    (text,) = texts()
    assert text.count("Bicycles of Madrid") == text.count("New bicycles") == 1
    assert "You follow: Organisations in Spain; Entries of all kinds with the words “bicycles”" in text
    assert "Other news" not in text
    assert text.index("\nNews\n---\n") < text.index("\nOrganisations\n---\n")


def test_a_digest_can_be_ended_with_one_click():
    subscriber = subscriber_with(alert())
    PostFactory()
    send_digests()
    delivery = Delivery.objects.get()
    assert subscriber.key in delivery.headers["List-Unsubscribe"]
    assert f"/newsletter/preferences/{subscriber.key}" in delivery.text
    assert delivery.sent_at is None


def test_nothing_new_is_no_mail():
    subscriber_with(alert("project"))
    OrganisationFactory()
    assert (send_digests(), texts()) == (0, [])
    assert Alert.objects.get().told_until > timezone.now() - datetime.timedelta(minutes=1)


@pytest.mark.parametrize(
    "traits", [{"confirmed_at": None}, {"paused_until": timezone.now() + datetime.timedelta(days=100)}]
)
def test_who_has_not_said_yes_or_pauses_gets_nothing(traits):
    subscriber_with(alert(), **traits)
    PostFactory()
    assert send_digests() == 0
    assert Alert.objects.get().told_until < timezone.now() - LONG_AGO / 2


def test_an_alert_that_waits_for_a_yes_tells_nothing():
    subscriber_with(alert(confirmed_at=None))
    PostFactory()
    assert send_digests() == 0


@pytest.mark.parametrize("trait", ["draft", "pending", "scheduled", "archived"])
def test_what_the_list_does_not_show_is_not_told(trait):
    subscriber_with(alert())
    PostFactory(**{trait: True})
    assert send_digests() == 0


def test_an_entry_with_an_old_date_is_told_when_it_is_published():
    subscriber_with(alert())
    draft = PostFactory(name="Late", draft=True, published_at="2015-01-01T00:00Z")
    assert send_digests() == 0
    pass_time(days=1)
    actions.publish(type(draft).objects.all())
    assert send_digests() == 1
    assert "Late" in texts()[0]


def test_twice_on_a_day_tells_nothing_twice_and_loses_nothing():
    subscriber_with(alert())
    PostFactory(name="First")
    assert send_digests() == 1
    PostFactory(name="Second")
    Alert.objects.update(told_until=timezone.now() - LONG_AGO)
    assert send_digests() == 0
    pass_time(days=1)
    assert send_digests() == 1
    assert ["First" in text for text in texts()] == [True, False]
    assert "Second" in texts()[1]


def test_what_one_alert_told_another_does_not_tell_again():
    subscriber_with(alert(), alert("organisation", every="month"))
    Alert.objects.filter(every="month").update(told_until=timezone.now())
    OrganisationFactory(name="Once")
    assert send_digests() == 1
    pass_time(days=32)
    assert send_digests() == 0


def test_an_entry_that_comes_back_is_told_to_those_only_who_do_not_know_it():
    subscriber_with(alert()), subscriber_with(alert(every="month"), name="bo")
    Alert.objects.filter(every="month").update(told_until=timezone.now())
    OrganisationFactory()
    assert send_digests() == 1
    Organisation.objects.update(state=State.DRAFT)
    pass_time(days=32)
    assert send_digests() == 0
    actions.publish(Organisation.objects.all())
    pass_time(days=32)
    assert send_digests() == 1
    assert set(Told.objects.values_list("subscriber__address", flat=True)) == {"ana@example.org", "bo@example.org"}


def test_many_at_once_are_counted_and_some_of_them_named():
    subscriber_with(alert("project", "q=import"))
    ProjectFactory.create_batch(33, summary="import")
    assert send_digests() == 1
    delivery = Delivery.objects.get()
    assert delivery.subject == "33 new results on DSI Directory"
    assert "3 more are new here: Projects with the words “import”" in delivery.text
    assert "/projects?q=import&sort=newest\n" in delivery.text
    assert Told.objects.count() == 30


def test_only_some_of_the_words_are_no_match():
    subscriber_with(alert("organisation", "q=open+bicycle"), alert("", "q=bycicle"))
    OrganisationFactory(name="Bicycle")
    assert send_digests() == 0


def test_a_term_that_is_gone_finds_nothing_and_stops_no_other():
    subscriber_with(alert("organisation", "tag=gone"), alert("organisation", "country=ES&tag=gone&tag=maps"))
    maps = TagFactory(name="Maps", slug="maps")
    OrganisationFactory(name="Unmapped", country="ES")
    OrganisationFactory(name="Mapped", country="ES").tags.add(maps)
    assert send_digests() == 1
    assert ("Unmapped" in texts()[0], "Mapped" in texts()[0]) == (False, True)


def test_what_goes_wrong_for_one_stops_no_other_and_is_tried_again(monkeypatch, caplog):
    subscriber_with(alert("project", "q=secret")), subscriber_with(alert(), name="bo")
    PostFactory()
    monkeypatch.setitem(FILTERS, "project", None)
    assert send_digests() == 1
    assert Delivery.objects.get().to == "bo@example.org"
    assert "could not be looked up (TypeError)" in caplog.text
    assert "secret" not in caplog.text
    assert Alert.objects.get(kind="project").told_until < timezone.now() - LONG_AGO / 2


def test_a_dry_run_writes_to_nobody(capsys):
    subscriber_with(alert())
    PostFactory()
    call_command("send_digests", "--dry-run")
    assert capsys.readouterr().out == "1 subscriber would be told of what is new.\n"
    assert not Delivery.objects.exists()
    call_command("send_digests")
    assert capsys.readouterr().out == "1 subscriber told of what is new.\n"


def test_words_are_told_in_the_language_of_the_reader():
    subscriber_with(alert("organisation", "country=ES"), language="de")
    OrganisationFactory(country="ES")
    send_digests()
    assert "Spanien" in texts()[0]
