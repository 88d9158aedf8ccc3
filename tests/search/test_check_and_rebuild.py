import pytest
from django.core.management import CommandError, call_command

from search import upkeep
from search.models import Document, Value, Word
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory, TagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    organisation = OrganisationFactory(name="Waag", summary="Società e tecnologia", language="it")
    organisation.tags.add(TagFactory(name="makers"))
    ProjectFactory(name="Fairphone", by=[organisation])
    CaseStudyFactory(name="Fair electronics")
    PostFactory(name="New phones")
    return organisation


def test_check_finds_nothing_where_nothing_is_wrong(entries, capsys):
    call_command("check_index")
    assert capsys.readouterr().out == "The index holds what the entries say.\n"


def test_check_names_what_is_wrong(entries, capsys):
    upkeep.catch_up()
    Document.objects.filter(name="Waag").update(summary="Something else")
    Document.objects.filter(name="New phones").delete()
    Document.objects.filter(name="Fairphone").update(kind="casestudy", number=7)
    with pytest.raises(CommandError, match="4 entries differ"):
        call_command("check_index")
    told = capsys.readouterr().out.splitlines()
    assert f"organisation {entries.pk} differs" in told
    assert "casestudy 7 is not public" in told
    assert [line.split()[2:] for line in told if line.startswith(("post", "project"))] == [["is", "missing"]] * 2


def test_rebuild_puts_right_what_is_wrong(entries, capsys):
    upkeep.catch_up()
    Document.objects.filter(name="Waag").update(vector="'wrong':1A")
    Document.objects.filter(name="New phones").delete()
    Document.objects.filter(name="Fairphone").update(number=7)
    call_command("rebuild_index", processes=1)
    assert capsys.readouterr().out == "The index holds 4 entries.\n"
    assert list(upkeep.check()) == []


def test_rebuild_forgets_words_and_values_of_the_past(entries):
    upkeep.catch_up()
    Word.objects.create(word="forgotten", letters="deforgnott")
    Value.objects.create(facet="tag", value="forgotten")
    upkeep.rebuild()
    assert not Word.objects.filter(word="forgotten").exists()
    assert not Value.objects.filter(value="forgotten").exists()
    assert Word.objects.filter(word="fairphone").exists()


def test_newer_entries_have_higher_documents_after_a_rebuild(entries):
    Document.objects.all().delete()
    upkeep.rebuild()
    for kind in ("organisation", "project"):
        documents = list(Document.objects.filter(kind=kind).order_by("published_at").values_list("id", flat=True))
        assert documents == sorted(documents)


@pytest.mark.django_db(transaction=True)
def test_several_processes_make_the_same_index(entries):
    Document.objects.all().delete()
    call_command("rebuild_index", processes=2)
    assert Document.objects.count() == 4
    assert list(upkeep.check()) == []


def test_a_rebuild_needs_a_process():
    with pytest.raises(CommandError, match="At least one"):
        call_command("rebuild_index", processes=0)
