"""All of it together: a site that has grown past one machine, on the loopback of one."""

import shutil
import signal
from pathlib import Path

from tests.cluster import around, site
from tests.cluster.postgres import DATABASE, Database
from tests.cluster.site import CODE, EDITOR, PASSWORD, WEB, Web, manage
from tests.programs import Program, wait_for

FOLDER = CODE / "var" / "cluster"
SERVERS = {
    "DATABASE_URL": f"postgres://dsi:{PASSWORD}@127.0.0.1:{around.POOLER}/{DATABASE}",
    "DATABASE_POOLED": "1",
    "CACHE_URL": f"rediscache://127.0.0.1:{around.REDIS}/1",
    "MEDIA_URL": f"s3+http://{around.KEY}:{around.SECRET}@127.0.0.1:{around.BUCKET}/{around.NAME}",
}


class Cluster:
    def __init__(self):
        self.primary, self.replica = (emptied(FOLDER / name) for name in ("primary", "replica"))
        account = self.primary.account
        folder = Path(f"{self.primary.home}-around")
        shutil.rmtree(folder, ignore_errors=True)
        account.own(folder)
        # Not through PgBouncer, which makes those wait who ask for a server that is gone.
        replica = f"postgres://dsi@/{self.replica.server.socket_directory}/{DATABASE}"
        self.environment = site.environment(**SERVERS, DATABASE_REPLICA_URLS=replica)
        self.pooler = around.pooler(folder, account, self.primary)
        self.redis, self.bucket = around.redis(folder, account), around.Bucket(FOLDER)
        self.front = around.Front(folder, account)
        self.web = [Web(port, FOLDER, self.environment) for port in WEB]
        self.worker = site.worker(FOLDER, self.environment)
        self.around: list[Program] = [self.pooler, self.redis, self.bucket]

    def start(self) -> None:
        self.primary.make()
        self.replica.follow(self.primary)
        for program in self.around:
            program.start()
        self.manage("migrate", "--verbosity", 0)
        self.manage("collectstatic", "--noinput", "--verbosity", 0)
        self.manage("createsuperuser", "--noinput", "--username", EDITOR, "--email", "editor@example.org")
        self.manage("generate_entries", "--organisations", 100)
        for program in (*self.web, self.worker, self.front):
            program.start()
        self.wait_for_replica()

    def end(self) -> None:
        # It would finish what it is at first, and needs not: a mail that it was about to send waits for the next one.
        self.worker.end(signal.SIGKILL)
        for program in (self.front, *self.web, *reversed(self.around)):
            program.end()
        for database in (self.replica, self.primary):
            database.end()

    def manage(self, *arguments, code: Path = CODE) -> str:
        return manage(*arguments, environment=self.environment, code=code)

    def replace(self, web: Web, by: Web) -> None:
        """Ends a process once nobody is led to it any more, and starts another in its place."""
        self.front.lead(without=web.port)
        web.end()
        by.start()
        self.front.lead()

    def lost(self, kept: list[str]) -> set[str]:
        """Addresses whose sign-up was answered well and that are not in the primary."""
        return set(kept) - {address for (address,) in self.primary.ask("SELECT address FROM newsletter_subscriber")}

    def wait_for_replica(self) -> None:
        """Until it has all that was written, and every web process reads there."""
        [(written,)] = self.primary.ask("SELECT pg_current_wal_lsn()::text")
        reached = "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn"
        wait_for(lambda: self.replica.ask(reached, written) == [(True,)], "the replica is up to date")
        for web in self.web:
            wait_for(lambda web=web: self.is_read(self.replica, web), f"{web.name} reads from the replica", 20)

    def is_read(self, database: Database, web: Web) -> bool:
        """Whether a page that nobody has drawn yet comes from this server."""
        word = unseen()
        database.listen()
        assert web.get(f"/search?q={word}").status_code == 200
        return database.statements(word) > 0


_asked = 0


def unseen() -> str:
    """A word that nobody has searched for."""
    global _asked
    _asked += 1
    return f"word{_asked}"


def emptied(folder: Path) -> Database:
    """A database without what an earlier run has left."""
    database = Database(folder)
    if database.home.exists():
        database.end()
        shutil.rmtree(database.home)
    return database
