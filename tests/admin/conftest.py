import io
import time

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.urls import reverse
from PIL import Image

from dsi_directory import sessions
from submissions.models import SubmittedPicture
from tests.factories import UserFactory

KINDS = {
    "organisation": "organisations_organisation",
    "project": "projects_project",
    "case_study": "casestudies_casestudy",
    "post": "blog_post",
}


@pytest.fixture(autouse=True)
def _password_is_enough(settings):
    settings.STAFF_NEED_SECOND_FACTOR = False


@pytest.fixture
def second_factor_is_needed(settings, _password_is_enough):
    settings.STAFF_NEED_SECOND_FACTOR = True
    # A code holds as long as a slow test takes.
    settings.MFA_TOTP_TOLERANCE = 1
    # Counts of attempts, kept between tests otherwise.
    cache.clear()


@pytest.fixture
def person(db):
    """Somebody of the staff who has not signed in yet."""
    person = UserFactory(username="edit", is_staff=True)
    person.groups.add(Group.objects.get(name="Editor"))
    return person


@pytest.fixture
def sign_in(db, client):
    """Signs in somebody new with a role, and gives the person."""

    def sign_in(role, **fields):
        person = UserFactory(is_staff=True, **fields)
        person.groups.add(Group.objects.get(name=role))
        client.force_login(person)
        # As if it had been used just now, so that queries of a page are always the same.
        session = client.session
        session.update(dict.fromkeys((sessions.OPENED, sessions.USED), int(time.time())))
        session.save()
        return person

    return sign_in


@pytest.fixture
def editor(sign_in):
    return sign_in("Editor", username="edit")


@pytest.fixture
def moderator(sign_in):
    return sign_in("Moderator", username="moderate")


@pytest.fixture
def administrator(sign_in):
    return sign_in("Administrator", username="administer")


@pytest.fixture
def picture():
    """Adds a picture to a submission, a logo unless told otherwise."""

    def picture(case, use="logo"):
        file = io.BytesIO()
        Image.new("RGB", (400, 300), "teal").save(file, "WEBP")
        return SubmittedPicture.objects.create(
            submission=case, part="organisation", use=use, image=file.getvalue(), width=400, height=300
        )

    return picture


def page(entry, name="change", *args):
    """The address of an admin page of an entry."""
    return reverse(f"admin:{entry._meta.app_label}_{entry._meta.model_name}_{name}", args=[entry.pk, *args])


def list_of(entry_or_model, name="changelist"):
    return reverse(f"admin:{entry_or_model._meta.app_label}_{entry_or_model._meta.model_name}_{name}")


def sent_by(response, **changes):
    """What a browser would send from the page's form, with some fields filled in anew."""
    form = BeautifulSoup(response.content, "html.parser").select_one("#content-main form")
    data = {}
    for field in form.select("input[name], textarea[name]"):
        ticked = field.get("type") in ("checkbox", "radio")
        if ticked and not field.has_attr("checked"):
            continue
        if field.get("type") not in ("submit", "file"):
            # A browser drops the line break that HTML puts first in a textarea, and sends others as two characters.
            text = field.text.removeprefix("\r\n").removeprefix("\n").replace("\n", "\r\n")
            data.setdefault(field["name"], []).append(
                text if field.name == "textarea" else field.get("value", "on" if ticked else "")
            )
    for field in form.select("select[name]"):
        chosen = field.select("option[selected]") or ([] if field.has_attr("multiple") else field.select("option")[:1])
        data[field["name"]] = [option["value"] for option in chosen]
    return data | changes


def save(client, address, **changes):
    """Opens a form, fills it in and presses Save."""
    return client.post(address, sent_by(client.get(address), **changes))


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").text.split())
