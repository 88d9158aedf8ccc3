"""The site as the public gets it: static files collected, with hashed names, and all text sent with Brotli."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import brotli
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import override_settings

from dsi_directory.settings import STORAGES

# What front servers use for pages that are made anew for each visitor.
QUALITY = 5


class Handler(WSGIRequestHandler):
    def log_message(self, *args):
        """Says nothing: what pages answer is for the tests to see."""


def compressed(application):
    """A WSGI application behind a front server that sends HTML with Brotli."""

    def answer(environ, start_response):
        told = []
        answered = application(environ, lambda *status_and_headers: told.extend(status_and_headers))
        body = b"".join(answered)
        getattr(answered, "close", lambda: None)()
        # A connection that is kept would hold the database of the tests when they end.
        connections.close_all()
        status, headers = told[0], dict(told[1])
        if headers.get("Content-Type", "").startswith("text/html") and "br" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            body = brotli.compress(body, mode=brotli.MODE_TEXT, quality=QUALITY)
            headers |= {"Content-Encoding": "br", "Content-Length": str(len(body))}
        start_response(status, [*headers.items()])
        return [body]

    return answer


def collect_static_files(folder) -> dict:
    """The settings with which the site serves its static files from this folder, where they are put now."""
    collected = {
        "STATIC_ROOT": folder,
        "STORAGES": STORAGES | {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}},
        "WHITENOISE_AUTOREFRESH": False,
    }
    with override_settings(**collected):
        # The files of Django's admin are many, and no page here needs them.
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin/*"])
    return collected


@contextmanager
def served(**settings) -> Iterator[str]:
    """The address at which the site is, with these settings, as long as this lasts."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Handler)
    address = "http://{}:{}".format(*server.server_address)
    with override_settings(SITE_URL=address, **settings):
        server.set_app(compressed(get_wsgi_application()))
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield address
        server.shutdown()
        server.server_close()
