"""How tests open the page of a case and decide on it."""

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.admin.conftest import page, sent_by

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7|add:7 }}"


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def opened(client, case):
    return soup_of(client.get(page(case)))


def seen_of(case):
    last = case.events.last()
    return last.pk if last else 0


def decide(client, case, way, follow=False, **data):
    return client.post(page(case), {"way": way, "seen": seen_of(case), **data}, follow=follow)


def edit_page(case):
    return reverse("admin:submissions_submission_edit", args=[case.pk])


def mend(client, case, **changes):
    return client.post(edit_page(case), sent_by(client.get(edit_page(case)), **changes))
