"""What a later import changes, and what it leaves to the editors."""

import pytest

from core.models import State, Tag
from opendata.models import ImportedRecord
from organisations.models import Organisation
from projects.models import Participation, Project
from tests.factories import OrganisationFactory
from tests.opendata.export import actions_on, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamps(imported):
    return Organisation.objects.get(number=7)


def everything():
    models = (Organisation, Project, Participation, Tag, ImportedRecord)
    models += (Organisation.history.model, Project.history.model, Participation.history.model)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_second_run_changes_nothing(imported):
    before = everything()
    totals = imported.run().totals()
    assert everything() == before
    assert [totals[kind]["unchanged"] for kind in ("organisation", "project", "participation")] == [1, 1, 1]


def test_a_second_run_after_an_editor_changes_nothing(imported, lamps):
    lamps.name = "Lantern Library"
    lamps.save()
    lamps.tags.add(Tag.objects.create(name="Lanterns"))
    before = everything()
    assert actions_on(imported.run(), "name") == []
    assert everything() == before


def test_a_new_value_in_the_file_is_taken(imported):
    imported.organisations[0] |= {"organisation_name": "Lantern Library", "organisation_type": "", "latitude": "41.5"}
    report = imported.run()
    entry = Organisation.objects.get(number=7)
    assert (entry.name, entry.slug, entry.type) == ("Lantern Library", "lantern-library", None)
    assert str(entry.latitude) == "41.5000000"
    assert report.totals()["organisation"]["changed"] == 1


def test_a_change_goes_to_the_history_with_its_terms(imported):
    imported.organisations[0]["tags"] = ["Light", "Lanterns"]
    imported.run()
    record = Organisation.objects.get(number=7).history.latest()
    assert (record.history_type, record.history_change_reason) == ("~", "Import of the DSI4EU open data")
    assert sorted(row.tag.name for row in record.tags.all()) == ["Lanterns", "Light"]


def test_an_editors_text_is_kept_and_other_fields_are_updated(imported, lamps):
    lamps.summary = "Lends lamps and lanterns."
    lamps.save()
    imported.organisations[0] |= {"short_description": "Lends light.", "address": "Carrer Nou 1"}
    report = imported.run()
    lamps.refresh_from_db()
    assert (lamps.summary, lamps.address) == ("Lends lamps and lanterns.", "Carrer Nou 1")
    assert actions_on(report, "summary") == ["kept"]


def test_what_was_kept_is_kept_again(imported, lamps):
    lamps.summary = "Lends lamps and lanterns."
    lamps.save()
    imported.organisations[0]["short_description"] = "Lends light."
    imported.run()
    report = imported.run()
    assert actions_on(report, "summary") == ["kept"]
    assert report.totals()["organisation"]["unchanged"] == 1


def test_line_ends_of_a_form_are_no_change(imported, lamps):
    lamps.body = lamps.body.replace("\n", "\r\n")
    lamps.save()
    imported.organisations[0]["long_description"] = "Other paragraph, and more."
    imported.run()
    lamps.refresh_from_db()
    assert lamps.body == "Other paragraph, and more."


def test_a_file_that_says_what_an_editor_wrote_changes_nothing(imported, lamps):
    lamps.summary = "Lends light."
    lamps.save()
    imported.organisations[0]["short_description"] = "Lends light."
    assert imported.run().totals()["organisation"]["unchanged"] == 1
    imported.organisations[0]["short_description"] = "Lends much light."
    imported.run()
    lamps.refresh_from_db()
    assert lamps.summary == "Lends much light."


def test_an_editors_place_on_the_map_is_kept_whole(imported, lamps):
    lamps.coordinates_precision = "address"
    lamps.save()
    imported.organisations[0] |= {"latitude": "0", "longitude": "0"}
    report = imported.run()
    lamps.refresh_from_db()
    assert (str(lamps.latitude), lamps.coordinates_precision) == ("41.3800000", "address")
    assert "kept" in actions_on(report, "coordinates")


def test_a_place_that_the_file_no_longer_has_goes(imported, lamps):
    imported.organisations[0] |= {"latitude": "", "longitude": ""}
    imported.run()
    lamps.refresh_from_db()
    assert (lamps.latitude, lamps.longitude, lamps.coordinates_precision) == (None, None, "")


def test_an_editors_country_is_kept(imported, lamps):
    lamps.country = ""
    lamps.save()
    imported.organisations[0]["country"] = "Portugal"
    report = imported.run()
    lamps.refresh_from_db()
    assert not lamps.country
    assert "kept" in actions_on(report, "country")


