"""The admin of vocabularies, countries and pictures, and what the admin of every kind of entry shares."""

from core.admin.countries import CountryAdmin
from core.admin.entry import EntryAdmin, EntryInline
from core.admin.needs import UsedChoicesFilter
from core.admin.pictures import PictureAdmin
from core.admin.vocabularies import TermAdmin
from core.admin.widgets import MarkdownTextarea

__all__ = [
    "CountryAdmin",
    "EntryAdmin",
    "EntryInline",
    "MarkdownTextarea",
    "PictureAdmin",
    "TermAdmin",
    "UsedChoicesFilter",
]
