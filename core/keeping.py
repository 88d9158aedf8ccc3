"""Public pages that browsers and caches may keep, and show again once they hear that nothing has changed."""

from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.urls import Resolver404, resolve
from django.utils.cache import patch_cache_control, patch_vary_headers

from core import content_version, outage, page_cache, reading
from core.release import release

Page = TypeVar("Page")


def has_session(request) -> bool:
    """Whether somebody may be signed in, who is to see at once what they have written."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def kept(page: Page) -> Page:
    """Marks a view, as a class or a function, whose answers follow from the address and the content alone.

    One that also depends on headers says so by `told_by(request)`: each header with what it tells of.
    """
    page.is_kept = True
    return page


@dataclass(frozen=True)
class Keeping:
    """How the answer to one request may be kept."""

    is_signed_in: bool
    told_by: dict[str, str]
    etag: str | None

    @classmethod
    def of(cls, request, page) -> "Keeping":
        if has_session(request):
            return cls(True, {}, None)
        told_by = page.told_by(request) if hasattr(page, "told_by") else {}
        return cls(False, told_by, content_version.etag(request, *told_by.values()))

    def held(self, request) -> HttpResponse | None:
        """The answer where no view has to run: not modified, or one that is kept."""
        if self.etag is None:
            return None
        return content_version.not_modified(request, self.etag) or page_cache.get(self.etag)

    def keep(self, response: HttpResponse) -> None:
        if response.status_code == 200 and self.may_be_kept(response):
            page_cache.put(self.etag, response)

    def tell(self, response: HttpResponse) -> None:
        """Says how the answer may be kept elsewhere."""
        if self.is_signed_in:
            patch_cache_control(response, private=True, no_store=True)
            return
        may_be_kept = self.may_be_kept(response)
        if self.told_by and response.status_code in (200, 302, 304):
            patch_vary_headers(response, self.told_by)
        if may_be_kept:
            response["ETag"] = self.etag
            response["Cache-Control"] = cache_control()

    def may_be_kept(self, response: HttpResponse) -> bool:
        """Whether it is the same for all who ask for it so."""
        depends_on = {header.strip().lower() for header in response.get("Vary", "").split(",") if header.strip()}
        is_told = depends_on <= {header.lower() for header in self.told_by}
        says_itself = response.cookies or response.has_header("Cache-Control")
        return bool(self.etag and response.status_code in (200, 304) and is_told and not says_itself)


def cache_control(seconds: int = 0) -> str:
    """For how many seconds browsers and programs need not ask again: for pages none, as asking costs one query.

    Proxies ask again by the setting, as they would show others what has been hidden since.
    """
    proxies = settings.PROXY_SECONDS
    if proxies:
        return f"public, max-age={seconds}, s-maxage={proxies}, stale-while-revalidate={proxies}"
    return f"public, max-age={seconds}, s-maxage=0" if seconds else "public, max-age=0, must-revalidate"


class KeptPages:
    """Answers from what is kept before the view of a kept page runs, else tells how the page may be kept.

    Outside of all that may set a cookie, so that it sees each; inside of what chooses the language.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        # Before the files of a later release lie where this process would read them.
        release()

    def __call__(self, request):
        # Not left at the end, when a download has yet to read.
        reading.from_the_primary()
        page = page_asked_for(request)
        if page is None:
            return self.get_response(request)
        if not has_session(request):
            reading.from_a_replica()
        try:
            keeping = outage.watched(lambda: reading.first(lambda: Keeping.of(request, page)))
        except outage.OutOfReach:
            response = shown_meanwhile(request, page)
            if response is None:
                raise
            return response
        if keeping.etag:
            outage.note(request.content_version)
        response = keeping.held(request)
        # For who counts where pages come from.
        request.was_held = response is not None
        if response is None:
            response = self.get_response(request)
            if request.method == "GET":
                keeping.keep(response)
        keeping.tell(response)
        return response

    def process_exception(self, request, error):
        """Draws the page once more where a replica failed; a page that says what is wrong is drawn from the primary."""
        if reading.is_to_be_repeated(error):
            found = request.resolver_match
            return found.func(request, *found.args, **found.kwargs)
        return None


def shown_meanwhile(request, page) -> HttpResponse | None:
    """The page as it was last, while the database is out of reach; nobody else may keep it."""
    request.content_version = outage.last_version()
    keeping = Keeping.of(request, page)
    response = keeping.etag and page_cache.get(keeping.etag, without_database=True)
    if response:
        request.was_held = True
        patch_vary_headers(response, keeping.told_by)
        patch_cache_control(response, no_store=True)
    return response


def page_asked_for(request):
    """The view at this address if it may be kept."""
    if request.method not in ("GET", "HEAD"):
        return None
    try:
        # For logs as well, where no view runs.
        request.resolver_match = resolve(request.path_info)
    except Resolver404:
        return None
    page = getattr(request.resolver_match.func, "view_class", request.resolver_match.func)
    return page if getattr(page, "is_kept", False) else None
