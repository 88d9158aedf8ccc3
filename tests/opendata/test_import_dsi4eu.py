"""What the first import makes of the files."""

import datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection

from core.models import FocusArea, Network, State, Tag
from opendata.models import ImportedRecord
from organisations.models import Organisation
from projects.models import Participation, Project
from tests.factories import OrganisationFactory, ProjectFactory
from tests.opendata.export import actions_on, organisation, project

pytestmark = pytest.mark.django_db


def at_noon(year, month, day):
    return datetime.datetime(year, month, day, 12, tzinfo=datetime.UTC)


def test_entries_keep_their_numbers(export):
    export.run()
    assert Organisation.objects.get(number=7).name == "Lamp Library"
    assert Project.objects.get(number=9).name == "Night walk"


def test_an_entry_says_where_its_text_is_from(export):
    export.run()
    entry = Organisation.objects.get(number=7)
    assert entry.text_source == "DSI4EU open data set, March 2017"
    assert (entry.text_source_url, entry.text_licence) == ("https://digitalsocial.eu", "CC-BY-NC-SA-4.0")
    assert (entry.lifecycle, entry.checked_on) == ("", None)


def test_an_entry_is_as_old_as_the_original_says(export):
    export.organisations[0]["created"] = "2015-06-04"
    export.run()
    entry = Organisation.objects.get(number=7)
    assert entry.published_at == entry.created_at == at_noon(2015, 6, 4)


def test_an_entry_of_unknown_age_is_as_old_as_the_export(export):
    export.run()
    entry = Project.objects.get(number=9)
    assert entry.published_at == entry.created_at == at_noon(2017, 3, 27)


def test_suspects_wait_for_a_decision(export):
    export.organisations.append(organisation(8, "Dermatology clinic", short_description="Best casino online"))
    report = export.run()
    assert Organisation.objects.get(number=8).state == State.PENDING
    assert Organisation.objects.get(number=7).state == State.PUBLISHED
    assert report.totals()["organisation"]["pending"] == 1
    assert any(row.reason for row in report.rows if (row.number, row.action) == (8, "created"))


def test_the_fields_of_an_organisation_are_filled(export):
    place = {"country": "Spain", "region": "Barcelona", "latitude": "41.38", "longitude": "2.17"}
    export.organisations[0] |= place | {
        "address": "Carrer Nou 1",
        "startDate": "2012-05-02",
        "website": "lamps.example",
    }
    export.run()
    entry = Organisation.objects.get(number=7)
    assert (entry.country.code, entry.locality, entry.address) == ("ES", "Barcelona", "Carrer Nou 1")
    assert (entry.latitude, entry.longitude, entry.coordinates_precision) == (
        Decimal("41.38"),
        Decimal("2.17"),
        "locality",
    )
    assert (entry.founded, entry.website) == ("2012-05-02", "https://lamps.example")


@pytest.mark.parametrize("size", ["11-25 people", "11 - 25"])
@pytest.mark.parametrize(
    ("kind", "network", "tag"),
    [
        ("For-profit business", "Lamp Net", "Light"),
        ({"id": 2, "name": "For-profit business"}, {"id": "431", "name": "Lamp Net"}, {"id": 5, "name": "Light"}),
    ],
)
def test_both_shapes_of_the_export_give_the_same_terms(export, kind, network, tag, size):
    export.organisations[0] |= {
        "organisation_type": kind,
        "organisation_size": size,
        "networkTags": [network],
        "tags": [tag],
    }
    export.run()
    entry = Organisation.objects.get(number=7)
    assert (entry.type.slug, entry.size.slug) == ("business", "11-25")
    assert ([term.slug for term in entry.networks.all()], [term.name for term in entry.tags.all()]) == (
        ["lamp-net"],
        ["Light"],
    )


def test_a_new_network_keeps_its_number(export):
    export.organisations[0]["networkTags"] = [{"id": "431", "name": "Lamp Net"}]
    export.run()
    assert Network.objects.get(slug="lamp-net").legacy_numbers == [431]


def test_a_renamed_network_is_found_by_its_number(export):
    known = Network.objects.create(name="Lantern League", legacy_numbers=[431])
    export.organisations[0]["networkTags"] = [{"id": "431", "name": "Lamp Net"}]
    export.run()
    assert list(Organisation.objects.get(number=7).networks.all()) == [known]


def test_the_terms_of_a_project_are_filled(export):
    export.projects[0] |= {
        "focus": ["Open data"],
        "technology": ["Big data", "Night vision"],
        "support_tags": ["Education and skills"],
        "who_we_help_tags": ["Walkers"],
    }
    export.run()
    entry = Project.objects.get(number=9)
    slugs = {
        name: [term.slug for term in getattr(entry, name).all()]
        for name in ("focus_areas", "technologies", "areas_of_impact", "helps", "tags")
    }
    assert list(slugs.values()) == [
        ["open-data"],
        ["big-data"],
        ["skills-and-learning"],
        ["walkers"],
        ["night-vision"],
    ]


