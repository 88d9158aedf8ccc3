"""What advertisements in a directory sell, in the languages they come in.

Regular expressions for folded words: lower case, without accents and signs. Each names a trade so narrowly that an
organisation of this directory would hardly use it of itself.
"""

import re

TRADES = {
    "essay writing": (
        "(?:essay|dissertation|assignment|lab report|term paper|coursework) (?:writing|writers?|help)",
        "(?:academic|thesis) writing (?:help|services?)",
        "assignment assistance",
        "dissertation ?planet",
        "writing company",
        "ghostwriter (?:agentur|bachelorarbeit)",
        "trabajos universitarios por encargo",
        "redaction de memoires?",
        "(?:na)?pisanie prac",
    ),
    "degrees": ("accredited (?:online )?(?:colleges?|degrees?)(?: online)?", "buy (?:a )?degree", "fake diplomas?"),
    "pills": (
        "viagra|cialis|levitra|kamagra|garcinia|виагра|сиалис",
        "keto (?:pills|diet|gummies)",
        "diet pills?",
        "weight loss (?:pills?|supplements?)",
        "male enhancement|testosterone booster|cbd (?:oil|gummies)",
        "online pharmacy|farmacia online|pharmacie en ligne|online apotheke",
        "tabletki (?:na|odchudzajace)",
    ),
    "gambling": (
        "(?:online|live|crypto|best) casinos?",
        "casinos? (?:online|en ligne|bonus|games?|slots?)",
        "online (?:betting|slots?|poker|gambling)|sports? betting",
        "slot (?:online|gacor)|judi (?:online|bola)|togel",
        "apuestas deportivas|paris sportifs|sportwetten|scommesse|zaklady bukmacherskie|kasyno online",
        r"казино|букмекер\w*",
    ),
    "transfers and car hire": (
        "airport (?:transfers?|taxis?|shuttle)",
        "(?:taxi|cab|limo|limousine|chauffeur|car rental) services?",
        "cheap car rental|rent a car|alquiler de coches|location de voitures?|mietwagen|noleggio auto",
        "flughafentransfer|transfert aeroport|traslados? aeropuerto|havalimani transfer",
        r"аренда авто\w*",
    ),
    "search engine tricks": (
        "seo (?:company|agency|agentur|services?|experts?|consultants?|packages?|tips|fun)",
        "(?:agencia|agence) seo",
        "tips about seo",
        "search engine optimi[sz]ation (?:company|services?|agency)",
        "backlinks?|link building|buy (?:followers|likes|traffic)",
        "posicionamiento (?:web|seo)|pozycjonowanie stron|продвижение сайтов",
    ),
    "design to order": (
        "(?:flyer|brochure|logo|powerpoint|ppt) (?:design(?:ing)?|presentation) (?:company|agency|services?)",
        "presentation services",
        "(?:animation|video production|explainer video) company",
    ),
    "game cheats": (
        "cheats? (?:codes?|online|tool)|(?:freeplay|game) cheats|hack ?tool|mod apk",
        r"resource generator|unblocked games|geometry ?dash\w*",
        "free (?:robux|v ?bucks|gems|coins)",
    ),
    "loans": (
        "(?:payday|log ?book|registration|title|bad credit|instant|quick) loans?",
        "prestamos rapidos|creditos rapidos|credit rapide|kredit ohne schufa|chwilowki|prestiti (?:online|veloci)",
        r"займ\w* онлайн",
    ),
    "clinics": (
        "(?:skin|dermatology|hair transplant|dental implant|cosmetic|laser|botox) clinics?|dermatology centre",
        "hair transplants?|haartransplantation|sac ekimi|cosmetic surgery|implantes dentales",
        "escorts? (?:services?|agency|girls?)",
    ),
    "repairs and removals": (
        "locksmiths?|carpet cleaning|pest control|roof repairs?|towing services?",
        "(?:packers|movers) and (?:packers|movers)",
        "schlusseldienst|cerrajeros?|serruriers?",
        "naprawa pomp|regeneracja (?:pomp|turbosprezarek)",
    ),
    "party venues": ("fiestas? privadas?", "locales para fiestas", "despedidas de soltero"),
    "quick money": (
        "(?:earn|make) (?:easy|quick) (?:money|cash)|(?:earn|make) (?:money|cash) (?:online|fast|from home)",
        "skills into cash|some serious cash",
        "ganar dinero (?:rapido|online)|gagner de l argent (?:facilement|en ligne)",
        "geld verdienen (?:im internet|online)",
        "guadagnare (?:online|soldi)|zarabianie w internecie|заработок в интернете",
        "binary options|forex signals|bitcoin (?:doubler|investment)",
    ),
}
SALES_TALK = (
    "best (?:price|deal|rates?)|cheap(?:est)? (?:price|rates?|rent)|affordable (?:prices?|rates?|cab|car)",
    "call us (?:now|today|at)|hire us|order now|free quote|money back|discount codes?",
    "number one in|leading (?:private|online)|(?:is a|at the) right place|in the uae",
)


def _words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(phrases)})(?!\S)")


TRADE_WORDS = {trade: _words(phrases) for trade, phrases in TRADES.items()}
SALES_WORDS = _words(SALES_TALK)
