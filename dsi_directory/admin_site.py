from django.conf import settings
from django.contrib import admin

APP_ORDER = (
    "organisations",
    "projects",
    "casestudies",
    "blog",
    "core",
    "submissions",
    "newsletter",
    "opendata",
    "auth",
)


class DirectoryAdminSite(admin.AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "What waits"
    enable_nav_sidebar = True

    def get_app_list(self, request, app_label=None):
        places = {label: place for place, label in enumerate(APP_ORDER)}
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: places.get(app["app_label"], len(places)))

    def index(self, request, extra_context=None):
        # These register themselves with this site, so it must exist before them.
        from core.admin import EntryAdmin
        from core.admin.waiting import recent_changes, what_waits

        places = {app["app_label"]: place for place, app in enumerate(self.get_app_list(request))}
        kinds = [
            kind
            for kind in self._registry.values()
            if isinstance(kind, EntryAdmin) and kind.has_view_permission(request)
        ]
        kinds.sort(key=lambda kind: places[kind.opts.app_label])
        waiting = {"kinds": [what_waits(kind) for kind in kinds], "recent_changes": recent_changes(kinds)}
        return super().index(request, {**waiting, **(extra_context or {})})
