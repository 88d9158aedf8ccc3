"""A migration that adds runs while old code serves; old and new code then serve side by side, and nothing fails."""

import shutil
import subprocess
import time

import pytest

from tests.cluster.cluster import FOLDER
from tests.cluster.site import CODE, Web
from tests.cluster.traffic import Traffic

ADDED = '    came_by = models.CharField(max_length=20, db_default="")\n'
BEFORE = "    objects = SubscriberQuerySet.as_manager()\n"


@pytest.fixture
def newer(cluster):
    """A copy of the code whose subscribers have one field more, with the migration for it."""
    code = FOLDER / "newer"
    shutil.rmtree(code, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files"], cwd=CODE, check=True, capture_output=True, text=True)
    for name in listed.stdout.splitlines():
        (code / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CODE / name, code / name)
    (code / "var").mkdir()
    (code / "var" / "static").symlink_to(CODE / "var" / "static")
    model = code / "newsletter" / "models" / "subscriber.py"
    model.write_text(model.read_text().replace(BEFORE, ADDED + BEFORE))
    cluster.manage("makemigrations", "newsletter", "--name", "came_by", code=code)
    return code


def test_old_and_new_code_live_with_a_migration_that_adds(cluster, newer, tell):
    old, (first, second) = list(cluster.web), [Web(web.port, FOLDER, cluster.environment, newer) for web in cluster.web]
    with Traffic() as traffic:
        time.sleep(1)
        cluster.manage("migrate", "--verbosity", 0, code=newer)
        time.sleep(1)
        cluster.replace(old[0], first)
        time.sleep(2)
        cluster.replace(old[1], second)
        time.sleep(1)
    assert cluster.primary.ask("SELECT DISTINCT came_by FROM newsletter_subscriber") == [("",)]
    tell(traffic)
    assert (traffic.failed, cluster.lost(traffic.kept)) == ({}, set())
    # And the way back, which needs no other migration.
    for web, again in zip((first, second), old, strict=True):
        cluster.replace(web, again)
