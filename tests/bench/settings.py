"""The site as it runs for visitors, with an address for each page that draws it from memory."""

from dsi_directory.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
ALLOWED_HOSTS = ["*"]
