"""The proof of work: ours, once, in time; and only where the operator asks for it."""

import base64
import html
import json
import re

import altcha
import pytest
from django import forms
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from core.guards import proof, stamps
from core.guards.forms import GuardedForm
from submissions.models import Submission
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


class Form(GuardedForm):
    note = forms.CharField()


@pytest.fixture(autouse=True)
def _cheap(settings, monkeypatch):
    settings.PROOF_OF_WORK = True
    monkeypatch.setattr(proof, "ROUNDS", 1)


def solve(challenge: str) -> str:
    """What the script sends back."""
    asked = altcha.Challenge.from_dict(json.loads(challenge))
    return altcha.Payload(asked, altcha.solve_challenge(asked)).to_base64()


def changed(solution: str, part: str, **values) -> str:
    payload = json.loads(base64.b64decode(solution))
    target = payload["challenge"]["parameters"] if part == "parameters" else payload[part]
    target.update(values)
    return base64.b64encode(json.dumps(payload).encode()).decode()


def test_a_solution_holds_once():
    solution = solve(proof.challenge())
    assert proof.holds(solution)
    assert not proof.holds(solution)


def test_each_challenge_is_another():
    assert proof.challenge() != proof.challenge()


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("parameters", {"cost": 0}),
        ("parameters", {"expiresAt": 99_999_999_999}),
        ("parameters", {"keyPrefix": ""}),
        ("parameters", {"nonce": "00" * 16}),
        ("solution", {"counter": -1}),
        ("solution", {"counter": 0, "derivedKey": "00" * 32}),
        ("challenge", {"signature": "00" * 32}),
    ],
)
def test_what_was_changed_on_the_way_does_not_hold(part, values):
    assert not proof.holds(changed(solve(proof.challenge()), part, **values))


def test_a_challenge_runs_out(monkeypatch):
    monkeypatch.setattr(proof, "LIFETIME", -proof.LIFETIME)
    assert not proof.holds(solve(proof.challenge()))


def test_a_challenge_of_another_site_does_not_hold(settings):
    solution = solve(proof.challenge())
    settings.SECRET_KEY = "another"
    assert not proof.holds(solution)


@given(st.text() | st.binary().map(lambda raw: base64.b64encode(raw).decode()))
def test_nonsense_does_not_hold(text):
    assert not proof.holds(text)


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [[[]]], {"parameters": 1}])
def test_other_json_does_not_hold(value):
    payload = {"challenge": value, "solution": value}
    assert not proof.holds(base64.b64encode(json.dumps(payload).encode()).decode())


def sent(**data) -> Form:
    form = Form({"stamp": stamps.new(), "note": "Hello", **data})
    assert form.is_valid()
    return form


def test_the_form_tells_whether_a_proof_came_with_it():
    challenge = Form()["solution"].as_widget().split('data-proof="')[1].split('"')[0]
    assert sent(solution=solve(html.unescape(challenge))).signals()["proved"] is True
    assert sent().signals()["proved"] is False


def test_a_form_that_is_shown_again_asks_for_a_new_proof():
    old = solve(proof.challenge())
    form = Form({"solution": old})
    assert not form.is_valid()
    assert old not in str(form["solution"])
    assert "data-proof=" in str(form["solution"])


def test_nothing_of_it_is_there_unless_asked_for(settings):
    settings.PROOF_OF_WORK = False
    page = render_to_string("core/_guards.html", {"form": Form()})
    assert "proof" not in page
    assert "noscript" not in page
    assert sent().signals()["proved"] is None


def test_the_page_says_that_it_works_without_javascript():
    page = render_to_string("core/_guards.html", {"form": Form()})
    assert "Without JavaScript the form works just as well." in page
    assert 'role="status"' in page


def test_what_comes_without_a_proof_is_received_and_a_moderator_is_told(client):
    address = f"/report/organisation/{OrganisationFactory().pk}/wrong"
    page = client.get(address).text
    stamp, challenge = (re.search(rf'{name}="([^"]+)"', page)[1] for name in ('name="stamp" value', "data-proof"))
    typed = {"text": "The town is wrong.", "stamp": stamp}
    client.post(address, typed | {"address": "ana@example.org"})
    stamp = re.search('name="stamp" value="([^"]+)"', client.get(address).text)[1]
    proved = {"stamp": stamp, "solution": solve(html.unescape(challenge))}
    client.post(address, typed | proved | {"address": "bo@example.org"})
    found = {one.address: [finding["rule"] for finding in one.findings] for one in Submission.objects.all()}
    assert "no_proof" in found["ana@example.org"]
    assert "no_proof" not in found["bo@example.org"]
