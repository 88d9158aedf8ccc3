"""That the tests run on what they say they run on: the server, and not only its programs, is of the chosen version."""

import pytest
from django.db import connection

from dsi_directory.embedded_postgres.binaries import find_binaries, version_of


@pytest.mark.django_db
def test_the_server_is_of_the_chosen_version():
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        assert cursor.fetchone()[0].split(" ")[0] == version_of(find_binaries())
