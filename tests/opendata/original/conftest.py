import csv
import io
import json

import pytest

from search.upkeep import catch_up


@pytest.fixture
def get(client, db):
    """The body of an address, with what has just been written in the index."""

    def get(path: str) -> bytes:
        catch_up()
        response = client.get(path)
        assert (response.status_code, response.cookies) == (200, {}), path
        return response.getvalue()

    return get


@pytest.fixture
def read(get):
    """What a file in JSON or CSV holds."""

    def read(path: str):
        body = get(path).decode()
        return list(csv.reader(io.StringIO(body, newline=""))) if ".csv" in path else json.loads(body)

    return read
