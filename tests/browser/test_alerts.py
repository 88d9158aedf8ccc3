"""From a narrowed list to the mail that tells what is new in it, in a browser without scripts."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from newsletter.actions.alerts import send_digests
from newsletter.models import Alert
from tests.factories import OrganisationFactory
from tests.mail.inbox import newest_to
from tests.newsletter.factories import LONG_AGO

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_new_in_a_list_comes_by_mail(visit):
    page = visit("/organisations?q=bicycle&country=PT", java_script_enabled=False)
    page.get_by_role("link", name="Tell me about new results").click()
    expect(page.get_by_text("Organisations in Portugal, with the words “bicycle”")).to_be_visible()
    page.get_by_label("Your mail address").first.fill("ana@example.org")
    page.get_by_label("Every day").check()
    page.get_by_role("button", name="Tell me").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("look in your mail")
    page.goto(re.search(r"^https?://[^/\s]+(/newsletter/confirm/\S*)$", newest_to("ana@example.org"), re.M)[1])
    page.get_by_role("main").get_by_role("button").click()
    # As if that had been long ago.
    Alert.objects.filter(confirmed_at__isnull=False).update(told_until=timezone.now() - LONG_AGO)
    OrganisationFactory(name="Bicycle kitchen", country="PT"), OrganisationFactory(name="Bicycle", country="ES")
    assert send_digests() == 1
    assert "Bicycle kitchen (Portugal)" in newest_to("ana@example.org")
    page.goto(re.search(r"^https?://[^/\s]+(/org/\S*)$", newest_to("ana@example.org"), re.M)[1])
    expect(page.get_by_role("heading", level=1)).to_have_text("Bicycle kitchen")
