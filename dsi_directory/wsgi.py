import os
import re

from django.core.wsgi import get_wsgi_application

BOUNDARY = re.compile(r';\s*boundary=("[^"]*"|[^;\s]+)', re.I)


class PlainContentTypes:
    """Hands on what a Content-Type says besides the sort itself only where it is the boundary of a form.

    Django makes a request before any of our code runs, reads its query as this header says, and lets whoever sent it
    name anything that Python knows, such as the charset "zip": it would be an answer of the server's, without a log.
    Everything that is sent to us is in UTF-8.
    """

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        sort, _, more = environ.get("CONTENT_TYPE", "").partition(";")
        if more:
            boundary = BOUNDARY.search(f";{more}")
            environ["CONTENT_TYPE"] = f"{sort}; boundary={boundary[1]}" if boundary else sort
        return self.application(environ, start_response)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dsi_directory.settings")
application = PlainContentTypes(get_wsgi_application())
