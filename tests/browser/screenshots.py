"""Pictures of ten pages of the demo, in both themes and two widths, to be looked at: `make screenshots`."""

from django.conf import settings
from django.core.management import CommandError
from django.db.models import Count

from blog.models import Post
from casestudies.models import CaseStudy
from dsi_directory import demo
from organisations.models import Organisation
from projects.models import Project
from tests.browser import chromium
from tests.browser.site.serving import served

FOLDER = settings.VAR_DIR / "screenshots"
# Heights of the window by widths; the pictures show whole pages.
SIZES = {1280: 900, 360: 740}
THEMES = ("light", "dark")


def pages() -> dict[str, str]:
    """The addresses of ten pages by the names of their pictures; of entries, those with most around them."""
    organisations = Organisation.objects.published().annotate(around=Count("projects"))
    projects = Project.objects.published().annotate(around=Count("organisations"))
    return {
        "home": "/",
        "organisations": "/organisations",
        "organisations-map": "/organisations?view=map",
        "projects-table": "/projects?view=table",
        "organisation": organisations.latest("around").get_absolute_url(),
        "project": projects.latest("around").get_absolute_url(),
        "case-study": CaseStudy.objects.published().latest("published_at").get_absolute_url(),
        "post": Post.objects.published().latest("published_at").get_absolute_url(),
        "theme": "/themes/open-data",
        "results": "/search?q=open+data",
    }


def make() -> None:
    """Takes the pictures anew, from the demo's own database."""
    if chromium.program() is None:
        raise CommandError(chromium.MISSING)
    demo.prepare()
    # Looked up before the browser is there, beside which Django would not touch the database.
    addresses = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as site, chromium.started() as browser:
        for width, height in SIZES.items():
            for theme in THEMES:
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
                page = context.new_page()
                for name, address in addresses.items():
                    page.goto(f"{site}{address}", wait_until="networkidle")
                    page.screenshot(path=FOLDER / f"{name}-{width}-{theme}.png", full_page=True)
                context.close()
    print(f"{len(addresses) * len(SIZES) * len(THEMES)} pictures are in {FOLDER.relative_to(settings.BASE_DIR)}.")
