from django.conf import settings
from django.shortcuts import render
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
