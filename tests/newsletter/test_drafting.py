"""A draft tells what is new in the directory, as it was typed, and nothing hidden."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from core.markdown import render
from core.models import FocusArea
from newsletter import drafting
from newsletter.actions import issues
from newsletter.drafting import KINDS, Wanted
from newsletter.forms.drafting import DraftForm
from search.facets import FOCUS_AREA
from search.upkeep import catch_up
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory
from tests.newsletter.factories import IssueFactory

pytestmark = pytest.mark.django_db
FACTORIES = (OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory)


def drafted(**wanted) -> BeautifulSoup:
    """The page that the draft's text becomes."""
    now = timezone.now()
    usual = {"since": now - timedelta(days=7), "until": now, "most": dict.fromkeys(KINDS, 10)}
    return BeautifulSoup(render(drafting.text(Wanted(**usual | wanted))["body"]), "html.parser")


def names(page) -> list[str]:
    return [link.text for link in page.select("li a")]


def test_it_has_a_section_for_each_kind_with_names_that_lead_to_their_pages():
    entries = [factory(name=f"{factory.__name__} one") for factory in FACTORIES]
    page = drafted()
    assert [heading.text for heading in page.select("h2")] == [
        "New organisations",
        "New projects",
        "New case studies",
        "News",
    ]
    assert [link["href"] for link in page.select("a")] == [entry.get_absolute_url() for entry in entries]


def test_a_line_tells_the_country_and_the_summary_in_one_line():
    OrganisationFactory(name="Harbour", country="ES", summary="Mends\n\n# boats.")
    assert drafted().li.text == "Harbour, Spain: Mends # boats."


@pytest.mark.parametrize(
    "name",
    ["[x](javascript:alert(1))", "# boo", "![](http://x.example/a.png)", "*a* _b_ `c` <b>", "1. one", "a\n\n- b"],
)
def test_names_and_summaries_stand_as_they_were_typed(name):
    OrganisationFactory(name=name, summary=name)
    page = drafted()
    typed = " ".join(name.split())
    assert page.li.text == f"{typed}: {typed}"
    assert len(page.select("a")) == 1
    assert not page.select("img, h1, b, em, code")


@pytest.mark.parametrize("trait", ["draft", "pending", "scheduled", "archived"])
def test_only_what_is_public_now_is_told(trait):
    for factory in FACTORIES:
        factory(**{trait: True})
    assert str(drafted()) == ""


def test_only_the_period_is_told():
    now = timezone.now()
    for days in (1, 3, 9):
        OrganisationFactory(name=f"{days} days ago", published_at=now - timedelta(days=days))
    assert names(drafted(since=now - timedelta(days=7), until=now - timedelta(days=2))) == ["3 days ago"]


def test_the_newest_few_are_told_and_how_many_more_there_are():
    OrganisationFactory.create_batch(3)
    page = drafted(most=dict.fromkeys(KINDS, 0) | {"organisation": 2})
    assert len(names(page)) == 2
    assert (page.select("a")[-1].text, page.select("a")[-1]["href"]) == ("And 1 more", "/organisations?sort=newest")


def test_it_can_be_narrowed_by_theme_and_country():
    area = FocusArea.objects.get(slug="open-data")
    for name, country in (("Both", "ES"), ("Elsewhere", "FR"), ("Without", "ES")):
        project = ProjectFactory(name=name, country=country)
        project.focus_areas.set([area] if name != "Without" else [])
    catch_up()
    assert names(drafted(themes=((FOCUS_AREA, "open-data"),), country="ES")) == ["Both"]


def test_what_came_after_the_last_draft_is_in_the_next():
    last = IssueFactory(sent=True, drafted_until=timezone.now() - timedelta(days=3))
    OrganisationFactory(name="While it was written", published_at=timezone.now() - timedelta(days=2))
    data = {"period": "issue", "language": "en", **{f"most_{name}": 5 for name in KINDS}}
    form = DraftForm(data)
    assert form.is_valid(), form.errors
    issue = issues.draft(form.wanted(), by=None)
    assert "While it was written" in issue.body
    assert issue.is_draft
    assert issue.drafted_until > last.sent_at


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        ({}, {"first_day", "last_day"}),
        ({"first_day": "2026-05-02", "last_day": "2026-05-01"}, {"last_day"}),
        ({"first_day": "soon"}, {"first_day"}),
    ],
)
def test_days_that_make_no_period_are_refused_at_their_fields(days, wrong):
    form = DraftForm({"period": "own", "language": "en"} | days)
    assert set(form.errors) == wrong
