"""Which of the documents found come first."""

from collections.abc import Sequence

from pyroaring import BitMap
from rapidfuzz.fuzz import ratio

from core.reading import connection
from search.matching import Matches
from search.query import Query
from search.words import plain, squashed

# Documents that are compared with one another: for a list, and for the few that stand for a whole kind.
MOST, MOST_FOR_FEW = 300, 100
# What a word counts in the body, in the summary, among terms and linked names, and in the entry's own names.
WEIGHTS = "{0.05, 0.2, 0.5, 1.0}"
FOUND = """
    SELECT id, sort_key, folded_names, ts_rank(%(weights)s, vector, %(tsquery)s::tsquery, 1)
    FROM search_document WHERE id = ANY(%(ids)s)
"""


def ranked(query: Query, matches: Matches, ids: BitMap, at_most: int = MOST) -> list[int]:
    """The best of these documents, best first, always in the same order; one query."""
    return best_of(query, matches, [ids], at_most, MOST)[0]


def best_of(
    query: Query, matches: Matches, groups: Sequence[BitMap], at_most: int, among: int = MOST_FOR_FEW
) -> list[list[int]]:
    """The best of each group; one query for all of them."""
    chosen = [chosen_from(ids, matches, among) for ids in groups]
    order = _order(query, matches, BitMap.union(BitMap(), *chosen))
    # A document may have gone since the snapshot was taken.
    return [sorted(filter(order.get, ids), key=order.__getitem__)[:at_most] for ids in chosen]


def chosen_from(ids: BitMap, matches: Matches, at_most: int) -> BitMap:
    """The candidates: from the best tier down, the newest of each."""
    chosen = BitMap()
    for tier in (matches.exact, *matches.tiers, matches.every, *matches.levels):
        more = (tier & ids) - chosen
        missing = at_most - len(chosen)
        chosen |= more[-missing:] if len(more) > missing else more
        if len(chosen) == at_most:
            break
    return chosen


def _order(query: Query, matches: Matches, ids: BitMap) -> dict[int, tuple]:
    """What each document is sorted by: its tier, how well it suits inside of that, then its name."""
    if not ids:
        return {}
    asked = plain(" ".join(term.text for part in query.wanted for term in part.terms))
    with connection.cursor() as cursor:
        cursor.execute(FOUND, {"weights": WEIGHTS, "tsquery": matches.tsquery, "ids": list(ids)})
        return {
            number: (*_suits(number, asked, names.split("\n"), rank, matches), sort_key, number)
            for number, sort_key, names, rank in cursor.fetchall()
        }


def _suits(number: int, asked: str, names: list[str], rank: float, matches: Matches) -> tuple:
    """Lower is better."""
    if number in matches.exact:
        return 0, squashed(names[0]) != squashed(asked), -rank
    for tier, ids in enumerate(matches.tiers, start=1):
        if number in ids:
            return (tier, *_unlikeness(asked, names), -rank) if tier <= matches.named_tiers else (tier, -rank)
    held = sum(each.weight * ((number in each.text) + (number in each.name)) for each in matches.weighed)
    return len(matches.tiers) + 1, -held, -max(_share(name, asked) for name in names), -rank


def _unlikeness(asked: str, names: list[str]) -> tuple[bool, float]:
    """Whether no name begins like this, and how unlike the likest is."""
    return not any(name.startswith(asked) for name in names), -max(ratio(asked, name) for name in names)


def _share(name: str, asked: str) -> float:
    """How much of a name's words is asked for."""
    words = name.split()
    return len(set(words) & set(asked.split())) / len(words) if words else 0
