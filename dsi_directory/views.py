from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import View

from blog.models import Post
from casestudies.models import CaseStudy
from core.keeping import kept
from core.language_addresses import without_language
from core.languages import ENGLISH, of_reader
from core.metadata import Crumb, Metadata
from core.models import Entry
from core.prepared import prepared
from core.structured import web_site
from dsi_directory import home
from dsi_directory.models import CONTACT, Page, PageText, PageTranslation
from dsi_directory.network import network
from organisations.models import Organisation
from projects.models import Project
from search.snapshot import current


@prepared
def on_home_page() -> QuerySet:
    """The case studies that editors have put there."""
    return CaseStudy.objects.published().current().for_cards().on_home_page()


@prepared
def newest(model: type[Entry], count: int) -> QuerySet:
    return model.objects.published().current().for_cards().newest()[:count]


@kept
class HomePage(View):
    def get(self, request):
        snapshot = current()
        context = {
            "meta": self.meta(),
            "numbers": home.numbers(snapshot),
            "network": network(snapshot),
            "case_studies": on_home_page(),
            "focus_areas": home.focus_areas(snapshot),
            "areas_of_impact": home.areas_of_impact(snapshot),
            "posts": newest(Post, 3),
            "organisations": newest(Organisation, 6),
            "projects": newest(Project, 6),
            "networks": home.networks(snapshot),
        }
        return render(request, "home.html", context)

    @staticmethod
    def meta() -> Metadata:
        description = gettext(
            "An open directory of digital social innovation: the organisations, projects and stories behind it."
        )
        return Metadata(description=description, path=reverse("home"), things=(web_site(),))


@kept
class SitePage(View):
    """A page about the site itself."""

    def get(self, request, slug: str):
        page = get_object_or_404(Page.objects.published(), slug=slug)
        return self.show(request, page, page.told())

    @staticmethod
    def show(request, page: Page, text: PageText | None = None, preview: bool = False):
        text = text or page
        is_translated = text is not page
        context = {
            "page": page,
            "text": text,
            "is_contact": page.slug == CONTACT,
            "is_only_in_english": page.language == ENGLISH and not is_translated and of_reader() != ENGLISH,
            "english_is_newer": page.language == ENGLISH and is_translated and text.is_behind,
            "english_address": without_language(page.get_absolute_url()),
            "preview": preview,
            "meta": Metadata(title=text.title) if preview else about_page(page, text),
        }
        return render(request, "dsi_directory/page_detail.html", context)


class TranslatedPage(SitePage):
    """The same as a translation of it shows it, for its preview."""

    @staticmethod
    def show(request, translation: PageTranslation, preview: bool = False):
        return SitePage.show(request, translation.page, translation, preview)


def about_page(page: Page, text: PageText) -> Metadata:
    path = page.get_absolute_url()
    return Metadata(
        title=text.title,
        description=text.lead or text.title,
        path=path,
        language=text.language,
        trail=(Crumb(text.title, path, text.language),),
    )
