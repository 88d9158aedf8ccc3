import datetime

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from submissions.models import Stage, Submission
from tests.admin.conftest import list_of, page, text_of
from tests.factories import OrganisationFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, correction_of

pytestmark = pytest.mark.django_db
QUEUE = "/admin/submissions/submission/"


def named(name, **fields):
    case = SubmissionFactory(**fields)
    case.answers["organisation"]["name"] = [name]
    case.save()
    return case


def shown(client, **query):
    return [case.pk for case in client.get(QUEUE, query).context["cl"].result_list]


def days_ago(days):
    return timezone.now() - datetime.timedelta(days=days)


@pytest.mark.usefixtures("moderator")
def test_what_waits_longest_comes_first_and_quarantine_stands_apart(client):
    new, old = SubmissionFactory(received_at=days_ago(1)), SubmissionFactory(received_at=days_ago(9))
    apart = SubmissionFactory(score=5)
    SubmissionFactory(declined=True)
    assert shown(client) == [old.pk, new.pk]
    assert shown(client, queue="quarantine") == [apart.pk]


@pytest.mark.usefixtures("moderator")
@pytest.mark.parametrize("trait", ["draft", "unconfirmed"])
def test_nobody_sees_what_is_not_confirmed(client, trait):
    case = SubmissionFactory(**{trait: True})
    assert shown(client, q="Harbour") == []
    assert client.get(page(case)).status_code == 404


def test_each_queue_holds_its_own(client, moderator):
    mine = SubmissionFactory(assigned_to=moderator, score=7)
    free, asked = SubmissionFactory(), SubmissionFactory(asked=True, assigned_to=UserFactory())
    spam, declined = SubmissionFactory(spam=True), SubmissionFactory(declined=True)
    assert shown(client, queue="mine") == [mine.pk]
    assert shown(client, queue="unassigned") == [free.pk]
    assert shown(client, queue="asked") == [asked.pk]
    assert shown(client, queue="decided") == [declined.pk, spam.pk]


@pytest.mark.usefixtures("moderator")
def test_queues_say_how_many_are_in_them(client):
    SubmissionFactory.create_batch(2), SubmissionFactory(score=5)
    text = text_of(client.get(QUEUE))
    assert "Waiting (2)" in text
    assert "Perhaps spam (1)" in text


@pytest.mark.usefixtures("moderator")
def test_columns_say_what_it_is_from_where_and_how_old(client):
    SubmissionFactory(received_at=days_ago(3), score=2, assigned_to=UserFactory(username="ben"))
    correction_of(OrganisationFactory(name="Open Maps", country="PT", locality="Porto"), locality="Lisbon")
    text = text_of(client.get(QUEUE))
    assert "Harbour Repair CollectiveNew entrySpain3\xa0days2benReceived" in text.replace("3 days", "3\xa0days")
    assert "Open MapsCorrection" in text


@pytest.mark.usefixtures("moderator")
@pytest.mark.parametrize("word", ["Łódź", "lab łódź", "lodz-lab.example", "ANA@example.org", "open maps"])
def test_search_finds_names_websites_and_whole_addresses_wherever_they_stand(client, word):
    case = named("Łódź Lab", declined=True, address="ana@example.org")
    case.answers["organisation"]["website"] = ["https://lodz-lab.example"]
    case.save()
    SubmissionFactory()
    about = correction_of(OrganisationFactory(name="Ópen Maps", country="PT", locality="Porto"), locality="Lisbon")
    assert shown(client, q=word) == [about.pk if "maps" in word else case.pk]


@pytest.mark.usefixtures("moderator")
@pytest.mark.parametrize("query", [{"q": "\0'\"<%_"}, {"q": "@"}, {"queue": "nonsense"}, {"o": "3.5"}, {"p": "²"}])
def test_odd_queries_are_no_error(client, query):
    SubmissionFactory()
    assert client.get(QUEUE, query, follow=True).status_code == 200


@pytest.mark.usefixtures("moderator")
def test_many_are_marked_as_spam_at_once(client):
    chosen = [SubmissionFactory(), SubmissionFactory(), SubmissionFactory(declined=True)]
    data = {"action": "mark_spam", "_selected_action": [case.pk for case in chosen]}
    response = client.post(f"{QUEUE}?q=Harbour", data, follow=True)
    assert "2 marked as spam. 1 did not wait any more" in text_of(response)
    assert Submission.objects.filter(stage=Stage.SPAM).count() == 2


@pytest.mark.usefixtures("administrator")
def test_nobody_adds_or_deletes_submissions(client):
    case = SubmissionFactory()
    assert client.get(list_of(Submission, "add")).status_code == 404
    assert client.post(page(case, "delete"), {"post": "yes"}).status_code == 404
    assert b"delete_selected" not in client.get(QUEUE).content


@pytest.mark.usefixtures("editor")
def test_editors_have_no_part_in_it(client):
    case = SubmissionFactory()
    assert client.get(QUEUE).status_code == client.get(page(case)).status_code == 404
    assert QUEUE.encode() not in client.get("/admin/").content


def test_who_may_only_look_marks_nothing(client):
    person = UserFactory(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_submission"))
    client.force_login(person)
    case = SubmissionFactory()
    client.post(QUEUE, {"action": "mark_spam", "_selected_action": [case.pk]})
    assert Submission.objects.get().stage == Stage.RECEIVED


@pytest.mark.usefixtures("moderator")
def test_home_counts_what_waits_and_leads_to_it(client):
    case = SubmissionFactory()
    SubmissionFactory(score=9)
    response = client.get("/admin/")
    assert "Submissions Waiting: 1 Nobody has it: 1 Perhaps spam: 1" in text_of(response)
    assert page(case).encode() in response.content


@pytest.mark.usefixtures("moderator")
def test_queue_takes_the_same_queries_for_more(client, django_assert_max_num_queries):
    SubmissionFactory(assigned_to=UserFactory())
    with django_assert_max_num_queries(12) as few:
        client.get(QUEUE)
    SubmissionFactory.create_batch(5, assigned_to=UserFactory())
    with django_assert_max_num_queries(len(few)):
        client.get(QUEUE)
