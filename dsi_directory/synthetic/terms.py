"""The vocabularies that synthetic entries draw from."""

import random
import tomllib
from collections.abc import Iterable
from itertools import accumulate, product
from pathlib import Path

from core.models import Network, Tag, Term
from core.text import slug_for
from dsi_directory.synthetic.words import words_of
from organisations.models import Organisation
from projects.models import Project

LISTS = tomllib.loads(Path(__file__).with_name("terms.toml").read_text(encoding="utf-8"))
TAGS = [" ".join(words) for words in product(LISTS["tag_kinds"], LISTS["tag_subjects"])]


FIXED = {"type": Organisation, "size": Organisation} | dict.fromkeys(
    ("focus_areas", "areas_of_impact", "technologies"), Project
)


class Terms:
    """The terms' keys by vocabulary, the first ones drawn most; tags and networks that are missing are made."""

    def __init__(self):
        # Mixed, so that the frequent tags are not all of one kind; the same each time.
        tags = random.Random(0).sample(TAGS, len(TAGS))  # noqa: S311
        self._made: list[Term] = []
        self._keys = {
            "tags": self._found_or_made(Tag, tags),
            "helps": self._found_or_made(Tag, words_of("en")["groups"]),
            "networks": self._found_or_made(Network, LISTS["networks"]),
        }
        for name, model in FIXED.items():
            terms = model._meta.get_field(name).related_model.objects.order_by("position", "name")
            self._keys[name] = list(terms.values_list("pk", flat=True))
        self._weights = {
            name: list(accumulate(1 / rank for rank in range(1, len(keys) + 1))) for name, keys in self._keys.items()
        }

    def one(self, vocabulary: str, chance: random.Random) -> int:
        return chance.choices(self._keys[vocabulary], cum_weights=self._weights[vocabulary])[0]

    def some(self, vocabulary: str, count: int, chance: random.Random) -> list[int]:
        """At most so many different ones."""
        return sorted(set(chance.choices(self._keys[vocabulary], cum_weights=self._weights[vocabulary], k=count)))

    def forget_unused(self) -> None:
        """Deletes the terms made here that no entry has come to hold."""
        for model in (Tag, Network):
            delete_unused(model, [term.pk for term in self._made if isinstance(term, model)])

    def _found_or_made(self, model: type[Term], names: list[str]) -> list[int]:
        known = {term.slug: term for term in model.objects.all()}
        missing = [model(name=name) for name in names if slug_for(name) not in known]
        for term in missing:
            term.save()
            known[term.slug] = term
        self._made += missing
        return [known[slug_for(name)].pk for name in names]


def uses(model: type[Term]) -> list:
    """The ways back from a term to the entries that hold it."""
    return [field for field in model._meta.get_fields() if field.many_to_many and field.auto_created]


def delete_unused(model: type[Term], keys: Iterable[int]) -> None:
    """Deletes those of the terms that no entry holds."""
    model.objects.filter(pk__in=keys, **{field.name: None for field in uses(model)}).delete()
