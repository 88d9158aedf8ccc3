"""The application as a web server asks it: what stands around Django is asked as well, and no body is left away."""

import io
from typing import NamedTuple

from dsi_directory.wsgi import application


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def ask(method: str, path: str, query: str = "", sort: str = "", body: bytes = b"") -> Answer:
    """To be used with the fixture `one_connection`."""
    told = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "CONTENT_TYPE": sort,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": "testserver",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
    }
    answer = application(environ, lambda status, headers, error=None: told.append((int(status[:3]), dict(headers))))
    try:
        return Answer(*told[0], b"".join(answer))
    finally:
        answer.close()
