import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def test_it_says_what_it_created_and_the_second_time_that_nothing_is_to_do(folder, capsys):
    call_command("load_sample", folder)
    call_command("load_sample", folder)
    first, second = capsys.readouterr().out.splitlines()
    assert first == "Created 1 organisation, 1 project, 1 case study, 1 post; 0 were there already."
    assert second == "Nothing to do: all entries of the sample are there; 4 were there already."


def test_it_says_in_one_sentence_what_is_wrong(broken):
    with pytest.raises(CommandError, match=r'^b\.toml, organisation 100001: there is no key "contry"\.$'):
        call_command("load_sample", broken("country =", "contry ="))


def test_a_dry_run_of_the_real_files_finds_nothing_wrong(capsys):
    call_command("load_sample", dry_run=True)
    assert capsys.readouterr().out.startswith("Would create ")
