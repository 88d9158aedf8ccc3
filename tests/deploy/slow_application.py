"""Takes a moment to answer, and says in a file that it has begun."""

import os
import time
from pathlib import Path


def application(environ, start_response):
    Path(os.environ["BEGUN"]).touch()
    time.sleep(0.5)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"whole"]
