import re

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.views.generic import View
from django.views.static import serve

from blog.models import Post
from casestudies.models import CaseStudy
from core.metadata import Metadata
from core.structured import web_site
from dsi_directory import home
from dsi_directory.network import network
from organisations.models import Organisation
from projects.models import Project
from search.snapshot import current


class HomePage(View):
    def get(self, request):
        snapshot = current()
        kinds = {"organisations": Organisation, "projects": Project, "case_studies": CaseStudy, "posts": Post}
        listed = {name: kind.objects.published().current().for_cards() for name, kind in kinds.items()}
        context = {
            "meta": self.meta(),
            "numbers": home.numbers(snapshot),
            "network": network(snapshot),
            "case_studies": listed["case_studies"].on_home_page(),
            "focus_areas": home.focus_areas(snapshot),
            "areas_of_impact": home.areas_of_impact(snapshot),
            "posts": listed["posts"].newest()[:3],
            "organisations": listed["organisations"].newest()[:6],
            "projects": listed["projects"].newest()[:6],
            "networks": home.networks(snapshot),
        }
        return render(request, "home.html", context)

    @staticmethod
    def meta() -> Metadata:
        description = (
            "An open directory of digital social innovation: the organisations, projects and stories behind it."
        )
        return Metadata(description=description, path=reverse("home"), things=(web_site(),))


def picture_file(request, name: str):
    """One file of a picture; a front server that knows MEDIA_ROOT may take this over."""
    response = serve(request, name, document_root=settings.MEDIA_ROOT)
    # A picture that changes gets a new name.
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def page_not_found(request, exception):
    return render(request, "404.html", {"words": words_of(request.path)}, status=404)


def words_of(path: str) -> str:
    """The name that the last part of an address seems to be made of: "/org/7/open-knowledge" gives "open knowledge"."""
    words = re.findall(r"[^\W_]+", path.rstrip("/").rpartition("/")[2])
    looks_like_a_name = any(word.isalpha() for word in words) and len(words) <= 15
    return " ".join(words)[:100] if looks_like_a_name else ""


def permission_denied(request, exception):
    return render(request, "403.html", {}, status=403)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", {}, status=403)


# These two take nothing from the request or the database: either may be what is broken.
def bad_request(request, exception):
    return HttpResponse(get_template("400.html").render(), status=400)


def server_error(request):
    return HttpResponse(get_template("500.html").render(), status=500)
