"""The house rules for Python and for the repository that a machine can check."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps

from core.models import Entry

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (
    "blog", "casestudies", "core", "dsi_directory", "mail", "newsletter", "opendata", "organisations", "projects",
    "search", "submissions",
)  # fmt: skip
MODULES = sorted(path for package in (*PACKAGES, "tests") for path in (ROOT / package).rglob("*.py"))
OWN = [path for path in MODULES if "migrations" not in path.parts]
VAGUE = {"utils", "helpers", "misc", "common", "services", "managers", "signals"}


def name_of(path):
    return str(path.relative_to(ROOT))


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_modules_and_functions_are_short():
    long = [name_of(path) for path in OWN if lines(path) > 300]
    long += [
        f"{name_of(path)}:{function.name}"
        for path in OWN
        for function in functions(path)
        if function.end_lineno - function.lineno + 1 > 40
    ]
    assert long == []


def test_commands_only_pass_on_what_they_are_told():
    commands = [path for path in OWN if path.parent.name == "commands"]
    assert len(commands) > 3
    assert [name_of(path) for path in commands if lines(path) > 40] == []


def test_modules_are_named_for_something():
    assert [name_of(path) for path in OWN if path.stem in VAGUE] == []


def test_nothing_listens_to_signals():
    listening = re.compile(r"@receiver\(|(pre|post)_(save|delete)\.connect|m2m_changed\.connect")
    found = [name_of(path) for path in OWN if path != Path(__file__) and listening.search(path.read_text())]
    assert found == []


def test_migrations_are_named_by_intent():
    migrations = [path.stem for path in MODULES if "migrations" in path.parts and path.stem != "__init__"]
    assert [name for name in migrations if re.search(r"_auto_|_alter_|_remove_|_and_more", name)] == []


def test_what_is_public_is_said_in_one_place():
    said = [name_of(path) for path in OWN if re.search(r"published_at__lte|state__in", path.read_text())]
    assert [name for name in said if not name.startswith("tests/")] == ["core/models/entry.py"]


@pytest.mark.parametrize("kind", [model for model in apps.get_models() if issubclass(model, Entry)])
def test_every_kind_of_entry_keeps_the_shared_constraints(kind):
    names = {constraint.name for constraint in kind._meta.constraints}
    shared = ("is_named", "published_has_a_time", "not_merged_into_itself", "state_is_known", "licence_is_known")
    assert [name for name in shared if f"{kind._meta.model_name}_{name}" not in names] == []


def test_locks_hold_hashes_and_no_addresses():
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|file:|--index|--find-links", text)


def test_every_dependency_says_what_it_is_for():
    listed = re.findall(r'^    "[a-z][^"]*[>=<][^"]*",.*$', (ROOT / "pyproject.toml").read_text(), re.M)
    assert len(listed) > 20
    assert [line for line in listed if "# " not in line] == []


def test_nothing_private_is_tracked():
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    tracked = listing.stdout.split()
    assert [path for path in tracked if path.startswith(("var/", ".venv/")) or path == ".env"] == []
