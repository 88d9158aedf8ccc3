from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView, TemplateView

from dsi_directory import icons, picture_files, share, sitemaps, styleguide, topic_pages, views
from dsi_directory.front_door import front_door
from dsi_directory.models import ADDRESS
from dsi_directory.operating.probes import probe_patterns
from dsi_directory.own_sessions import SessionsPage
from dsi_directory.security_contact import security_txt
from opendata import data_page
from opendata.addresses import data_patterns, old_patterns

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)

# Other addresses of the pages that every site has, with any slashes behind them.
SHORT_FORMS = {
    "about": "about-the-project",
    "contact": "contact-dsi",
    "criteria": "editorial-criteria",
    "terms": "terms-of-use",
    "privacy": "privacy-policy",
    "cookies": "cookies-policy",
}
short_forms = [
    re_path(
        rf"^{short}/*\Z", RedirectView.as_view(pattern_name="page", permanent=True, query_string=True), {"slug": slug}
    )
    for short, slug in SHORT_FORMS.items()
]

# Before allauth's own at the same addresses.
own_account = [
    path("", RedirectView.as_view(pattern_name="usersessions_list")),
    path("sessions/", SessionsPage.as_view(), name="usersessions_list"),
]

# The same for every language.
plain_patterns = [
    *probe_patterns,
    path("", front_door),
    # In English whatever the browser prefers.
    path("en/", views.HomePage.as_view()),
    path("", include("opendata.urls")),
    path("", include("mail.urls")),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.section, name="sitemap_section"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    path(".well-known/security.txt", security_txt, name="security.txt"),
    path("site.webmanifest", icons.manifest, name="manifest"),
    # Where programs look that read no page.
    path("favicon.ico", icons.favicon),
    path("styleguide", styleguide.page, name="styleguide"),
    path("share/site.png", share.share_site, name="share_site"),
    path("share/<slug:kind>/<number:number>.png", share.share_picture, name="share_picture"),
    path("account/", include(own_account)),
    path("account/", include("allauth.urls")),
    path("admin", RedirectView.as_view(url="/admin/", permanent=True)),
    path("admin/", admin.site.urls),
    # Only what core.pictures can have written.
    re_path(
        r"^media/(?P<name>pictures/[0-9a-f]{2}/[0-9a-f]{32}-[0-9]{1,4}\.(?:webp|avif))$", picture_files.picture_file
    ),
]

pages = [
    path("", views.HomePage.as_view(), name="home"),
    path("themes", topic_pages.themes, name="themes"),
    path("themes/<str:value>", topic_pages.ThemePage.as_view(), name="theme"),
    path("countries", topic_pages.countries, name="countries"),
    path("countries/<str:value>", topic_pages.CountryPage.as_view(), name="country"),
    path("networks", topic_pages.networks, name="networks"),
    path("networks/<str:value>", topic_pages.NetworkPage.as_view(), name="network"),
    path("", include("organisations.urls")),
    path("", include("projects.urls")),
    path("", include("casestudies.urls")),
    path("", include("blog.urls")),
    path("", include("search.urls")),
    path("", include("submissions.urls")),
    path("", include("newsletter.urls")),
    path("data", data_page.page, name="data"),
    *short_forms,
    *old_patterns,
    # Last, so that nothing else is hidden by a page that editors add.
    re_path(rf"^(?P<slug>{ADDRESS})\Z", views.SitePage.as_view(), name="page"),
]

# Data that is asked for in a language comes after what is there in that language.
urlpatterns = [*plain_patterns, *i18n_patterns(*pages, prefix_default_language=False), *data_patterns]

handler400 = "dsi_directory.errors.bad_request"
handler403 = "dsi_directory.errors.permission_denied"
handler404 = "dsi_directory.errors.page_not_found"
handler500 = "dsi_directory.errors.server_error"
