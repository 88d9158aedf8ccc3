"""Public pages that browsers and caches may keep, and show again once they hear that nothing has changed."""

from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from core import content_version
from core.release import release

Page = TypeVar("Page")


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
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return cls(True, {}, None)
        told_by = page.told_by(request) if hasattr(page, "told_by") else {}
        return cls(False, told_by, content_version.etag(request, *told_by.values()))

    def tell(self, response: HttpResponse) -> None:
        if self.is_signed_in:
            patch_cache_control(response, private=True, no_store=True)
            return
        if self.told_by and response.status_code in (200, 302, 304):
            patch_vary_headers(response, self.told_by)
        if self.etag and response.status_code in (200, 304) and self.is_the_same_for_all(response):
            response["ETag"] = self.etag
            # Nobody shows it without asking, as a change is to be seen at once; asking costs one query.
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)

    def is_the_same_for_all(self, response: HttpResponse) -> bool:
        depends_on = {header.strip().lower() for header in response.get("Vary", "").split(",") if header.strip()}
        is_told = depends_on <= {header.lower() for header in self.told_by}
        return is_told and not response.cookies and not response.has_header("Cache-Control")


class KeptPages:
    """Answers 304 before the view of a kept page runs, else tells how the page may be kept.

    Outside of all that may set a cookie, so that it sees each.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        # Before the files of a later release lie where this process would read them.
        release()

    def __call__(self, request):
        response = self.get_response(request)
        if hasattr(request, "keeping"):
            request.keeping.tell(response)
        return response

    def process_view(self, request, view, args, kwargs):
        page = getattr(view, "view_class", view)
        if not getattr(page, "is_kept", False) or request.method not in ("GET", "HEAD"):
            return None
        request.keeping = Keeping.of(request, page)
        return content_version.not_modified(request, request.keeping.etag)
