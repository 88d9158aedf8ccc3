from django.contrib import admin


class DirectoryAdminSite(admin.AdminSite):
    site_header = "DSI Directory"
    site_title = "DSI Directory"
    index_title = "What waits"
    enable_nav_sidebar = True
