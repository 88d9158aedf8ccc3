"""What the index keeps of an entry."""

import pytest

from core.models import AreaOfImpact, OrganisationType
from search import index
from search.documents import text_of
from search.models import Document
from search.places import country_names
from tests.factories import OrganisationFactory, ProjectFactory, TagFactory


def vector_holds(tsquery: str) -> bool:
    index.state()
    return Document.objects.extra(where=["vector @@ %s::tsquery"], params=[tsquery]).exists()


@pytest.mark.django_db
def test_phrases_do_not_reach_from_one_text_into_the_next():
    organisation = OrganisationFactory(name="Waag Society", summary="First words", body="Second words")
    organisation.tags.set([TagFactory(name="open data"), TagFactory(name="open maps")])
    ProjectFactory(name="Fairphone", by=[organisation])
    assert vector_holds("'open' <-> 'data'")
    assert vector_holds("'first' <-> 'words'")
    for across in ("'data' <-> 'open'", "'society' <-> 'open'", "'words' <-> 'second'", "'society' <-> 'waagsociety'"):
        assert not vector_holds(across)


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["wifi", "wi", "okf", "ecitizen"])
def test_words_with_hyphens_and_dots_are_found_as_one_and_apart(word):
    OrganisationFactory(name="Waag", summary="Free Wi-Fi by the O.K.F.", body="An e-citizen's guide")
    assert vector_holds(f"'{word}'")


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["uk", "britain", "konigreich", "unido"])
def test_countries_are_found_by_the_names_people_give_them(word):
    OrganisationFactory(name="Nesta", country="GB")
    assert vector_holds(f"'{word}'")


@pytest.mark.django_db
def test_terms_are_found_by_their_names_in_every_language():
    OrganisationFactory(name="Nesta", type=OrganisationType.objects.get(slug="research"))
    project = ProjectFactory(name="Fairphone")
    project.areas_of_impact.set(AreaOfImpact.objects.filter(slug="health-and-care"))
    for word in ("health", "gesundheit", "sante", "salut", "forschungseinrichtung"):
        assert vector_holds(f"'{word}'")
    area = project.areas_of_impact.get()
    area.translations["de"]["name"] = "Wohlbefinden"
    area.save()
    assert vector_holds("'wohlbefinden'")
    assert not vector_holds("'gesundheit'")


def test_a_country_that_is_not_known_has_no_names():
    assert country_names("") == ()


def test_blocks_of_a_text_stay_apart_and_words_together():
    html = "<h2>Since</h2><p>In <b>Flo</b>rence<a href='x'>, and</a> &lt;here&gt;</p><ul><li>one</li><li>two</li></ul>"
    assert text_of([html]) == "Since In Florence, and <here> one two"