def test_an_editors_tags_are_kept(imported, lamps):
    lamps.tags.remove(Tag.objects.get(slug="loans"))
    imported.organisations[0]["tags"] = ["Light", "Loans", "Lanterns"]
    report = imported.run()
    assert [tag.name for tag in lamps.tags.all()] == ["Light"]
    assert actions_on(report, "tags") == ["kept"]
    assert not Tag.objects.filter(slug="lanterns").exists()


def test_an_editors_type_is_kept(imported, lamps):
    lamps.type = type(lamps.type).objects.get(slug="research")
    lamps.save()
    imported.organisations[0]["organisation_type"] = "Government/Public Sector"
    assert actions_on(imported.run(), "type") == ["kept"]
    lamps.refresh_from_db()
    assert lamps.type.slug == "research"


def test_tags_in_the_file_that_an_editor_gave_already_change_nothing(imported, lamps):
    lamps.tags.add(Tag.objects.create(name="Lanterns"))
    imported.organisations[0]["tags"] = ["Light", "Loans", "Lanterns"]
    assert imported.run().totals()["organisation"]["unchanged"] == 1


def test_a_renamed_tag_is_the_same_tag(imported, lamps):
    Tag.objects.filter(slug="light").update(name="Brightness", slug="brightness")
    imported.organisations[0]["tags"] = ["Light"]
    imported.organisations.append(organisation(8, tags=["light"]))
    imported.run()
    assert [tag.name for tag in lamps.tags.all()] == ["Brightness"]
    assert Tag.objects.filter(organisations=8).get().name == "Brightness"


def test_a_tag_that_an_editor_deleted_is_not_made_again(imported, lamps):
    Tag.objects.get(slug="light").delete()
    imported.organisations.append(organisation(8, tags=["Light"]))
    report = imported.run()
    assert not Tag.objects.filter(slug="light").exists()
    assert actions_on(report, "tags") == ["dropped", "dropped"]
    assert report.totals()["organisation"]["unchanged"] == 1


def test_a_term_that_is_back_on_the_list_is_given_again(export):
    export.projects[0]["focus"] = ["Open data"]
    area = Project.focus_areas.field.related_model.objects.get(slug="open-data")
    area.delete()
    export.run()
    area.save()
    export.run()
    assert Project.objects.get(number=9).focus_areas.get() == area


def test_a_deleted_entry_stays_deleted(imported, lamps):
    lamps.delete()
    report = imported.run()
    assert not Organisation.objects.exists()
    assert [row.reason for row in report.rows if row.action == "skipped"] == [
        "The entry was deleted here, and left so."
    ]
    assert report.totals()["participation"]["unchanged"] == 1


def test_a_merged_entry_stays_merged(imported, lamps):
    lamps.merged_into = OrganisationFactory(number=300_000)
    lamps.save()
    imported.organisations[0]["organisation_name"] = "Lantern Library"
    imported.run()
    lamps.refresh_from_db()
    assert (lamps.name, lamps.merged_into_id) == ("Lantern Library", 300_000)


def test_an_editors_decision_about_a_suspect_stands(export):
    export.organisations.append(organisation(8, "Best casino online"))
    export.run()
    Organisation.objects.filter(number=8).update(state=State.PUBLISHED)
    export.organisations[1]["address"] = "Carrer Nou 1"
    report = export.run()
    assert Organisation.objects.get(number=8).state == State.PUBLISHED
    assert report.totals()["organisation"]["pending"] == 0


def test_entries_missing_from_newer_files_are_counted_and_left_alone(imported):
    imported.organisations.clear()
    imported.projects[0]["linked_organisation_ids"] = []
    report = imported.run()
    assert report.totals()["organisation"]["missing"] == 1
    assert Participation.objects.count() == 1


def test_dates_that_do_not_fit_an_editors_are_kept(imported):
    Project.objects.filter(number=9).update(started="2015")
    imported.projects[0] |= {"start_date": "", "end_date": "2014-09-01"}
    report = imported.run()
    entry = Project.objects.get(number=9)
    assert (entry.started, entry.ended, entry.status) == ("2015", "2016-03-04", "ended")
    assert "kept" in actions_on(report, "ended")


def test_dates_that_fit_are_taken(imported):
    imported.projects[0] |= {"start_date": "2015-05-02", "end_date": "2034-09-02"}
    imported.run()
    entry = Project.objects.get(number=9)
    assert (entry.started, entry.ended, entry.status) == ("2015-05-02", "2034-09-02", "")
