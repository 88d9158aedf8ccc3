"""Somebody with a browser without scripts: opens pages, fills in what their forms have, and presses buttons."""

import re

from bs4 import BeautifulSoup
from django.core import mail

from core.models import AreaOfImpact, OrganisationType, Technology
from tests.submissions.sending import soup, values_in


class Visitor:
    def __init__(self, client, committed):
        self.client = client
        self.committed = committed
        self.response = None

    def open(self, address: str) -> "Visitor":
        self.response = self.client.get(address, follow=True)
        return self

    @property
    def page(self) -> BeautifulSoup:
        return soup(self.response)

    @property
    def address(self) -> str:
        return self.response.request["PATH_INFO"]

    @property
    def title(self) -> str:
        return " ".join(self.page.h1.get_text(" ").split())

    @property
    def text(self) -> str:
        return " ".join(self.page.main.get_text(" ").split())

    def link(self, text: str) -> str:
        return next(link["href"] for link in self.page.main.find_all("a") if text in link.get_text(" "))

    def press(self, button: str = "Continue", **filled) -> "Visitor":
        """Presses a button, named by its words or its value, in a form that is filled in with these."""
        buttons = self.page.main.find_all("button")
        named = [one for one in buttons if button in one.get_text(" ")]
        found = next((one for one in buttons if button == one.get("value")), None) or named[-1]
        form = found.find_parent("form")
        data = values_in(form)
        if found.get("name"):
            data[found["name"]] = [found.get("value", "")]
        data |= {name: value if isinstance(value, list) else [value] for name, value in filled.items()}
        return self.post(form.get("action") or self.here, data)

    def post(self, address: str, data: dict) -> "Visitor":
        with self.committed():
            self.response = self.client.post(address, data, follow=True)
        return self

    @property
    def here(self) -> str:
        request = self.response.request
        return f"{request['PATH_INFO']}?{request['QUERY_STRING']}" if request.get("QUERY_STRING") else self.address


def organisation_steps() -> list[dict]:
    return [
        {
            "name": "Harbour Repair Collective",
            "type": str(OrganisationType.objects.first().pk),
            "summary": "Neighbours mend things together.",
            "website": "harbour-repair.example",
        },
        {"country": "ES", "locality": "Vigo"},
        {"tags": "repair, maps"},
        {"body": "It began with a bicycle."},
    ]


def project_steps() -> list[dict]:
    return [
        {"name": "Open Repair Manuals", "summary": "Manuals that everybody may use."},
        {"country": "ES"},
        {
            "areas_of_impact": str(AreaOfImpact.objects.first().pk),
            "technologies": str(Technology.objects.first().pk),
        },
        {"body": "We write them."},
    ]


PERSON = {"person_name": "Ana Silva", "address": "Ana@Example.org", "relation": "inside", "consent": "on"}


def link_in_mail() -> str:
    """The path of the link in the newest mail."""
    return re.search(r"^https?://[^/\s]+(/\S+)$", mail.outbox[-1].body, re.M)[1]
