from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig


class DsiDirectoryConfig(AppConfig):
    name = "dsi_directory"
    verbose_name = "Pages of the site"


class DirectoryAdminConfig(SimpleAdminConfig):
    default_site = "dsi_directory.admin_site.DirectoryAdminSite"
