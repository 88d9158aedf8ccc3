"""Which stemmer of PostgreSQL reads which language."""

# ISO 639 codes and the text search configurations that come with PostgreSQL.
STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
# The language of vocabularies.
VOCABULARY = "en"
# Languages whose word forms are understood in any name: names are often in another language than the text.
OF_NAMES = ("en", "de", "fr", "es", "it", "ca", "pt", "nl")


def stemmer(language: str) -> str:
    """The configuration for a language; "simple", which only takes words apart, for one without a stemmer."""
    return STEMMERS.get(language, "simple")
