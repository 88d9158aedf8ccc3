import pytest

from opendata.dsi4eu.languages import guess_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We lend lamps to the neighbours of our street and repair them.", "en"),
        ("Nous prêtons des lampes aux voisins de la rue et les réparons avec eux.", "fr"),
        ("Prestamos lámparas a los vecinos de nuestra calle y las reparamos con ellos.", "es"),
        ("Wir verleihen Lampen an die Nachbarn und reparieren sie mit ihnen.", "de"),
        ("Wij lenen lampen uit aan de buren van onze straat en maken ze met hen.", "nl"),
        ("Prestiamo le lampade ai vicini della via e le ripariamo con loro per non buttarle.", "it"),
        ("Emprestamos lâmpadas aos vizinhos da rua e as consertamos com a ajuda dos moradores.", "pt"),
        ("Pożyczamy lampy sąsiadom z naszej ulicy i naprawiamy je z nimi, aby nie były wyrzucane.", "pl"),
        ("Deixem llums als veïns del carrer i els arreglem amb ells, com en altres barris.", "ca"),
        ("Lampade per tutti", "en"),
        ("", "en"),
        ("Ми ремонтуємо лампи разом із сусідами", "en"),
    ],
)
def test_the_language_is_guessed_from_small_words(text, code):
    assert guess_language(text) == code
