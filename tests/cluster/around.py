"""The servers around the site: PgBouncer, Redis, a bucket, and nginx in front. With the least that they need."""

import signal
import time
from pathlib import Path

import boto3

from tests.cluster.postgres import DATABASE, Database
from tests.cluster.site import FRONT, PASSWORD, PORTS, WEB
from tests.programs import Program, nginx, program

POOLER, REDIS, BUCKET = PORTS + 32, PORTS + 79, PORTS + 90
# Made by requirements/install.py.
MOTO = Path(__file__).resolve().parents[2] / "var" / "cluster-venv" / "bin" / "moto_server"
KEY, SECRET, NAME = "key", "not-a-secret", "pictures"

POOLER_SETTINGS = """
[databases]
{name} = host={host} port=5432 user=dsi

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
pool_mode = transaction
auth_type = scram-sha-256
auth_file = {users}
default_pool_size = 20
max_client_conn = 200
server_connect_timeout = 2
server_login_retry = 1
query_wait_timeout = 5
"""
FRONT_SETTINGS = """
    upstream site {{
        {servers}
    }}
    server {{
        listen 127.0.0.1:{port};
        client_max_body_size 12m;
        location / {{
            proxy_pass http://site;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_connect_timeout 1s;
            # What was sent with POST is repeated only where no process can have got it.
            proxy_next_upstream error timeout;
        }}
    }}
"""


def pooler(folder: Path, account, primary: Database) -> Program:
    """PgBouncer in transaction mode."""
    users, settings = folder / "users.txt", folder / "pgbouncer.ini"
    users.write_text(f'"dsi" "{PASSWORD}"\n')
    host = primary.server.socket_directory
    settings.write_text(POOLER_SETTINGS.format(name=DATABASE, host=host, port=POOLER, users=users))
    return Program("pgbouncer", [program("pgbouncer"), settings], folder, POOLER, **account.process_options)


def redis(folder: Path, account) -> Program:
    command = [program("redis-server"), "--port", REDIS, "--bind", "127.0.0.1", "--dir", folder, "--save", ""]
    return Program("redis", command, folder, REDIS, **account.process_options)


class Bucket(Program):
    """A server that speaks like S3; what it holds goes with it."""

    def __init__(self, folder: Path):
        super().__init__("bucket", [MOTO, "-H", "127.0.0.1", "-p", BUCKET], folder, BUCKET)

    address = f"http://127.0.0.1:{BUCKET}"

    def start(self) -> "Bucket":
        super().start()
        self.client.create_bucket(Bucket=NAME)
        return self

    @property
    def client(self):
        names = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET, "region_name": "us-east-1"}
        return boto3.client("s3", endpoint_url=self.address, **names)

    def names(self) -> list[str]:
        return [held["Key"] for held in self.client.list_objects_v2(Bucket=NAME).get("Contents", [])]


class Front(Program):
    """nginx before the web processes."""

    def __init__(self, folder: Path, account):
        self.folder = folder
        super().__init__("nginx", self.write(), folder, FRONT, **account.process_options)

    def write(self, without: int = 0) -> list:
        servers = [f"server 127.0.0.1:{port} max_fails=1 fail_timeout=1s;" for port in WEB if port != without]
        return nginx(self.folder, FRONT_SETTINGS.format(servers="\n        ".join(servers), port=FRONT))

    def lead(self, without: int = 0) -> None:
        """Sends nobody to a port any more, or to all again; what is under way there goes on."""
        self.write(without)
        self.send(signal.SIGHUP)
        # nginx starts new processes for this, and says nothing when they serve.
        time.sleep(0.5)
