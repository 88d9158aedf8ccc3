"""The issues of the newsletter in the sample."""

import re

import pytest

from dsi_directory.sample.issues import FILE, add_issues
from dsi_directory.sample.read import FOLDER, read
from mail.models import Delivery
from newsletter.models import Issue

PREFIXES = {"org": "organisations", "project": "projects", "case-study": "case_studies", "blog": "posts"}


@pytest.mark.django_db
def test_they_are_added_once_and_sent_to_nobody(tmp_path):
    assert add_issues(tmp_path, "Sample") == 0
    assert [add_issues(FOLDER, "Sample"), add_issues(FOLDER, "Sample")] == [3, 0]
    assert (Issue.objects.count(), Issue.objects.sent().count()) == (3, 2)
    assert not Delivery.objects.exists()


def test_their_links_lead_to_entries_of_the_sample():
    numbers = {(item.kind.key, item.number) for item in read()}
    links = re.findall(r"\(/(org|project|case-study|blog)/(\d+)", (FOLDER / FILE).read_text(encoding="utf-8"))
    assert len(links) > 10
    assert [link for link in links if (PREFIXES[link[0]], int(link[1])) not in numbers] == []
