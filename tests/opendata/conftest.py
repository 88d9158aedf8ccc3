import pytest

from tests.opendata.export import Export, organisation, project


@pytest.fixture
def export(tmp_path):
    """An organisation and a project that are linked, in files not yet imported."""
    return Export(
        tmp_path,
        [organisation(7, "Lamp Library", linked_project_ids=["9"])],
        [project(9, "Night walk", linked_organisation_ids=["7"])],
    )


@pytest.fixture
def imported(export):
    """The export after a first import, with terms and places to change."""
    export.organisations[0] |= {
        "tags": ["Light", "Loans"],
        "organisation_type": "For-profit business",
        "latitude": "41.38",
        "longitude": "2.17",
        "country": "Spain",
        "short_description": "Lends lamps.",
        "long_description": "First paragraph.\n\nSecond paragraph.",
    }
    export.projects[0] |= {"start_date": "2014-05-02", "end_date": "2016-03-04", "focus": ["Open data"]}
    export.run()
    return export
