import os
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DEPLOYED = {"DEBUG": "0", "SECRET_KEY": string.ascii_letters * 2, "SITE_URL": "https://directory.example"}


def manage(*arguments, **environment):
    """`manage.py` in a process of its own that knows only these settings."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, env={**inherited, **environment}, cwd=ROOT, capture_output=True, text=True)


def setting(expression, **environment):
    script = f"from django.conf import settings; print({expression})"
    return manage("shell", "--no-imports", "-c", script, **environment).stdout.strip()


@pytest.mark.parametrize("missing", ["SECRET_KEY", "SITE_URL"])
def test_deployed_site_refuses_to_start_without(missing):
    result = manage("check", **{**DEPLOYED, missing: ""})
    assert result.returncode == 1
    assert result.stderr.startswith(f"{missing} is missing: set it to")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SITE_URL", "directory.example", "SITE_URL is not a web address"),
        ("DATABASE_URL", "sqlite:///x", "DATABASE_URL must name a PostgreSQL server"),
        ("DATABASE_URL", "postgres", "DATABASE_URL cannot be read: write it like postgres://"),
        ("DATABASE_REPLICA_URLS", "postgres://a/b,sqlite:///x", "DATABASE_REPLICA_URLS cannot be read: write it like"),
        ("BACKUP_DATABASE_URL", "mysql://a/b", "BACKUP_DATABASE_URL cannot be read: write it like postgres://"),
        ("CACHE_URL", "nothing", "CACHE_URL cannot be read: write it like"),
        ("MEDIA_URL", "s3://host/bucket", "MEDIA_URL cannot be read: write it like s3://key:secret@host/bucket"),
        ("EMAIL_URL", "nothing", "EMAIL_URL cannot be read: write it like"),
        ("TRUSTED_PROXIES", "10.0.0.1,nginx", "TRUSTED_PROXIES cannot be read at 'nginx': write addresses"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL is 'LOUD': choose one of DEBUG, INFO"),
        ("METRICS_TOKEN", "short", "METRICS_TOKEN is too short"),
        ("SENTRY_DSN", "errors.example", "SENTRY_DSN cannot be read: write it like https://"),
        ("MAIL_PROVIDER", "pigeon", "MAIL_PROVIDER is 'pigeon': choose one of brevo, mailgun"),
    ],
)
def test_wrong_value_is_told_in_a_sentence(name, value, sentence):
    result = manage("check", **{**DEPLOYED, name: value})
    assert result.returncode == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_deployment_checks_are_clean():
    result = manage("check", "--deploy", "--fail-level", "WARNING", **DEPLOYED)
    assert result.returncode == 0, result.stderr


def test_debug_is_off_unless_asked_for():
    assert setting("settings.DEBUG", **{**DEPLOYED, "DEBUG": ""}) == "False"


def test_hosts_follow_from_the_address_of_the_site():
    assert setting("settings.ALLOWED_HOSTS", **DEPLOYED) == "['directory.example']"


def test_staff_need_a_second_factor_once_deployed():
    assert setting("settings.STAFF_NEED_SECOND_FACTOR", **DEPLOYED) == "True"


def test_every_variable_read_stands_in_the_example():
    read = re.findall(
        r'(?:env(?:\.\w+)?|required|address_of)\((?:\w+\.\w+, )?\s*"([A-Z_]+)"',
        "".join((ROOT / f"dsi_directory/{folder}settings.py").read_text() for folder in ("", "operating/")),
    )
    example = (ROOT / ".env.example").read_text()
    assert len(read) > 10
    assert [name for name in read if f"\n{name}=" not in example and f"\n# {name}=" not in example] == []


def test_database_that_does_not_answer_is_told_in_a_sentence():
    result = manage("migrate", **DEPLOYED, DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert result.returncode == 1
    assert "connection" in result.stderr
    assert "Traceback" not in result.stderr
