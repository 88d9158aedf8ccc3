"""What `make audit` says of known weaknesses, by what pip-audit found."""

import datetime

import pytest

from requirements import audit

TODAY = datetime.date(2027, 3, 1)
LATER = datetime.date(2027, 3, 2)
WEAK = {"name": "django", "version": "5.2.1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["5.2.2"]}]}
SOUND = {"name": "nh3", "version": "0.3", "vulns": []}
UNKNOWN = {"name": "altcha", "skip_reason": "altcha is not there"}


def test_a_weakness_fails_and_says_what_mends_it(capsys):
    assert audit.main([WEAK, SOUND], "", {}) == 1
    assert "PYSEC-1 is in django 5.2.1, mended in 5.2.2: take that version" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("known", "is_accepted"),
    [
        ({"reason": "It cannot be reached.", "until": LATER}, True),
        ({"reason": "It cannot be reached.", "until": TODAY}, False),
        ({"reason": "It cannot be reached."}, False),
        ({"reason": "", "until": LATER}, False),
    ],
)
def test_a_weakness_is_accepted_with_a_reason_until_a_day(known, is_accepted):
    told = audit.objections(audit.weaknesses([WEAK]), {"PYSEC-1": known}, TODAY)
    assert (told == []) == is_accepted


def test_packages_without_weaknesses_pass(capsys):
    assert audit.main([SOUND, UNKNOWN], "", {}) == 0
    assert capsys.readouterr().out == "Weaknesses were looked up for 1 of 2 packages.\n"


@pytest.mark.parametrize(("packages", "reason"), [([UNKNOWN], ""), ([], "altcha is not there")])
def test_where_nothing_can_be_looked_up_that_is_said(packages, reason, capsys):
    assert audit.main(packages, reason, {}) == 0
    assert "nothing is known of any: altcha is not there" in capsys.readouterr().out


def test_what_pip_audit_cannot_read_is_told(tmp_path):
    packages, reason = audit.look_up(tmp_path / "missing.txt")
    assert packages == []
    assert "missing.txt" in reason
