import re

from django.core.exceptions import ValidationError

# What everybody who attacks this site tries first, besides its name and its host.
WORDS = ("dsi", "digitalsocial", "digital", "social", "innovation", "directory", "admin", "editor", "password")
SHORTEST_REST = 6


class WordsOfTheSite:
    """Refuses a password that is little more than words about this site and its owner (ASVS 5.0, 6.1.2 and 6.2.11)."""

    def __init__(self, words: list[str]):
        self.words = {*WORDS, *parts(" ".join(words))}

    def validate(self, password: str, user=None) -> None:
        own = parts(f"{user.username} {user.email} {user.first_name} {user.last_name}") if user else set()
        rest = password.lower()
        for word in sorted(self.words | own, key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != password.lower() and len(re.sub(r"[\W\d_]", "", rest)) < SHORTEST_REST:
            raise ValidationError(self.get_help_text(), code="password_of_this_site")

    def get_help_text(self) -> str:
        return "Choose more than the names of this site and of yourself with digits: a few words that nobody expects."


def parts(text: str) -> set[str]:
    """The words in a text that are long enough to be told from chance."""
    return {word for word in re.split(r"[\W_]+", text.lower()) if len(word) > 2}
