"""Pages speak the language of their address, and people are written to in the one in which they began."""

import datetime

import pytest
from django.utils.translation import override

from submissions import links
from submissions.actions import joining, moderating, reporting
from submissions.actions.doors import set_doors, wish_to_know
from submissions.admin.decisions import Decline
from submissions.entries import double_of
from submissions.models import ReopeningWish, Stage, Statement, Subject, Submission
from submissions.reasons import BY_CODE
from submissions.reports import Ground, Measure
from tests.factories import OrganisationFactory
from tests.submissions.factories import ORGANISATION, SubmissionFactory, report_of, sent
from tests.submissions.sending import errors, filled, soup
from tests.translations.marked import LANGUAGE, everything_marked, without_marked

pytestmark = pytest.mark.django_db


def test_a_draft_keeps_the_language_in_which_it_was_begun(mails):
    with override("de"):
        draft = joining.start("one form", address="ana@example.org", answers={"organisation": {}})
    told = mails(lambda: joining.send_for_confirmation(draft, {}))
    assert draft.language == "de"
    assert "E-Mail-Adresse" in told["ana@example.org"]
    assert "/de/submissions/confirm/" in told["ana@example.org"]


def test_who_waits_for_the_opening_is_told_in_their_language(mails):
    set_doors(Subject.values, position="closed")
    with override("fr"):
        told = mails(lambda: wish_to_know("ana@example.org", ["project"]))
    assert "/fr/join/tell-me/" in told["ana@example.org"]
    ReopeningWish.objects.update(confirmed_at="2026-01-01T00:00Z")
    assert "Bonjour" in mails(lambda: set_doors(Subject.values, position="open"))["ana@example.org"]


def test_an_author_gets_the_reasons_and_their_end_in_the_language_of_the_entry(mails):
    lab = OrganisationFactory(contact_address="lab@example.org", language="it")
    report = report_of(lab)
    told = mails(lambda: reporting.uphold(report, Measure.REMOVED, Ground.WRONG, "", None))
    assert "Buongiorno" in told["lab@example.org"]
    assert "/it/submissions/statement/" in told["lab@example.org"]
    assert "/it/terms-of-use" in told["lab@example.org"]
    assert "Buongiorno" in mails(lambda: reporting.take_back(report, None))["lab@example.org"]


def test_who_sent_an_entry_in_is_told_in_the_language_of_then(mails):
    lab = OrganisationFactory(language="it")
    SubmissionFactory(accepted=True, organisation=lab, address="ana@example.org", language="ca")
    told = mails(lambda: reporting.uphold(report_of(lab), Measure.REMOVED, Ground.WRONG, "", None))
    assert Statement.objects.get().text in told["ana@example.org"]
    assert Statement.objects.get().language == "ca"


def test_a_draft_begun_in_french_is_asked_for_french_texts_and_can_be_read_in_german(client):
    address = client.post("/fr/join", filled(client, "/fr/join") | {"what": "organisation"})["Location"]
    draft = Submission.objects.get()
    assert (draft.language, address) == ("fr", f"/fr/join/{draft.key}")
    page = soup(client.get(f"/de/join/{draft.key}/organisation/story"))
    assert page.html["lang"] == "de"
    assert page.select_one("[name=language] [selected]")["value"] == "fr"
    assert page.select_one("[name=body]")["lang"] == "fr"


def test_a_confirming_link_works_in_its_language(client):
    unconfirmed = SubmissionFactory(unconfirmed=True, language="fr")
    address = "/" + links.confirming(unconfirmed).split("/", 3)[3]
    assert address.startswith("/fr/")
    assert soup(client.get(address)).html["lang"] == "fr"
    assert client.post(address)["Location"].startswith("/fr/submissions/")
    unconfirmed.refresh_from_db()
    assert unconfirmed.stage == Stage.RECEIVED


def test_moderators_work_in_english_and_senders_get_links_into_their_language(mails):
    case = SubmissionFactory(ready=True, language="ca")
    told = mails(lambda: moderating.accept(case, None))[case.address]
    case.refresh_from_db()
    assert f"/ca/org/{case.organisation.pk}" in told


def test_a_fixed_reason_is_offered_in_the_language_of_the_sender():
    with everything_marked():
        form = Decline(SubmissionFactory(language=LANGUAGE), {"reason": "thin", "text": ""})
        assert f"⟦{BY_CODE['thin'].text}⟧" in str(form["reason"])
        assert form.filled_in().initial["text"] == f"⟦{BY_CODE['thin'].text}⟧"


def test_another_page_can_be_named_by_its_address_in_any_language():
    one, other = OrganisationFactory.create_batch(2)
    with override("fr"):
        french = other.get_absolute_url()
    for language in ("en", "fr", "it"):
        with override(language):
            assert double_of(one, french) == other


def test_what_editors_say_at_the_door_bears_the_language_in_which_they_say_it(client):
    set_doors(Subject.values, position="closed", reason="We move house.", until=datetime.date(2050, 3, 1))
    for door in set_doors(Subject.values):
        door.messages.create(language="fr", text="Revenez bientôt.")
    page = soup(client.get("/fr/join"))
    assert page.find("bdi", string="We move house.")["lang"] == "en"
    assert not page.select_one(".closed__message").has_attr("lang")
    assert "1 mars 2050" in page.main.text


def test_texts_of_a_draft_bear_their_language(client):
    draft = SubmissionFactory(draft=True, answers=sent(organisation=ORGANISATION | {"language": ["ar"]}))
    page = soup(client.get(f"/join/{draft.key}/check"))
    assert page.find("bdi", string=ORGANISATION["name"][0]).attrs == {"lang": "ar", "dir": "rtl"}
    assert "lang" not in page.find("bdi", string="Spain").attrs


def test_what_is_wrong_in_a_form_is_said_in_the_language_of_the_page(client):
    lab = OrganisationFactory()
    wrong = {
        f"/{LANGUAGE}/join": {"what": ""},
        f"/{LANGUAGE}/correct/organisation/{lab.pk}": {
            "website": "a@b",
            "founded": "99",
            "links": "a@b",
            "tags": "x" * 99,
        },
        f"/{LANGUAGE}/report/organisation/{lab.pk}/double": {"other": "/blog/1/a", "address": "nowhere"},
    }
    with everything_marked():
        for address, typed in wrong.items():
            told = errors(client.post(address, filled(client, address) | typed))
            assert told
            assert [error for error in told if without_marked(error).strip(" –")] == []
