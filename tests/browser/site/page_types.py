"""The types of pages that the tests of the whole site look at. A new type is one more line in `PAGES`."""

import pytest
from playwright.sync_api import Page, expect

# Name: address. A word in braces stands for an address that `family.make` gives.
PAGES = {
    "home": "/",
    "organisations": "/organisations",
    "projects": "/projects",
    "case studies": "/case-studies",
    "news": "/blog",
    "second page": "/organisations?page=2",
    "narrowed list": "/organisations?q=open+data&country=ES&country=DE&tag=maps&tag=repair&archived=on&nonsense=1",
    "empty list": "/organisations?q=zzyzx&country=ES",
    "table": "/organisations?view=table",
    "map": "/organisations?view=map",
    "themes": "/themes",
    "theme": "/themes/open-data",
    "countries": "/countries",
    "country": "/countries/ES",
    "networks": "/networks",
    "network": "{network}",
    "organisation": "{organisation}",
    "right-to-left organisation": "{right_to_left}",
    "hostile organisation": "{hostile}",
    "bare organisation": "{bare}",
    "project": "{project}",
    "case study": "{case_study}",
    "post": "{post}",
    "about the site": "/what-is-dsi",
    "contact": "/contact-dsi",
    "accessibility": "/accessibility",
    "moderation": "/moderation",
    "open data": "/data",
    "archive": "/newsletter",
    "issue": "{issue}",
    "join": "/join",
    "step": "/join/{draft}/organisation/what",
    "step with choices": "/join/{draft}/project/work",
    "step with pictures": "/join/{draft}/organisation/story",
    "step of an organisation's project": "/join/{draft}/project/where?find=open",
    "doubles": "/join/{draft}/organisation/what/doubles",
    "person": "/join/{draft}/person/you",
    "check": "/join/{draft}/check",
    "finish later": "/join/{draft}/later",
    "look in mail": "/submissions/{unconfirmed}/sent",
    "confirm": "{confirming}",
    "status": "/submissions/{asked}",
    "link that opens nothing": "/submissions/nothing",
    "correction": "/correct/organisation/{number}",
    "correction of a project": "/correct/project/{project_number}",
    "hostile correction": "/correct/organisation/{hostile_number}",
    "problems": "/report/organisation/{number}",
    "double": "/report/organisation/{number}/double",
    "notice": "/report/organisation/{number}/illegal",
    "objection": "{objection}",
    "received": "/submissions/received",
    "signing up": "/newsletter/signup",
    "preferences": "/newsletter/preferences/{subscriber}",
    "neighbours": "{organisation}?from=",
    "search": "/search",
    "results": "/search?q=open+data",
    "results of one kind": "/search?q=open+data&kind=organisation",
    "no results": "/search?q=zzyzx+qwrtp",
    "alert": "/alerts/new?kind=organisation&country=ES&q=open+data&nonsense=1",
    "not found": "/org/77/open-data-office",
    "gone": "{gone}",
    "sign in": "/account/login/",
    "read API": "/api",
    "style page": "/styleguide",
}
LISTS = {"organisations", "projects", "case studies", "news", "second page", "narrowed list", "empty list"}
# Only editors open these: they may set a cookie.
FOR_EDITORS = {"sign in"}
# There while DEBUG is on.
FOR_DEVELOPERS = {"style page"}
MISSING = {"not found", "gone", "link that opens nothing"}


def open_search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("open")
    expect(page.get_by_role("option").first).to_be_visible()


def open_filters(page: Page) -> None:
    """On a phone, where they are closed at first, with all their values."""
    page.locator("[data-filters] > summary").click()
    page.evaluate("document.querySelectorAll('[data-filters] details').forEach((facet) => facet.open = true)")


def leave_out_all(page: Page) -> None:
    page.locator("[name=name]").fill("")
    page.locator("button[name=do][value=on]:not([tabindex])").click()
    expect(page.locator("#error-summary")).to_be_visible()


# What is opened on a page: the page, and how.
STATES = {
    "open search": ("home", open_search),
    "open filters": ("narrowed list", open_filters),
    "step with errors": ("step", leave_out_all),
}

on_every_page = pytest.mark.parametrize("name", PAGES)
on_every_page_and_state = pytest.mark.parametrize("name", [*PAGES, *STATES])
