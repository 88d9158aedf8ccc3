import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.admin.conftest import page, save, text_of
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]
FACTORIES = (OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory)


def form_of(client, entry):
    return BeautifulSoup(client.get(page(entry)).content, "html.parser").select_one("#content-main form")


@pytest.mark.parametrize("factory", FACTORIES)
def test_what_describes_a_field_is_there(client, factory):
    form = form_of(client, factory())
    described = {field["name"]: field["aria-describedby"] for field in form.select("[name][aria-describedby]")}
    assert [name for name, by in described.items() if not all(form.find(id=part) for part in by.split())] == []
    assert {"name", "summary", "body", "language", "state"} <= set(described)


@pytest.mark.parametrize("factory", FACTORIES)
def test_fields_stand_in_groups_with_a_name(client, factory):
    groups = form_of(client, factory()).select("fieldset.module > h2, fieldset.module summary h2")
    names = [group.text.strip() for group in groups]
    assert {"What it is about", "Pictures", "Publication", "Record"} <= set(names)
    assert names.index("Pictures") < names.index("Publication") < names.index("Record")


def test_new_entry_has_no_record_yet(client):
    assert "Public number" not in text_of(client.get("/admin/blog/post/add/"))


def test_texts_with_a_limit_are_counted_and_may_be_typed_beyond_it(client):
    summary = form_of(client, OrganisationFactory()).select_one("[name=summary]")
    assert (summary["data-counter"], summary.get("maxlength")) == ("500", None)


def test_codes_and_addresses_are_not_counted(client):
    counted = {field["name"] for field in form_of(client, OrganisationFactory()).select("[data-counter]")}
    assert {"name", "summary", "locality"} <= counted
    assert not counted & {"country", "website", "founded"}


def test_too_long_a_text_comes_back_whole_with_a_sentence(client):
    response = save(client, page(OrganisationFactory()), summary="a" * 501)
    assert response.context["adminform"].form.errors["summary"]
    assert "a" * 501 in response.content.decode()


def test_lines_of_a_text_are_counted_as_one_character(client):
    entry = OrganisationFactory()
    assert save(client, page(entry), summary="a\r\n" * 166 + "ab").status_code == 302
    entry.refresh_from_db()
    assert entry.summary == "a\n" * 166 + "ab"


def test_day_and_time_are_chosen_with_the_fields_of_the_browser(client):
    at = timezone.make_aware(datetime.datetime(2031, 3, 14, 9, 30))
    form = form_of(client, PostFactory(published_at=at))
    parts = [form.select_one(f"[name=published_at_{number}]") for number in (0, 1)]
    assert [part["type"] for part in parts] == ["date", "time"]
    assert [part["value"] for part in parts] == ["2031-03-14", "09:30:00"]
    assert [part["aria-label"] for part in parts] == ["Published at: day", "Published at: time"]


def test_saving_keeps_the_fractions_of_a_second(client):
    entry = PostFactory()
    before = entry.published_at
    save(client, page(entry), name="New name")
    entry.refresh_from_db()
    assert (entry.name, entry.published_at) == ("New name", before)


@pytest.mark.parametrize("address", ["/admin/", "/admin/blog/post/", "/admin/blog/post/add/", "/admin/calendar/"])
def test_pages_keep_to_the_policy(client, address):
    html = client.get(address).content.decode()
    assert not re.search(r"<style|<script(?![^>]*(\bsrc=|application/json))|\sstyle=|\son[a-z]+=|javascript:", html)


def test_a_day_without_a_time_asks_for_the_time(client):
    response = save(client, page(PostFactory()), published_at_0="2031-03-14", published_at_1="")
    assert "Give the time, too." in text_of(response)
    assert 'value="2031-03-14"' in response.text
