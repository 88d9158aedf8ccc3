import pytest
from django.core.management import CommandError, call_command

from core.models import FocusArea, OrganisationType
from search.benchmark import pages
from tests.factories import OrganisationFactory, ProjectFactory


@pytest.fixture
def entries():
    organisation = OrganisationFactory(name="Social makers", country="ES", type=OrganisationType.objects.first())
    ProjectFactory(by=[organisation]).focus_areas.set([FocusArea.objects.first()])
    for _ in range(10):
        OrganisationFactory(summary="Neighbours repairing bicycles together, socially")


@pytest.mark.django_db
def test_it_prints_a_line_for_each_page(entries, capsys):
    call_command("benchmark_search", runs=2)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "12 entries in the index, 2 runs"
    assert len(lines) == 2 + len(pages())
    assert all(float(figure) > 0 for line in lines[2:] for figure in line[26:].split())


@pytest.mark.django_db
def test_it_needs_entries_and_runs():
    with pytest.raises(CommandError, match="generate_entries"):
        call_command("benchmark_search")
    with pytest.raises(CommandError, match="two runs"):
        call_command("benchmark_search", runs=1)


@pytest.mark.django_db
def test_it_shows_the_plan_of_each_statement(entries, capsys):
    call_command("benchmark_search", explain=True)
    told = capsys.readouterr().out
    assert all(f"## {page}: SELECT" in told for page in pages())
    assert told.count("## ") == told.count("Execution Time")
