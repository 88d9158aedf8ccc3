"""Starts the cluster once for all tests of this folder; each leaves it whole."""

import pytest

from tests import programs
from tests.cluster.around import MOTO
from tests.cluster.cluster import FOLDER, Cluster

figures: list[str] = []


@pytest.fixture(scope="session")
def cluster():
    if said := programs.missing("nginx", "redis-server", "pgbouncer"):
        pytest.exit(said, returncode=1)
    if not MOTO.exists():
        pytest.exit(
            "A server that speaks like S3 is missing: run `make test-cluster`, which installs it.", returncode=1
        )
    FOLDER.mkdir(parents=True, exist_ok=True)
    started = Cluster()
    try:
        started.start()
        yield started
    finally:
        started.end()


@pytest.fixture
def tell(request):
    """Notes a figure for the end of the run."""
    return lambda figure: figures.append(f"{request.node.name}: {figure}")


def pytest_terminal_summary(terminalreporter):
    terminalreporter.write_sep("-", "figures")
    for figure in figures:
        terminalreporter.write_line(figure)
