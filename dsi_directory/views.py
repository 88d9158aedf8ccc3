from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.generic import View
from django.views.static import serve

from blog.models import Post
from casestudies.models import CaseStudy
from core.keeping import kept
from core.metadata import Crumb, Metadata
from core.structured import web_site
from dsi_directory import home
from dsi_directory.models import CONTACT, Page
from dsi_directory.network import network
from organisations.models import Organisation
from projects.models import Project
from search.snapshot import current


@kept
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


@kept
class SitePage(View):
    """A page about the site itself."""

    def get(self, request, slug: str):
        return self.show(request, get_object_or_404(Page.objects.published(), slug=slug))

    @staticmethod
    def show(request, page, preview: bool = False):
        meta = Metadata(title=page.title) if preview else about_page(page)
        context = {"page": page, "is_contact": page.slug == CONTACT, "preview": preview, "meta": meta}
        return render(request, "dsi_directory/page_detail.html", context)


def about_page(page: Page) -> Metadata:
    path = page.get_absolute_url()
    return Metadata(
        title=page.title,
        description=page.lead or page.title,
        path=path,
        language=page.language,
        trail=(Crumb(page.title, path, page.language),),
    )


def picture_file(request, name: str):
    """One file of a picture; a front server that knows MEDIA_ROOT may take this over."""
    response = serve(request, name, document_root=settings.MEDIA_ROOT)
    # A picture that changes gets a new name.
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
