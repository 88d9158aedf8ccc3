"""Dockerfile, compose.yaml, Procfile and the fronts, as far as they can be read; `make try-image` goes further."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from tests.deploy import nginx
from tests.deploy.dockerfile import context, ignored, instructions, is_ignored, stages

ROOT = Path(settings.BASE_DIR)
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = {"migrate", "web", "worker", "cron"}
FRONTS = [ROOT / "deploy" / name for name in ("nginx.conf", "Caddyfile")]


def seconds(text: str) -> int:
    return int(text[:-1]) * {"s": 1, "m": 60}[text[-1]]


def test_the_image_is_made_in_two_stages_of_the_same_python():
    bases = [steps[0].text.split()[0] for steps in stages()]
    assert len(bases) == 2
    assert set(bases) == {"python:${PYTHON}-slim-trixie"}


def test_the_image_runs_as_nobody_and_belongs_to_root():
    last = stages()[-1]
    assert [step.words for step in last if step.name == "USER"] == [["10001:10001"]]
    assert all("--chown" not in step.text for step in instructions() if step.name == "COPY")
    assert last[-1].words == ["gunicorn", "--config", "deploy/gunicorn.conf.py"]


def test_packages_of_the_image_are_those_of_the_lock():
    assert any("--require-hashes --requirement requirements/run.txt" in step.text for step in instructions())


def test_the_image_holds_what_serves_and_no_secret():
    files = context()
    for path in ("manage.py", "deploy/gunicorn.conf.py", "requirements/run.txt", "templates/base.html"):
        assert path in files
    tops = {path.partition("/")[0] for path in files}
    assert tops & {"tests", "docs", ".git", ".env", ".env.example", "var", ".venv", "compose.yaml"} == set()


@pytest.mark.parametrize(
    "path", [".env", ".env.bak", "var/postgres/x", "tests/x.py", "core/__pycache__/x.pyc", "a/b.pyc"]
)
def test_what_an_image_must_not_hold_is_ignored(path):
    assert is_ignored(path, ignored())


def test_only_the_front_is_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["front"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert SERVICES["db"]["networks"] == ["inside"]
    assert SERVICES["front"]["networks"] == ["outside"]


@pytest.mark.parametrize("name", sorted(OURS))
def test_our_containers_can_do_little(name):
    service = SERVICES[name]
    assert (service["read_only"], service["cap_drop"], service["user"]) == (True, ["ALL"], "10001:10001")
    assert service["security_opt"] == ["no-new-privileges:true"]
    # Never the private database of a developer.
    assert service["environment"]["DATABASE_URL"].endswith("@db:5432/dsi")


def test_nothing_starts_before_the_migrations_are_done():
    waiting = {name for name in OURS if "migrate" in SERVICES[name]["depends_on"]}
    assert waiting == OURS - {"migrate"}
    assert SERVICES["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert SERVICES["front"]["depends_on"] == {"web": {"condition": "service_healthy"}}


def test_what_dies_is_started_again_and_what_ends_is_waited_for():
    assert [name for name, service in SERVICES.items() if service["restart"] != "unless-stopped"] == ["migrate"]
    (drains,) = re.findall(r"^graceful_timeout = (\d+)", (ROOT / "deploy/gunicorn.conf.py").read_text(), re.M)
    assert seconds(SERVICES["web"]["stop_grace_period"]) > int(drains)
    assert seconds(SERVICES["worker"]["stop_grace_period"]) > settings.EMAIL_TIMEOUT


def test_secrets_come_from_the_environment():
    told = [value for service in SERVICES.values() for value in service.get("environment", {}).items()]
    secret = [value for name, value in told if re.search("PASSWORD|SECRET|KEY|TOKEN|DATABASE_URL", name)]
    assert len(secret) == 5
    assert [value for value in secret if "${POSTGRES_PASSWORD:?" not in value] == []


def test_every_command_is_there():
    told = [service["command"] for service in SERVICES.values() if "command" in service]
    told += [line.partition(": ")[2].split() for line in (ROOT / "Procfile").read_text().splitlines()]
    of_manage = {words[2] for words in told if words[:2] == ["python", "manage.py"]}
    assert of_manage == {"migrate", "db_worker", "periodic_jobs"}
    assert of_manage <= set(get_commands())
    assert [words for words in told if words[0] == "gunicorn"] == [stages()[-1][-1].words]


@pytest.mark.parametrize("front", FRONTS, ids=lambda path: path.name)
def test_the_site_itself_says_what_is_too_big(front):
    (megabytes,) = re.findall(r"(?:client_max_body_size|max_size) (\d+)m", front.read_text(), re.I)
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE < int(megabytes) * 10**6 < settings.DATA_UPLOAD_MAX_MEMORY_SIZE * 1.1


@pytest.mark.parametrize("front", FRONTS, ids=lambda path: path.name)
def test_a_front_takes_nothing_on_trust(front):
    text = front.read_text()
    assert "$proxy_add_x_forwarded_for" not in text
    assert "trusted_proxies" not in text
    for header in ("X-Request-ID", "X-Forwarded-Host", "X-Real-IP", "Forwarded"):
        assert re.search(rf"(?:proxy_set_header|header_up) -?{header}\b", text), header


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_nginx_takes_its_example(tmp_path):
    done = subprocess.run(["nginx", "-t", "-c", nginx.write(tmp_path, 22100)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
