from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse

APP_ORDER = (
    "organisations",
    "projects",
    "casestudies",
    "blog",
    "dsi_directory",
    "core",
    "submissions",
    "newsletter",
    "mail",
    "opendata",
    "auth",
)


class DirectoryAdminSite(admin.AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "What waits"
    enable_nav_sidebar = True

    # What is imported inside the methods registers itself with this site, which must exist before.

    def get_urls(self):
        from core.admin.text_preview import text_preview
        from dsi_directory.admin import mails

        return [
            path("mails/", self.admin_view(mails.mails), name="mails"),
            path("mails/<path:template>.html", self.admin_view(mails.mail_html), name="mail_html"),
            path("mails/<path:template>/", self.admin_view(mails.mail), name="mail"),
            path("calendar/", self.admin_view(self.calendar_view), name="calendar"),
            path("preview/", self.admin_view(text_preview), name="text_preview"),
            *super().get_urls(),
        ]

    def get_app_list(self, request, app_label=None):
        places = {label: place for place, label in enumerate(APP_ORDER)}
        apps = super().get_app_list(request, app_label)
        if app_label in (None, "mail"):
            apps = self.with_mails(request, apps)
        return sorted(apps, key=lambda app: places.get(app["app_label"], len(places)))

    def with_mails(self, request, apps: list[dict]) -> list[dict]:
        """Adds what is no list of records: the mails that the site sends."""
        from dsi_directory.admin import mails

        if not mails.may_see(request.user):
            return apps
        address = reverse("admin:mails")
        page = {"name": mails.NAME, "object_name": "Sample", "admin_url": address, "add_url": None, "view_only": True}
        section = next((app for app in apps if app["app_label"] == "mail"), None)
        if section is None:
            section = {"name": "Mail", "app_label": "mail", "app_url": address, "models": []}
            apps = [*apps, section]
        section["models"].append(page)
        return apps

    def kinds(self, request) -> list:
        """The ModelAdmins of the kinds of entry that one may see, in the order of the main menu."""
        from core.admin import EntryAdmin

        kinds = [kind for kind in self._registry.values() if isinstance(kind, EntryAdmin)]
        kinds = [kind for kind in kinds if kind.has_view_permission(request)]
        return sorted(kinds, key=lambda kind: APP_ORDER.index(kind.opts.app_label))

    def index(self, request, extra_context=None):
        from core.admin.waiting import recent_changes, what_waits

        kinds = self.kinds(request)
        waiting = {
            "kinds": [what_waits(kind) for kind in kinds],
            "recent_changes": recent_changes(kinds),
            "submissions": self.submissions(request),
        }
        return super().index(request, {**waiting, **(extra_context or {})})

    def submissions(self, request) -> dict | None:
        """What people sent and nobody has decided yet, for those who may decide it."""
        from submissions.admin.waiting import submissions_waiting

        return submissions_waiting(request.user) if request.user.has_perm("submissions.view_submission") else None

    def calendar_view(self, request):
        from core.admin.calendar import MonthForm, month_page

        # News is what is planned by the day, so it comes first.
        kinds = self.kinds(request)[::-1]
        if not kinds:
            raise PermissionDenied
        adding = next((kind for kind in kinds if kind.has_add_permission(request)), None)
        page = month_page(kinds, adding, MonthForm(request.GET).first_day())
        context = {**self.each_context(request), **page, "title": "Calendar"}
        return TemplateResponse(request, "admin/calendar.html", context)
