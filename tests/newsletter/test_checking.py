"""What is said before an issue is sent."""

import pytest

from newsletter.checking import broken_links, warnings
from tests.factories import OrganisationFactory
from tests.newsletter.factories import IssueFactory

pytestmark = pytest.mark.django_db


def test_a_good_issue_gives_no_warning():
    assert warnings(IssueFactory(), readers=1) == []


def test_what_is_missing_is_said():
    assert warnings(IssueFactory(subject="", body=" "), readers=0) == [
        "It has no subject.",
        "It has no text.",
        "Nobody gets it: it would only stand in the archive.",
    ]


def test_a_mail_that_would_be_cut_off_is_said():
    assert "some mail programs cut off the end" in warnings(IssueFactory(body="word " * 21_000), readers=1)[0]


def test_links_of_ours_that_open_nothing_are_found():
    public, hidden = OrganisationFactory(name="Harbour"), OrganisationFactory(name="Secret", draft=True)
    draft = IssueFactory()
    fine = ["/", "/join", "/org/1?x=1", "http://127.0.0.1:8000/organisations?country=ES", "https://example.org/x"]
    fine = [address.replace("/org/1", f"/org/{public.pk}") for address in fine]
    broken = ["/nothing/here", f"/org/{hidden.pk}", f"/newsletter/{draft.pk}", "/no-such-page", "/admin/"]
    issue = IssueFactory(body=" ".join(f"[x]({address})" for address in [*fine, *broken]))
    assert broken_links(issue) == [f"http://127.0.0.1:8000{address}" for address in broken]
