"""A guess at a text's language from its commonest small words."""

from collections import Counter

from opendata.dsi4eu.characters import fold

DEFAULT = "en"
SHORTEST = 5
# Without accents, as most of the original's texts have lost theirs.
SMALL_WORDS = {
    "en": "the of and to in for is that with on are by we our this be from as an it at their have which they "
    "will or can",
    "fr": "le la les des et du un une est dans pour que qui sur par avec au aux sont nous ce cette ses l d sa "
    "leur plus il",
    "es": "el la los las y en del un una que por para con es se su sus al como mas son esta nos lo entre ha "
    "hace no sobre o",
    "de": "der die das und den von zu mit ist im fur auf ein eine des dem sich nicht werden wir auch aus wird "
    "sind als bei uber",
    "nl": "de het een en van in is op te dat voor met zijn door aan die ze ons wij om naar niet ook bij uit hun "
    "worden maken",
    "it": "il lo la gli di che e un una per con del della dei delle nel sono si al alla piu anche come ed i da "
    "non dell nostro",
    "pt": "o os as e do da dos das em um uma que para com por no na nos nas ao se mais como sao pela pelo sua "
    "seu ou nao",
    "pl": "i w z na do sie jest nie od po za przez dla oraz o ktore ktory jak to ich jego czy ze sa tego "
    "tylko mozna przy ale",
    "ca": "el la els les i de un una que per amb es al dels del en als aquest aquesta mes com son ens seva seu "
    "o nostre",
}
LANGUAGES_BY_WORD = {
    word: [language for language, words in SMALL_WORDS.items() if word in words.split()]
    for words in SMALL_WORDS.values()
    for word in words.split()
}


def guess_language(text: str) -> str:
    """An ISO 639-1 code; English for a text that is short or leaves doubt."""
    words = fold(text).split()
    if len(words) < SHORTEST:
        return DEFAULT
    scores: Counter[str] = Counter()
    for word in words:
        # A word of several languages tells less for each.
        shared = LANGUAGES_BY_WORD.get(word, [])
        scores.update({language: 1 / len(shared) for language in shared})
    [(best, score)] = scores.most_common(1) or [(DEFAULT, 0)]
    return best if score >= 1 and score > 2 * scores[DEFAULT] else DEFAULT
