"""What a provider's answers mean; those of mail servers are in `test_sending.py`."""

from types import SimpleNamespace

import pytest
from anymail.exceptions import AnymailRecipientsRefused, AnymailRequestsAPIError

from mail.troubles import Away, Trouble, trouble_of


def answer(status):
    return AnymailRequestsAPIError("ana@example.org", response=SimpleNamespace(status_code=status, reason=""))


@pytest.mark.parametrize(("status", "for_good"), [(400, True), (422, True), (429, False), (500, False), (503, False)])
def test_mistakes_in_the_mail_are_for_good_and_those_of_the_provider_are_not(status, for_good):
    assert trouble_of(answer(status)) == Trouble(f"HTTP {status}", for_good)


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_wrong_is_about_us(status):
    with pytest.raises(Away, match=f"HTTP {status}"):
        trouble_of(answer(status))


def test_a_provider_out_of_reach_is_tried_again_and_a_refused_reader_is_not():
    assert trouble_of(AnymailRequestsAPIError("no route")) == Trouble("AnymailRequestsAPIError")
    assert trouble_of(AnymailRecipientsRefused()) == Trouble("AnymailRecipientsRefused", for_good=True)
