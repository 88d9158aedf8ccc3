import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from core.admin.calendar import SHOWN
from tests.admin.conftest import page, save, text_of
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/calendar/"
FACTORIES = (OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory)


def at(day, hour=12, month=3, year=2031):
    return timezone.make_aware(datetime.datetime(year, month, day, hour))


def lines(client, month="2031-03"):
    """What the calendar tells of a month, by the day."""
    weeks = client.get(ADDRESS, {"month": month}).context["weeks"]
    return {day["date"].day: day["lines"] for week in weeks for day in week if day["lines"]}


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("factory", FACTORIES)
def test_calendar_tells_what_comes_out_on_which_day(client, factory):
    entry = factory(published_at=at(14))
    (line,) = lines(client)[14]
    assert (line["name"], line["address"], line["state"]) == (entry.name, page(entry), "Scheduled")


@pytest.mark.usefixtures("editor")
def test_calendar_tells_what_was_published(client):
    PostFactory(published_at=at(2, year=2021), name="Long ago")
    (line,) = lines(client, "2021-03")[2]
    assert (line["name"], line["is_public"]) == ("Long ago", True)


@pytest.mark.usefixtures("editor")
def test_drafts_with_a_time_stand_in_the_calendar_as_drafts(client):
    PostFactory(draft=True, published_at=at(9, hour=8))
    assert lines(client)[9][0]["state"] == "Draft"
    assert "post, draft, 08:00" in text_of(client.get(ADDRESS, {"month": "2031-03"}))


@pytest.mark.usefixtures("editor")
def test_days_are_those_of_the_site_and_months_end_where_they_end(client):
    PostFactory(published_at=at(1, hour=0))
    PostFactory(published_at=at(31, hour=23))
    PostFactory(published_at=at(1, hour=0, month=4))
    assert list(lines(client)) == [1, 31]


@pytest.mark.usefixtures("editor")
def test_a_full_day_leads_to_the_list(client):
    PostFactory.create_batch(SHOWN + 3, published_at=at(20))
    told = lines(client)[20]
    assert (len(told), told[-1]["more"]) == (SHOWN, 3)
    assert client.get(told[-1]["more_address"]).context["cl"].result_count == SHOWN + 3


@pytest.mark.usefixtures("editor")
def test_calendar_takes_the_same_queries_for_more_entries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12) as few:
        client.get(ADDRESS, {"month": "2031-03"})
    count = len(few)
    for factory in FACTORIES:
        factory.create_batch(6, published_at=at(5))
    with django_assert_max_num_queries(count):
        client.get(ADDRESS, {"month": "2031-03"})


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("month", ["", "2031-13", "1931-01", "x", "２０３１-０３", "2031-03\0", "9" * 5000])
def test_what_is_no_month_is_this_month(client, month):
    response = client.get(ADDRESS, {"month": month})
    assert response.context["month"] == timezone.localdate().replace(day=1)


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("month", "before", "after"), [("2031-01", "2030-12", "2031-02"), ("2031-12", "2031-11", "2032-01")]
)
def test_months_lead_to_the_months_around(client, month, before, after):
    soup = BeautifulSoup(client.get(ADDRESS, {"month": month}).content, "html.parser")
    ways = [soup.select_one(f".months [rel={rel}]")["href"] for rel in ("prev", "next")]
    assert ways == [f"?month={before}", f"?month={after}"]


@pytest.mark.usefixtures("editor")
def test_a_day_offers_to_add_a_post_for_it(client):
    soup = BeautifulSoup(client.get(ADDRESS, {"month": "2031-03"}).content, "html.parser")
    add = soup.select_one("[aria-label='Add a post on 7 March']")["href"]
    save(client, add, name="Spring letter", state="published")
    assert lines(client)[7][0]["name"] == "Spring letter"


@pytest.mark.usefixtures("editor")
def test_an_address_with_no_time_adds_without_one(client):
    response = client.get("/admin/blog/post/add/?published_at=soon")
    assert response.context["adminform"].form.initial.get("published_at") is None


@pytest.mark.usefixtures("editor")
def test_home_and_lists_lead_to_the_calendar(client):
    for address in ("/admin/", "/admin/blog/post/"):
        assert f'href="{ADDRESS}"'.encode() in client.get(address).content


def test_calendar_is_for_those_who_see_entries(client):
    assert client.get(ADDRESS).status_code == 302
    client.force_login(UserFactory(is_staff=True))
    assert client.get(ADDRESS).status_code == 404