def test_a_listed_term_with_another_slug_is_found_by_its_number(export):
    FocusArea.objects.filter(slug="open-data").update(slug="data-for-all")
    export.projects[0]["focus"] = ["Open data"]
    export.run()
    assert Project.objects.get(number=9).focus_areas.get().slug == "data-for-all"


def test_a_listed_term_that_is_gone_is_not_made_again(export):
    FocusArea.objects.filter(slug="open-data").delete()
    export.projects[0]["focus"] = ["Open data", "Open hardware"]
    report = export.run()
    assert Project.objects.get(number=9).focus_areas.get().slug == "open-hardware"
    assert actions_on(report, "focus_areas") == ["dropped"]


def test_spellings_of_a_tag_are_one_tag(export):
    export.organisations[0]["tags"] = ["Open Source"]
    export.projects[0]["who_we_help_tags"] = ["open-source"]
    export.run()
    assert Tag.objects.get().name == "Open Source"


@pytest.mark.parametrize(("end", "status"), [("2015-06-30", "ended"), ("2034-01-01", ""), ("", "")])
def test_a_project_whose_end_has_passed_has_ended(export, end, status):
    export.projects[0]["end_date"] = end
    export.run()
    assert Project.objects.get(number=9).status == status


def test_a_link_becomes_a_part_of_unknown_role(export):
    report = export.run()
    assert Participation.objects.values_list("organisation", "project", "role").get() == (7, 9, "unknown")
    assert report.totals()["participation"]["created"] == 1


def test_a_link_to_an_entry_in_neither_file_is_flagged(export):
    export.projects[0]["linked_organisation_ids"] = ["7", "70"]
    report = export.run()
    assert actions_on(report, "participations") == ["flagged"]
    assert (
        report.totals()["participation"] | {"dangling": 1, "read": 1, "created": 1} == report.totals()["participation"]
    )


def test_every_entry_has_a_history_with_its_terms(export):
    export.organisations[0]["tags"] = ["Light"]
    export.run()
    record = Organisation.objects.get(number=7).history.get()
    assert (record.history_type, record.history_change_reason) == ("+", "Import of the DSI4EU open data")
    assert [row.tag.name for row in record.tags.all()] == ["Light"]
    assert Participation.history.get().history_change_reason == "Import of the DSI4EU open data"


def test_the_record_is_kept_as_it_came(export):
    export.organisations[0]["unknown_key"] = ["a\x00b", {"deep": None}]
    export.run()
    raw = ImportedRecord.objects.get(kind="organisation", number=7).raw
    assert raw == export.organisations[0] | {"unknown_key": ["a\ufffdb", {"deep": None}]}


def test_a_number_that_another_entry_has_is_flagged_and_nothing_overwritten(export):
    OrganisationFactory(number=7, name="Somebody else")
    report = export.run()
    assert Organisation.objects.get(number=7).name == "Somebody else"
    assert not ImportedRecord.objects.filter(kind="organisation").exists()
    assert report.totals()["organisation"]["skipped"] == 1


def test_links_of_a_skipped_organisation_are_flagged(export):
    OrganisationFactory(number=7)
    report = export.run()
    assert not Participation.objects.exists()
    assert actions_on(report, "participations") == ["flagged"]
    assert report.totals()["participation"]["skipped"] == 1


def test_links_of_a_skipped_project_are_flagged(export):
    ProjectFactory(number=9)
    report = export.run()
    assert actions_on(report, "participations") == ["flagged"]


def test_a_number_of_entries_made_here_is_not_taken(export):
    export.organisations.append(organisation(200_001))
    report = export.run()
    assert not Organisation.objects.filter(number=200_001).exists()
    assert report.totals()["organisation"] | {"read": 2, "created": 1, "skipped": 1} == report.totals()["organisation"]


def test_double_names_are_flagged_on_each(export):
    export.projects += [project(10, "Walk night"), project(11, "Other")]
    flagged = [(row.number, row.after) for row in export.run().rows if row.field == "name" and row.action == "flagged"]
    assert sorted(flagged) == [(9, "10"), (10, "9")]


def test_a_dry_run_writes_nothing_and_reports_the_same(export):
    export.organisations[0]["tags"] = ["Light"]
    tried = export.run(dry_run=True)
    assert not Organisation.objects.exists()
    assert not Tag.objects.exists()
    assert not ImportedRecord.objects.exists()
    done = export.run()
    assert (tried.rows, tried.totals()) == (done.rows, done.totals())


FAILING_PARTICIPATIONS = """
    CREATE FUNCTION fail() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''no more''; END' LANGUAGE plpgsql;
    CREATE TRIGGER fails BEFORE INSERT ON projects_participation EXECUTE FUNCTION fail();
"""


def test_an_error_on_the_way_leaves_nothing(export):
    with connection.cursor() as cursor:
        cursor.execute(FAILING_PARTICIPATIONS)
    with pytest.raises(DatabaseError, match="no more"):
        export.run()
    assert not Organisation.objects.exists()
    assert not Organisation.history.exists()
    assert not ImportedRecord.objects.exists()
