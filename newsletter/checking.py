"""What an editor should know before an issue is sent."""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, QueryDict
from django.urls import resolve
from django.utils.translation import override

from core.language_addresses import in_language, language_of, without_language
from core.markdown import render
from newsletter import issue_mail
from newsletter.models import Issue

# Beyond it, some mail programs hide the rest behind a link.
LONGEST_HTML = 100_000
# Of our own pages, which are opened to see whether they are there.
MOST_LINKS = 100
NOT_FOR_READERS = ("/admin/", "/account/")


def warnings(issue: Issue, readers: int) -> list[str]:
    """Sentences on what is missing or wrong; none of it keeps the issue from being sent."""
    found = []
    if not issue.subject:
        found.append("It has no subject.")
    if not issue.body.strip():
        found.append("It has no text.")
    if not readers:
        found.append("Nobody gets it: it would only stand in the archive.")
    size = len(issue_mail.words(issue).html.encode())
    if size > LONGEST_HTML:
        found.append(f"The mail is {size // 1000} kB long: from 100 kB on, some mail programs cut off the end.")
    return found + [f"Readers find no page of ours at {address}" for address in broken_links(issue)]


def broken_links(issue: Issue) -> list[str]:
    """Addresses on our own site, in their order, at which nobody would find anything."""
    html = render(issue.body, base=settings.SITE_URL)
    links = dict.fromkeys(unescape(link) for link in re.findall(r'href="([^"]*)"', html))
    own = [link for link in links if f"{link}/".startswith(f"{settings.SITE_URL}/")]
    return [link for link in own[:MOST_LINKS] if not opens(link)]


def opens(address: str) -> bool:
    """Whether a visitor finds a page there now."""
    parts = urlsplit(address)
    language, path = language_of(parts.path), without_language(unquote(parts.path)).rstrip("/") or "/"
    if path.startswith(settings.STATIC_URL):
        return True
    if f"{path}/".startswith(NOT_FOR_READERS):
        return False
    with override(language):
        return answers(in_language(path, language), parts.query)


def answers(path: str, query: str) -> bool:
    """Whether there is a page at a path in the language at hand."""
    try:
        match = resolve(path)
        return match.func(asked(path, query), *match.args, **match.kwargs).status_code < 400
    except Http404:
        return False


def asked(path: str, query: str) -> HttpRequest:
    """What the browser of somebody would send who has not signed in."""
    site = urlsplit(settings.SITE_URL)
    request = HttpRequest()
    request.method, request.path, request.path_info, request.GET = "GET", path, path, QueryDict(query)
    request.META = {"SERVER_NAME": site.hostname, "SERVER_PORT": str(site.port or 443), "QUERY_STRING": query}
    request.user, request.resolver_match = AnonymousUser(), None
    return request
