import pytest
from django.core.management import CommandError, call_command

from organisations.models import Organisation

pytestmark = pytest.mark.django_db


def said(capsys):
    return capsys.readouterr().out.partition(" (")[0]


def test_makes_and_removes_entries(capsys):
    call_command("generate_entries", organisations=3)
    assert said(capsys) == "Did make 9 synthetic entries"
    call_command("generate_entries", remove=True)
    assert said(capsys) == "Did remove 9 synthetic entries"


def test_a_dry_run_changes_nothing(capsys):
    call_command("generate_entries", organisations=3, dry_run=True)
    assert said(capsys) == "Would make 9 synthetic entries"
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("count", [0, -1, 1_000_001])
def test_a_number_of_organisations_out_of_range_is_refused(count):
    with pytest.raises(CommandError, match="Choose between 1 and 1,000,000 organisations"):
        call_command("generate_entries", organisations=count)
