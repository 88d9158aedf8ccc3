"""Everything that anybody can ask for says the same whether or not there is something that nobody may see."""

import re
from html import unescape

import pytest

from search.upkeep import catch_up
from submissions.actions import joining, moderating
from submissions.models import Kind, SubmittedPicture
from tests.factories import (
    CaseStudyFactory,
    OrganisationFactory,
    ParticipationFactory,
    PostFactory,
    ProjectFactory,
    UserFactory,
)
from tests.submissions.factories import PERSON, SubmissionFactory, correction_of, ready, ready_project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("versions")]
SECRET = "Zwielichtkammer"
# The first pages; from here every link is followed.
STARTS = (
    "/",
    "/sitemap.xml",
    "/robots.txt",
    "/moderation",
    f"/search?q={SECRET}",
    f"/organisations?q={SECRET}",
    f"/projects?q={SECRET}&view=table",
    "/organisations?view=map",
    "/organisations?country=ES",
    "/feeds/organisations.atom?country=ES",
    f"/feeds/search.atom?q={SECRET}",
    f"/search/suggest?q={SECRET[:6]}",
    f"/search/suggest.json?q={SECRET[:6]}",
    f"/join/doubles?part=organisation&name={SECRET}&website={SECRET}.example",
    f"/join/organisations?find={SECRET}",
    f"/nothing/{SECRET}",
)
# For editors, files that are the same for all, forms with a stamp of their own, counts of what is decided, and feeds
# and files of narrowed lists but for two feeds above, as they hold what the lists hold. Other languages say the same.
LEFT = re.compile(
    r"/(?:admin|account|static|join$|correct|report|alerts|feeds/.*\?|downloads/.*\?|(?:de|fr|it|es|ca)/.)"
)
ADDRESS = re.compile(
    r'(?:href|src|action|content)="(?:http://127\.0\.0\.1:8000)?(/[^"#]*)|<loc>http://127\.0\.0\.1:8000(/[^<]*)'
)
SOURCES = re.compile(r'srcset="([^"]*)"')


@pytest.fixture(autouse=True)
def _no_limits(settings):
    """Everything is asked for twice within a minute."""
    settings.RATE_LIMITS = 0


def crawl(client, most=600) -> dict[str, tuple[int, bytes]]:
    """What is answered at each address that a visitor can come to."""
    known, open_ = {}, list(STARTS)
    while open_:
        address = open_.pop(0)
        if address in known or (LEFT.match(address) and address not in STARTS) or address.count("&") > 2:
            continue
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        known[address] = (response.status_code, body)
        assert len(known) < most
        if response.get("Content-Type", "").startswith(("text/", "application/atom", "application/xml")):
            page = body.decode()
            open_ += [unescape(one or other) for one, other in ADDRESS.findall(page)]
            open_ += [one.split()[0] for sources in SOURCES.findall(page) for one in sources.split(",")]
    return known


def secret_answers() -> dict:
    organisation = ready()["organisation"] | {"name": [SECRET], "summary": [SECRET], "tags": [SECRET], "body": [SECRET]}
    project = ready_project() | {"name": [f"{SECRET} project"], "body": [SECRET]}
    return {"organisation": organisation, "project": project, "person": PERSON | {"person_name": [SECRET]}}


def hide_entries(published) -> list:
    """One entry of each kind in each state that nobody may see, linked with what everybody sees."""
    hidden = []
    for trait in ("draft", "pending", "scheduled"):
        told = {"name": f"{SECRET} {trait}", "summary": SECRET, "body": SECRET, trait: True}
        organisation = OrganisationFactory(country="ES", locality=SECRET, **told)
        project = ProjectFactory(**told)
        ParticipationFactory(organisation=published["organisation"], project=project)
        ParticipationFactory(organisation=organisation, project=published["project"])
        texts = [CaseStudyFactory(**told), PostFactory(**told)]
        for text in texts:
            text.organisations.add(published["organisation"])
        hidden += [organisation, project, *texts]
    return hidden


def hide_submissions(published) -> None:
    """A submission of each kind and stage, one of them taken back after it was published."""
    for trait in ("draft", "unconfirmed", "asked", "declined", "spam"):
        picture = {"part": "organisation", "use": "logo", "image": b"RIFF", "width": 1, "height": 1}
        submission = SubmissionFactory(answers=secret_answers(), **{trait: True})
        SubmittedPicture.objects.create(submission=submission, alternative_text=SECRET, **picture)
    moderator = UserFactory(is_superuser=True, is_staff=True)
    moderating.take(SubmissionFactory(answers=secret_answers()), by=moderator)
    undone = SubmissionFactory(answers=secret_answers())
    moderating.accept(undone, by=moderator)
    undone.refresh_from_db()
    moderating.undo(undone, by=moderator)
    correction_of(published["organisation"], name=SECRET, summary=SECRET)
    report = {"report": {"problem": ["wrong"], "text": [SECRET]}}
    about = {"entry_kind": "organisation", "entry_number": published["organisation"].pk}
    SubmissionFactory(kind=Kind.REPORT, answers=report, **about)


@pytest.fixture
def published(make_family):
    family = make_family("Open data")
    family["organisation"].country = "ES"
    family["organisation"].save()
    catch_up()
    return family


def test_nothing_that_anybody_can_ask_for_changes(client, published):
    before = crawl(client)
    assert len(before) > 60
    hide_entries(published)
    hide_submissions(published)
    catch_up()
    after = crawl(client)
    # Of what is decided, numbers are published.
    del before["/moderation"], after["/moderation"]
    assert after.keys() == before.keys()
    assert [address for address in before if after[address] != before[address]] == []


def test_no_alert_names_what_is_hidden(client, published):
    hide_entries(published)
    for address in (f"/alerts/new?kind=organisation&town={SECRET}", "/alerts/new?kind=organisation&country=ES"):
        shown = client.get(address).text.replace(f"City or region “{SECRET}”", "")
        assert SECRET not in shown
    assert "1 result today" in shown


def test_the_figures_name_nothing(client, published):
    hide_submissions(published)
    assert SECRET not in client.get("/moderation").text


def test_what_is_hidden_has_no_page_and_no_picture(client, published):
    for entry in hide_entries(published):
        kind = entry._meta.model_name
        addresses = [entry.get_absolute_url(), f"/share/{kind}/{entry.pk}.png"]
        addresses += [f"/correct/{kind}/{entry.pk}", f"/report/{kind}/{entry.pk}"]
        assert [client.get(address).status_code for address in addresses] == [404] * 4


def test_a_submission_opens_to_its_key_alone(client):
    received = joining.start("nonce", answers=secret_answers())
    for guess in (received.pk, "x", received.key[:-1], f"{received.key}x"):
        for address in (
            f"/join/{guess}",
            f"/submissions/{guess}",
            f"/submissions/{guess}/pictures/organisation/logo.webp",
        ):
            response = client.get(address)
            assert (response.status_code, SECRET in response.text) == (404, False), address
