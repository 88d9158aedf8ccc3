"""Pages of joining need few queries, however much has been typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.submissions.factories import SubmissionFactory, ready, ready_project

pytestmark = pytest.mark.django_db
MOST = 10
# All steps are read at once, each by its form.
MOST_OF_A_CHECK = 20


@pytest.mark.parametrize(
    "page", ["organisation/what", "organisation/story", "project/work", "project/where", "person/you", "check"]
)
def test_a_page_of_a_draft_needs_few_queries(client, page):
    draft = SubmissionFactory(draft=True, answers=ready() | {"project": ready_project()})
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/join/{draft.key}/{page}").status_code == 200
    assert len(captured) <= (MOST_OF_A_CHECK if page == "check" else MOST)


def test_the_status_page_needs_few_queries(client):
    submission = SubmissionFactory(answers=ready() | {"project": ready_project()})
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/submissions/{submission.key}").status_code == 200
    assert len(captured) <= MOST
