"""A mail in a frame of one of our pages: it has the style that stands in its head, and nothing else."""

import hashlib
import re
from base64 import b64encode

from csp.constants import NONE, SELF
from csp.decorators import csp, csp_update
from django.http import HttpResponse
from django.utils.cache import patch_cache_control

from mail.look import DARK

HTML = "text/html; charset=utf-8"
STYLE = re.compile(r"<style>(.*?)</style>", re.S)
# What the rule for the dark becomes where a page asks for one of the two.
THEMES = {"light": "@media not all", "dark": "@media all", "": DARK}
# For the view of a page with such a frame.
with_frames = csp_update({"frame-src": [SELF]})


def framed(content: str, content_type: str = HTML, theme: str = "") -> HttpResponse:
    """The HTML of a mail, or its text as "text/plain", for the frame and for no cache; "light" or "dark" if asked for.

    Links of the mail leave the frame, where the frame's `sandbox` lets them.
    """
    head, end, body = content.partition("</head>") if content_type == HTML else ("", "", content)
    head = head.replace("<head>", '<head><base target="_top">', 1).replace(DARK, THEMES[theme])
    response = csp(policy(head))(HttpResponse)(head + end + body, content_type=content_type)
    response["X-Frame-Options"] = "SAMEORIGIN"
    patch_cache_control(response, private=True, no_store=True)
    return response


def policy(head: str) -> dict:
    """Allows exactly the style sheets in the head, which is our own: a mail has words of others only in its body."""
    return {
        "default-src": [NONE],
        "style-src": [hash_of(sheet) for sheet in STYLE.findall(head)] or [NONE],
        "form-action": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }


def hash_of(sheet: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'"
