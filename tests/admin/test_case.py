import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from organisations.models import Organisation
from submissions.actions import moderating
from submissions.models import Event
from tests.admin.cases import HOSTILE, decide, edit_page, opened
from tests.admin.conftest import page, text_of
from tests.factories import OrganisationFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, correction_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moderator")]


# What is shown


def test_a_case_says_what_was_typed_and_by_whom(client):
    case = SubmissionFactory(ready_both=True, findings=[{"rule": "links", "points": 2, "sentence": "Two links."}])
    text = text_of(client.get(page(case)))
    for words in (
        "Harbour Repair Collective",
        "Open Repair Manuals",
        "Vigo",
        "Spain",
        "Ana Silva, works there",
        "Two links.",
    ):
        assert words in text
    assert "Left empty: Other names, Address" in text


def test_a_case_says_what_has_to_be_mended_first(client):
    soup = opened(client, SubmissionFactory())
    assert "Choose what kind of organisation it is." in soup.text
    assert not soup.select("button[value=accept]")


def test_changed_words_are_marked_also_for_those_who_hear_the_page(client):
    entry = OrganisationFactory(country="PT", locality="Porto", summary="We mend bicycles here.")
    soup = opened(client, correction_of(entry, summary="We mend radios here."))
    removed, added = soup.select_one("del"), soup.select_one("ins")
    assert removed.text == "removed: bicycles  (end of what was removed) "
    assert added.text == "added: radios  (end of what was added) "
    assert [mark.text for mark in removed.select(".visually-hidden")] == ["removed: ", " (end of what was removed) "]
    assert "https://harbour-repair.example/about" in soup.text


def test_terms_that_come_and_go_are_marked_one_by_one(client):
    entry = OrganisationFactory(country="PT", locality="Porto")
    entry.tags.create(name="maps"), entry.tags.create(name="repair")
    soup = opened(client, correction_of(entry, tags="repair, radio"))
    assert [item.select_one("del, ins") is not None for item in soup.select(".case-things li")] == [False, True] * 2


def test_a_value_that_changed_since_is_shown(client):
    entry = OrganisationFactory(country="PT", locality="Porto")
    case = correction_of(entry, locality="Lisbon")
    Organisation.objects.update(locality="Faro")
    assert "Changed since. Today it says: Faro" in text_of(client.get(page(case)))


def test_a_correction_of_an_entry_that_is_gone_is_shown(client):
    entry = OrganisationFactory(country="PT", locality="Porto")
    case = correction_of(entry, locality="Lisbon")
    entry.delete()
    assert "no longer in the directory" in text_of(client.get(page(case)))
    assert client.get(edit_page(case)).status_code == 302
    assert "mended" in text_of(decide(client, case, "accept", follow=True))


def test_hostile_texts_are_shown_as_they_are(client):
    case = SubmissionFactory(person_name=HOSTILE, findings=[{"rule": "x", "points": 1, "sentence": HOSTILE}])
    case.answers["organisation"] = {name: [HOSTILE] for name in ("name", "website", "summary", "body", "tags", "type")}
    case.answers["person"]["relation"] = [HOSTILE]
    case.save()
    moderating.ask(case, HOSTILE, UserFactory(username="ben"))
    entry = OrganisationFactory(name=HOSTILE, summary="Old", country="PT", locality="Porto")
    for shown in (case, correction_of(entry, summary=HOSTILE, website=HOSTILE)):
        soup = opened(client, shown)
        assert "<script>alert(1)</script>" in soup.text
        assert not soup.select("img[src=x], script:not([src])")
        assert not [tag for tag in soup.find_all(True) if "style" in tag.attrs or "onerror" in tag.attrs]


@pytest.mark.parametrize(("website", "is_link"), [("https://a.example/x", True), ("javascript:alert(1)", False)])
def test_only_addresses_of_websites_can_be_followed(client, website, is_link):
    case = SubmissionFactory()
    case.answers["organisation"]["website"] = [website]
    case.save()
    assert bool(opened(client, case).select(f'a[href="{website}"][rel~=noreferrer]')) == is_link


def test_likely_doubles_and_what_else_the_sender_sent_stand_beside(client):
    OrganisationFactory(draft=True, name="Harbour Repair Collective", summary="Mends ships.")
    case = SubmissionFactory(address="x@example.org")
    SubmissionFactory(address="x@example.org", declined=True), SubmissionFactory(address="x@example.org", draft=True)
    text = text_of(client.get(page(case)))
    assert "Mends ships." in text
    assert text.count("New entry, declined") == 1
    assert "being written" not in text


def test_history_tells_every_event(client):
    case = SubmissionFactory()
    moderating.decline(case, "scope", "Not for us.", UserFactory(username="ben"))
    assert "Declined: ben Not digital social innovation Not for us." in text_of(client.get(page(case)))


def test_pictures_are_shown_to_moderators_only(client, picture):
    found = picture(SubmissionFactory())
    address = reverse("admin:submissions_submission_picture", args=[found.submission_id, found.pk])
    response = client.get(address)
    assert (response["Content-Type"], "no-store" in response["Cache-Control"]) == ("image/webp", True)
    assert client.get(address.replace(f"/{found.pk}/", "/999/")).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("number", ["0", "x", "999999999999999999999", "٣", "1%00"])
def test_what_is_no_case_is_not_found(client, number):
    assert client.get(f"/admin/submissions/submission/{number}/change/").status_code == 404


# Who may


def test_who_may_only_look_decides_nothing(client):
    person = UserFactory(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_submission"))
    client.force_login(person)
    case = SubmissionFactory(ready=True)
    assert not opened(client, case).select("main form")
    assert decide(client, case, "accept").status_code == client.post(edit_page(case)).status_code == 404
    assert Event.objects.filter(by=person).count() == 0


def test_a_case_takes_a_bounded_number_of_queries(client, django_assert_max_num_queries):
    case = SubmissionFactory(ready_both=True, address="x@example.org")
    SubmissionFactory.create_batch(5, address="x@example.org")
    with django_assert_max_num_queries(60):
        client.get(page(case))
