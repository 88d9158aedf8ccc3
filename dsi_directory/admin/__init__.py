"""The admin of what belongs to the site itself: its people and its pages."""

from dsi_directory.admin.page_translations import PageTranslationAdmin
from dsi_directory.admin.pages import PageAdmin
from dsi_directory.admin.people import PersonAdmin, RoleAdmin

__all__ = ["PageAdmin", "PageTranslationAdmin", "PersonAdmin", "RoleAdmin"]
