"""The addresses of digitalsocial.eu and of the site before it, each with what it is answered with here.

`OLD` has all of them; those that moved are answered by `old_patterns`, the others by the pages that are still there, or
by the page that says that there is nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponsePermanentRedirect
from django.urls import path, re_path, reverse
from django.views.decorators.csrf import csrf_exempt

from core.languages import OTHER_LANGUAGES
from core.views import moved_to

KEPT, MISSING = "kept", "missing"


@dataclass(frozen=True)
class Old:
    """One old address, written as Django writes routes, with an example of it where it takes something."""

    route: str
    # The one that it leads to, made from what the route takes; or that it is kept, or leads nowhere.
    answer: str | Callable[..., str]
    example: str = ""

    @property
    def has_moved(self) -> bool:
        return self.answer not in (KEPT, MISSING)

    @property
    def address(self) -> str:
        return f"/{self.example or self.route}"


def to(name: str, **fixed) -> Callable[..., str]:
    """The way to a page of ours, which takes what the old address held."""
    return lambda **taken: reverse(name, kwargs=fixed | taken)


def to_search(term: str = "") -> str:
    return f"{reverse('search:page')}?{urlencode({'q': term})}" if term else reverse("search:page")


def to_post(number: int, rest: str = "") -> str:
    return reverse("blog:detail", kwargs={"number": number, "slug": rest or "-"})


# What people read.
READING = (
    Old("", KEPT),
    Old("projects", KEPT),
    Old("organisations", KEPT),
    Old("project/<number:number>/<anything:slug>", KEPT, "project/{project}/any-words"),
    Old("org/<number:number>/<anything:slug>", KEPT, "org/{organisation}/any-words"),
    Old("case-studies", KEPT),
    Old("case-study/<number:number>/<anything:slug>", KEPT, "case-study/{case_study}/%7B%7BcaseStudy.url%7D%7D"),
    Old("blog", KEPT),
    Old("blog/<number:number>/<anything:slug>", KEPT, "blog/{post}/any-words"),
    Old("stories", to("blog:list")),
    Old("story/<number:number>", to_post, "story/{post}"),
    Old("story/<number:number>/<anything:rest>", to_post, "story/{post}/any-words"),
    Old("search/<path:term>", to_search, "search/open%20data"),
    Old("explore-dsi", to("projects:list")),
    Old("what-is-dsi", KEPT),
    Old("about-the-project", KEPT),
    Old("contact-dsi", KEPT),
    Old("terms-of-use", KEPT),
    Old("privacy-policy", KEPT),
    Old("cookies-policy", KEPT),
    Old("sitemap.xml", KEPT),
    Old("robots.txt", KEPT),
    Old("rss/news-and-blogs.xml", KEPT),
    # What they told stands on other pages now.
    Old("partners", to("page", slug="about-the-project")),
    Old("advisory-board", to("page", slug="about-the-project")),
    Old("feedback", to("page", slug="contact-dsi")),
    Old("updates", to("blog:list")),
    # There is nothing like these yet.
    *(
        Old(route, MISSING)
        for route in (
            "events", "event/1", "funding", "clusters", "cluster/3", "cluster/3anything", "dsi-index", "dsi-index/viz",
            "futures", "open-data-research-and-resources", "viz/", "viz/public", "rss/events.xml",
            "rss/funding-opportunities.xml", "images/projects/logo/a.png",
        )
    ),
)  # fmt: skip

# What programs read; some of it in the shape that it had.
DATA = (
    *(Old(f"export/{kind}.{form}", KEPT) for kind in ("projects", "organisations") for form in ("json", "csv", "xml")),
    *(Old(route, KEPT) for route in ("projects.json", "organisations.json", "projectTags.json")),
    *(Old(route, KEPT) for route in ("organisationTags.json", "countries.json", "search.json", "blog.json")),
    *(Old(route, KEPT) for route in ("stories.json", "case-studies.json")),
    Old("project/<number:number>.json", KEPT, "project/{project}.json"),
    *(Old(route, MISSING) for route in ("events.json", "funding.json", "projectPost/1.json")),
    *(Old(f"api/{route}", MISSING) for route in ("open-resources", "open-resource/1", "cluster/1", "cluster-image/1")),
)

# What people with an account did; here they need none.
ACCOUNT = (
    Old("register", to("submissions:join")),
    Old("login", to("account_login")),
    Old("logout", to("account_logout")),
    Old("reset-password", to("account_reset_password")),
    Old("accept-policy", to("page", slug="privacy-policy")),
    Old("project/edit/<number:number>", to("submissions:correct", kind="project"), "project/edit/{project}"),
    Old("org/edit/<number:number>", to("submissions:correct", kind="organisation"), "org/edit/{organisation}"),
    *(
        Old(route, MISSING)
        for route in (
            "register.json", "login.json", "forgotPassword.json", "facebook-login", "google-login", "github-login",
            "twitter-login", "keepUserLoggedIn", "terminateAccount?token=x", "dashboard", "dashboard.json",
            "notifications.json", "my-profile", "profile/7", "profile/somebody", "profile/7.json",
            "profile/7/details.json", "personal-details", "profile/edit/7", "profile/edit/7.json", "createProject.json",
            "createOrganisation.json", "project/edit/7.json", "project/editOwner/7", "project/members/7",
            "project/members/7.json", "org/edit/7.json", "org/editOwner/7", "org/members/7", "org/members/7.json",
            "uploadProfilePicture", "temp-gallery.json", "uploadImage.json", "upload-file", "skills.json",
            "users.json", "languages.json", "impact-tags.json", "tags-for-projects.json",
            "tags-for-organisations.json", "countryRegions/7.json",
        )
    ),
)  # fmt: skip

# Of 2013 to 2016, by another hand.
BEFORE = (
    Old("beta", to("home")),
    # Among the short forms in dsi_directory/urls.py.
    *(Old(route, KEPT) for route in ("terms", "privacy", "about")),
    Old("organisations-and-projects", to_search),
    Old("organisations-and-projects/<str:letter>", lambda letter: to_search(), "organisations-and-projects/a"),
    Old("data/organizations-and-activities", to("data")),
    *(
        Old(route, MISSING)
        for route in (
            "resources", "community", "organisations/0a1b2c3d", "projects/0a1b2c3d", "blog/some-words", "blog/tag/maps",
            "pages/about/1", "organisation/tree_view/0a1b2c3d", "users/sign_in", "user/unsubscribe",
            "organisations/build/1", "id/organization/0a1b2c3d", "def/concept/a/b", "sparql", "docs",
        )
    ),
)  # fmt: skip

OLD = (*READING, *DATA, *ACCOUNT, *BEFORE)


def moved(answer: Callable[..., str]):
    """Leads to where a page is now, in the language that was asked for."""

    def view(request, **taken) -> HttpResponsePermanentRedirect:
        address = answer(**taken)
        return HttpResponsePermanentRedirect(address) if "?" in address else moved_to(request, address)

    return view


@csrf_exempt
def without_a_language(request, rest: str) -> HttpResponsePermanentRedirect:
    """Leads to data, which is the same in every language; writes nothing, so that it needs no token for forms."""
    return moved_to(request, f"/{rest}")


# In each language.
old_patterns = [path(old.route, moved(old.answer), name="old") for old in OLD if old.has_moved]

_DATA = r"(?:export|rss|feeds|downloads|api)/.+|(?:project/[0-9]+|[\w-]+)\.(?:jsonld|json|xml|txt)"
data_patterns = [
    re_path(rf"^(?:{'|'.join(OTHER_LANGUAGES)})/(?P<rest>{_DATA})\Z", without_a_language, name="old"),
]
