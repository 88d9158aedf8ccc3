import pytest

from opendata.dsi4eu.suspicion import Shown, link_count, suspicions


def shown(name="Lamp Library", **values):
    return Shown(name, **{"website": "", "tags": (), "summary": "", "long_text": ""} | values)


@pytest.mark.parametrize(
    "entry",
    [
        shown("Best Essay Writing Service"),
        shown(summary="Cheap airport transfers in Lampton"),
        shown(tags=("lamps", "Payday loans")),
        shown("Лучшее казино города"),
        shown("Alquiler de coches baratos"),
        shown(long_text="Our online casino is open. Every online casino has lamps."),
        shown(long_text="Call us today! Order now!"),
        shown("Ch??p l?mps f?r ?ll"),
        shown("Lаmр Librаry"),
        shown("prova2"),
        shown(long_text="lamps " * 20, outgoing_links=4),
    ],
)
def test_an_advertisement_is_suspected(entry):
    assert suspicions(entry)


@pytest.mark.parametrize(
    "entry",
    [
        shown(),
        shown("Peer-to-peer car sharing", summary="Neighbours lend each other cars and taxis."),
        shown("It?s a lamp"),
        shown("μLab"),
        shown("Лампа Lab"),
        shown(long_text="Unlike an online casino, we play for lamps."),
        shown(long_text="lamps " * 100, outgoing_links=6),
        shown("Student Assignment Exchange"),
    ],
)
def test_an_entry_of_the_field_is_not(entry):
    assert suspicions(entry) == []


def test_the_trade_is_named():
    assert suspicions(shown("Keto pills")) == ["It seems to sell something else: pills."]


def test_links_are_counted_once_each_and_pictures_not():
    assert link_count('<a href="http://a.example">a</a> <img src="http://b.example/x">', "see http://c.example") == 2
