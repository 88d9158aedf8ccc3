"""Settings for whoever runs the site: logs, figures, and reports of errors."""

import environ
from django.core.exceptions import ImproperlyConfigured

from dsi_directory.operating import logs

SHORTEST_TOKEN = 20


def read(env: environ.Env, debug: bool) -> dict:
    token = env.str("METRICS_TOKEN", default="")
    if token and len(token) < SHORTEST_TOKEN:
        raise ImproperlyConfigured(f"METRICS_TOKEN is too short: take {SHORTEST_TOKEN} letters and figures at least.")
    report_to = env.str("SENTRY_DSN", default="")
    if report_to and not report_to.startswith(("https://", "http://")):
        raise ImproperlyConfigured("SENTRY_DSN cannot be read: write it like https://key@errors.example/1.")
    form = env.str("LOG_FORMAT", default="text" if debug else "json")
    return {
        "LOGGING": logs.settings(form, env.str("LOG_LEVEL", default="INFO"), debug),
        "LOG_REQUESTS": env.bool("LOG_REQUESTS", default=False),
        "METRICS_TOKEN": token,
        "SENTRY_DSN": report_to,
    }
