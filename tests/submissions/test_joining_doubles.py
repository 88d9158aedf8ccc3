"""Entries that may be what somebody describes."""

import pytest

from search.upkeep import catch_up
from submissions.doubles import likely
from submissions.models import Submission
from tests.factories import OrganisationFactory, ProjectFactory
from tests.submissions.factories import SubmissionFactory
from tests.submissions.visitor import organisation_steps

pytestmark = pytest.mark.django_db


def names(*sought, **more):
    catch_up()
    return [double.name for double in likely("organisation", *sought, **more)]


@pytest.mark.parametrize(
    "typed",
    ["Fablab Palermo", "FAB LAB PALERMO", "fab-lab palermo!", "Palermo Fablab", "Fáblab Pálermo", "Fablab Palermmo"],
)
def test_a_name_is_known_under_other_spellings(typed):
    OrganisationFactory(name="Fablab Palermo")
    assert names(typed) == ["Fablab Palermo"]


@pytest.mark.parametrize("typed", ["Fablab Berlin", "Lab", "", "\0", "Waag", "Neighbourhood repair"])
def test_other_names_are_other_organisations(typed):
    OrganisationFactory(name="Fablab Palermo")
    assert names(typed) == []


def test_short_and_foreign_names_are_known():
    OrganisationFactory(name="IDA")
    OrganisationFactory(name="Громадський простір")
    assert names("ida") == ["IDA"]
    assert names("громадський  простір") == ["Громадський простір"]


def test_another_name_of_it_is_known():
    OrganisationFactory(name="Open Knowledge").names.create(name="OKFN Labs", kind="former")
    assert names("OKFN labs") == ["Open Knowledge"]


@pytest.mark.parametrize("typed", ["https://waag.example", "www.waag.example/about", "HTTP://WAAG.example/"])
def test_the_same_website_is_the_same_organisation(typed):
    OrganisationFactory(name="Waag", website="https://waag.example/en")
    assert names("Society for old and new media", typed) == ["Waag"]


def test_a_site_that_many_share_says_nothing():
    OrganisationFactory(name="Waag", website="https://github.com/waag")
    assert names("Other", "https://github.com/other") == []
    assert names("Other", "https://github.com/waag") == ["Waag"]


def test_the_same_place_makes_a_name_that_is_less_alike_likely():
    OrganisationFactory(name="Vigo Repair Collective", country="ES", locality="Vigo")
    assert names("Vigo Repairs Kollektiv", "", "PT", "Porto") == []
    assert names("Vigo Repairs Kollektiv", "", "ES", "vigo") == ["Vigo Repair Collective"]


def test_the_reasons_are_told():
    OrganisationFactory(name="Waag", website="https://waag.example", country="NL", locality="Amsterdam")
    catch_up()
    [double] = likely("organisation", "waag", "waag.example", "NL", "Amsterdam")
    assert double.reasons == [
        "It has the same name.",
        "It has the same website, waag.example.",
        "It is in the same place, Amsterdam.",
    ]


@pytest.mark.parametrize("trait", ["draft", "pending", "scheduled"])
def test_what_nobody_may_see_is_told_to_moderators_only(trait):
    OrganisationFactory(name="Fablab Palermo", **{trait: True})
    assert names("Fablab Palermo") == []
    [double] = likely("organisation", "Fab Lab Palermo", everything=True)
    assert (double.name, double.path) == ("Fablab Palermo", "")


def test_open_submissions_are_told_to_moderators_only():
    submission = SubmissionFactory()
    SubmissionFactory(declined=True)
    assert names("Harbour repair collective") == []
    assert [double.submission for double in likely("organisation", "Harbour repair collective", everything=True)] == [
        submission
    ]


def test_an_organisation_is_no_double_of_a_project():
    ProjectFactory(name="Fablab Palermo")
    assert names("Fablab Palermo") == []


def test_likely_doubles_are_asked_about_once(visitor):
    entry = OrganisationFactory(name="Harbour Repair Collective")
    catch_up()
    visitor.open("/join").press("organisation").press(**organisation_steps()[0])
    assert visitor.title == "Is it one of these?"
    assert visitor.link("Harbour") == entry.get_absolute_url()
    assert visitor.link("suggest a correction") == f"/correct/organisation/{entry.pk}"
    visitor.press("No, it is another one")
    assert visitor.title == "Where is it, and who is there?"
    visitor.press("Back").press()
    assert visitor.title == "Where is it, and who is there?"
    assert Submission.objects.get().answers["organisation"]["other_than"] == [str(entry.pk)]


def test_doubles_are_shown_while_a_name_is_typed(client):
    OrganisationFactory(name="<b>Fablab</b> Palermo")
    catch_up()
    answer = client.get("/join/doubles", {"part": "organisation", "name": "b fablab b palermo"})
    assert "Is it one of these?" in answer.text
    assert "&lt;b&gt;Fablab" in answer.text
    assert client.get("/join/doubles", {"part": "nothing", "name": "x"}).text.strip() == ""
