from allauth.usersessions.apps import UserSessionsConfig
from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import SimpleAdminConfig

from dsi_directory.operating import endings


class DsiDirectoryConfig(AppConfig):
    name = "dsi_directory"
    verbose_name = "Pages of the site"

    def ready(self):
        if not (settings.DEBUG or settings.TESTING):
            endings.log_them()
        if settings.SENTRY_DSN:
            from dsi_directory.operating import reporting

            reporting.start(settings.SENTRY_DSN, settings.SITE_URL)


class PlacesConfig(UserSessionsConfig):
    """Where people are signed in, without what allauth would note of it: `dsi_directory.sessions` keeps less."""

    def ready(self):
        pass


class DirectoryAdminConfig(SimpleAdminConfig):
    default_site = "dsi_directory.admin_site.DirectoryAdminSite"
