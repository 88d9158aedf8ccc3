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
