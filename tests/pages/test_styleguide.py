from pathlib import Path

import pytest

from dsi_directory.styleguide_states import STATES

COMPONENTS = Path(__file__).resolve().parents[2] / "templates" / "components"


@pytest.mark.django_db
def test_it_is_there_while_developing_only(client, settings):
    assert client.get("/styleguide").status_code == 404
    settings.DEBUG = True
    assert client.get("/styleguide").status_code == 200


def test_it_shows_every_component():
    assert set(STATES) == {path.stem for path in COMPONENTS.glob("*.html")}
