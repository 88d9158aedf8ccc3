"""Whatever is typed or sent, the answer is a page in words, and nothing typed becomes markup or a mail header."""

from urllib.parse import quote

import pytest
from django.core import mail
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.guards import stamps
from core.models import AreaOfImpact, OrganisationType
from submissions import links
from submissions.actions.stages import note
from submissions.forms.entries import FORMS
from submissions.forms.person import PersonForm
from submissions.models import Event, Stage
from tests.factories import OrganisationFactory
from tests.submissions.factories import SubmissionFactory

pytestmark = pytest.mark.django_db

hostile = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FAIR = (200, 302, 404, 413, 429)
MARKUP = "<script>alert(1)</script>"
NASTY = [
    "\0", "a\r\nBcc: other@example.org", MARKUP, "{{ 7|add:7 }}", "{% now %}", "9" * 5000, "-1", "²", "٣", "\ud83d",
    "javascript:alert(1)", "http://[", "https://a:b@c", "x" * 300, "a@b", ",,,;;;\n" * 20, "\u202e\u2028", "0000-00",
    "ﬀ", "a@" + "b" * 300 + ".org", "2147483648", "on", "ES",
]  # fmt: skip
value = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
STEPS = [(part, step) for part in ("organisation", "project") for step in FORMS[part].steps] + [("person", "you")]
FIELDS = sorted({*FORMS["organisation"].base_fields, *FORMS["project"].base_fields, *PersonForm.base_fields})
name = st.one_of(
    st.sampled_from(
        [*FIELDS, "do", "find", "found_for", "from", "logo-file", "logo-alternative_text", "what", "stamp"]
    ),
    st.text(max_size=5),
)
posts = st.dictionaries(name, st.lists(value, max_size=3), max_size=8)
button = st.sampled_from(
    ["on", "back", "later", "find", "add:organisation", "add:person", "remove:logo", "remove:x", "x:"]
)


def clean(data):
    """What a browser can send: halves of characters it cannot."""
    return {
        key.encode(errors="replace").decode(): [one.encode(errors="replace").decode() for one in values]
        for key, values in data.items()
    }


def check(response):
    assert response.status_code in FAIR
    assert MARKUP not in response.text
    assert not response.cookies


@hostile
@given(step=st.sampled_from(STEPS), data=posts, button=button)
@example(step=("organisation", "where"), data={"country": ["\0"]}, button="on")
def test_a_step_takes_anything(client, step, data, button):
    draft = SubmissionFactory(draft=True, with_project=True)
    address = f"/join/{draft.key}/{'/'.join(step)}"
    for follow in (False, True):
        check(client.post(address, clean(data) | {"do": button}, follow=follow))
    for page in (
        address,
        f"{address}?from=check",
        f"{address}/doubles",
        f"/join/{draft.key}/check",
        f"/join/{draft.key}",
    ):
        check(client.get(page))
    check(client.post(f"/join/{draft.key}/check", clean(data)))


@hostile
@given(data=posts, what=value)
def test_the_way_in_takes_anything(client, data, what):
    check(client.post("/join", clean(data) | {"what": clean({"": [what]})[""], "stamp": stamps.new()}))


@hostile
@given(address=value, page=st.sampled_from(["later", "sent"]))
@example(address="a@b.org\nBcc: other@example.org", page="later")
def test_an_address_is_an_address_or_none(client, django_capture_on_commit_callbacks, address, page):
    draft = SubmissionFactory(draft=True) if page == "later" else SubmissionFactory(unconfirmed=True)
    path = f"/join/{draft.key}/later" if page == "later" else f"/submissions/{draft.key}/sent"
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        check(client.post(path, {"address": clean({"": [address]})[""], "stamp": stamps.new()}))
    for message in mail.outbox:
        assert message.recipients() == [address.strip().lower()]
        assert "\n" not in message.subject


@hostile
@given(text=value)
def test_an_answer_may_hold_anything(client, text):
    submission = SubmissionFactory(stage=Stage.ASKED)
    note(submission, Event.Kind.ASKED, text=MARKUP)
    path = f"/submissions/{submission.key}"
    check(client.post(path, clean({"text": [text]}) | {"stamp": stamps.new()}, follow=True))
    check(client.get(path))


@hostile
@given(query=st.dictionaries(st.sampled_from(["part", "name", "website", "find", "organisations"]), value, max_size=4))
def test_what_is_asked_while_typing_may_be_anything(client, query):
    sent = {key: clean({"": [one]})[""] for key, one in query.items()}
    for path in ("/join/doubles", "/join/organisations"):
        check(client.get(path, sent | ({"part": "organisation"} if "part" not in sent else {})))


@hostile
@given(key=st.text(min_size=1, max_size=30).filter(lambda text: "/" not in text))
def test_any_key_is_answered_in_words(client, key):
    part = quote(key.encode(errors="replace"))
    for path in (f"/join/{part}", f"/join/{part}/check", f"/submissions/{part}", f"/submissions/confirm/{part}"):
        assert client.get(path).status_code in (200, 301, 302, 404)


def test_markup_in_all_answers_stays_text(client):
    answers = {part: {name: [MARKUP] for name in FORMS[part].base_fields} for part in ("organisation", "project")}
    answers["organisation"] |= {"type": [str(OrganisationType.objects.first().pk)], "name": [MARKUP]}
    answers["project"]["areas_of_impact"] = [str(AreaOfImpact.objects.first().pk)]
    draft = SubmissionFactory(draft=True, answers=answers, person_name=MARKUP)
    OrganisationFactory(name=MARKUP)
    check(client.get(f"/join/{draft.key}/check"))
    check(client.get(f"/join/doubles?part=organisation&name={MARKUP}"))
    sent = SubmissionFactory(answers=answers, person_name=MARKUP)
    check(client.get(f"/submissions/{sent.key}"))


def test_a_confirming_link_cannot_be_made_up(client):
    sent = SubmissionFactory(unconfirmed=True)
    token = links.confirming(sent).rpartition("/")[2]
    for forged in (token[:-1], token + "x", token.replace(":", ""), "x"):
        assert client.post(f"/submissions/confirm/{forged}").status_code == 404
    sent.refresh_from_db()
    assert sent.stage == Stage.SENT
