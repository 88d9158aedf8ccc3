"""Made-up content for the style page: for each component its states, and what it is given in each."""

from types import SimpleNamespace as Made

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict

from core import covers
from core.metadata import Crumb

# Tables, read better line by line.
# fmt: off
LONG = (
    "A name that is much longer than anybody would like, and that has to find its way into a narrow column all the same"
)
SUMMARY = (
    "Residents measure the air in their street with sensors they have built, and show what they found to the city."
)
ARABIC = "منصة مفتوحة لقياس جودة الهواء في الأحياء السكنية"
QUERY = QueryDict("country=ES")
PICTURE = Made(
    url="/static/favicon.svg", avif_srcset="/static/favicon.svg 32w", webp_srcset="/static/favicon.svg 32w",
    width=960, height=540, alternative_text="The sign of the site",
)
COVERS = {area: covers.cover(area, colour, [area]) for area, colour in covers.FOCUS_COLOURS.items()}
LINE = {
    "url": "#", "title": "Air in our street", "language": "en", "level": 4, "picture": None, "letters": "AS",
    "colour": "teal", "kind": "Running", "place": "Sofia, Bulgaria",
}
CARD = LINE | {"summary": SUMMARY, "note": "3 organisations", "mark": ""}
STORY = {
    "url": "#", "title": "How a street learned to measure", "language": "en", "level": 4, "picture": PICTURE,
    "tiles": None, "kind": "Report", "date": None, "place": "Sofia, Bulgaria", "author": "Mira Ilieva",
    "summary": SUMMARY, "mark": "",
}
OPTIONS = [
    Made(value="ES", label="Spain", count=12, is_chosen=True),
    Made(value="IT", label="Italy", count=7, is_chosen=False),
    Made(value="none", label="Not stated", count=0, is_chosen=False),
]
FACET = Made(name="country", label="Country", may_need_all=False)
CHOICE = Made(values=("ES",), all_of=False, find="")
PANE = {
    "url": "#", "title": "Open hardware", "text": SUMMARY, "sign": "open-hardware", "colour": "brick",
    "note": "12 projects", "level": 4,
}


def paged(number: int) -> dict:
    page = Paginator(range(240), 24).page(number)
    numbers = list(page.paginator.get_elided_page_range(number, on_each_side=1, on_ends=1))
    return {"page": page, "numbers": numbers, "path": "#", "query": QUERY}


class MadeForm(forms.Form):
    title = forms.CharField(label="Title", help_text="As people call it.")
    town = forms.CharField(label="Town", required=False)
    sort = forms.ChoiceField(label="Sort", choices=[("a", "Apples"), ("b", "Pears")], widget=forms.RadioSelect)


FILLED = MadeForm({"title": "Air in our street", "sort": "a"}, prefix="filled")
WRONG = MadeForm({}, prefix="wrong")
TERMS = [{"said": "citizen science", "slug": "citizen-science"}, {"said": "air", "slug": "air"}]
STATES = {
    "amounts": {
        "usual": {
            "amounts": [
                {"address": "#", "name": "Germany", "count": 1228},
                {"address": "#", "name": "Spain", "count": 5},
            ]
        }
    },
    "block_head": {
        "usual": {"id": "block", "title": "Projects", "more": {"address": "#", "all": "All 34 projects"}},
        "alone": {"id": "block-alone", "title": "Projects", "more": None},
    },
    "breadcrumbs": {
        "usual": {"trail": [Crumb("Home", "#"), Crumb("Organisations", "#"), Crumb("مختبر", "#", "ar")]},
        "none": {"trail": []},
    },
    "broken_sign": {"usual": {}},
    "card": {
        "usual": CARD,
        "with a picture": CARD | {"picture": PICTURE},
        "long, ended": CARD | {"title": LONG, "mark": "Ended"},
        "right to left": CARD | {"title": ARABIC, "summary": ARABIC, "language": "ar", "letters": "م"},
        "only a name": CARD | {"kind": "", "place": "", "summary": "", "note": ""},
    },
    "chips": {
        "one": {"chips": [Made(label="Country", text="Spain", query=QUERY)], "path": "#"},
        "several": {
            "chips": [
                Made(label="", text="“air”", query=QUERY),
                Made(label="Country", text="Spain or Italy", query=QUERY),
            ],
            "path": "#",
        },
    },
    "cover": {area: {"cover": made} for area, made in COVERS.items()},
    "copy": {"usual": {"source": "copy-this", "text": "Copy the address"}},
    "empty": {"usual": {"text": "Nothing is listed yet."}},
    "error_summary": {"some": {"form": WRONG}, "none": {"form": FILLED}},
    "facet": {
        "open": {
            "group": Made(facet=FACET, choice=CHOICE, top=OPTIONS, more=[], hidden=0, is_long=False, is_open=True)
        },
        "long, closed": {
            "group": Made(
                facet=Made(name="tag", label="Tag", may_need_all=True),
                choice=CHOICE,
                top=OPTIONS,
                more=OPTIONS,
                hidden=40,
                is_long=True,
                is_open=False,
            )
        },
    },
    "fact": {"usual": {"label": "Founded", "value": "May 2012", "language": ""}},
    "field": {
        "filled": {"field": FILLED["title"]},
        "optional": {"field": FILLED["town"]},
        "wrong": {"field": WRONG["title"]},
        "choice": {"field": FILLED["sort"]},
    },
    "icon": {"usual": {"name": "search"}},
    "ignored": {"usual": {"labels": ["country “Atlantis”", "order"]}},
    "language_note": {"foreign": {"language": "ar"}, "the page's own": {"language": "en"}},
    "letters": {
        "usual": {
            "letters": [Made(value=letter, label=letter.upper()) for letter in "abcdefgh"],
            "current": "c",
            "path": "#",
            "query": QUERY,
        }
    },
    "line": {"usual": LINE, "long": LINE | {"title": LONG}, "only a name": LINE | {"kind": "", "place": ""}},
    "mark": {"usual": {"text": "Archived"}},
    "monogram": {"usual": {"letters": "AS", "colour": "teal"}, "one letter": {"letters": "ж", "colour": "brick"}},
    "nav_link": {
        "elsewhere": {"url": "#", "text": "Lists", "section": "lists", "here": Made(app_name="", url_name="")},
        "here": {"url": "#", "text": "Lists", "section": "lists", "here": Made(app_name="lists", url_name="list")},
    },
    "notice": {
        "usual": {"text": "This page is kept as a record.", "strong": False},
        "strong": {"text": "This page is not public.", "strong": True},
    },
    "numbers": {
        "usual": {
            "numbers": [Made(count=1228, words="makers", address="#"), Made(count=829, words="works", address="#")]
        }
    },
    "options": {"usual": {"name": "country", "options": OPTIONS}},
    "paging": {"first": paged(1), "middle": paged(5), "last": paged(10)},
    "pane": {"usual": PANE, "without a number": PANE | {"note": "", "sign": "open-data", "colour": "teal"}},
    "picture": {"usual": {"picture": PICTURE, "sizes": "20rem", "decorative": False, "lazy": True}},
    "progress": {"begun": {"now": 1, "count": 6}, "last": {"now": 6, "count": 6}},
    "result": {
        "usual": {
            "url": "#",
            "name": "Air in our street",
            "language": "en",
            "level": 4,
            "note": "Running",
            "place": "Sofia, Bulgaria",
            "snippet": SUMMARY,
        },
        "right to left": {
            "url": "#",
            "name": ARABIC,
            "language": "ar",
            "level": 4,
            "note": "",
            "place": "",
            "snippet": ARABIC,
        },
    },
    "signpost": {"usual": {"url": "#", "text": "Health and care", "sign": "health-and-care", "note": "1,024 projects"}},
    "sort": {
        "usual": {
            "sorts": [
                {"value": "", "label": "Name", "is_chosen": True},
                {"value": "newest", "label": "Newest", "is_chosen": False},
            ]
        }
    },
    "story": {
        "with a picture": STORY,
        "with tiles": STORY | {"picture": None, "tiles": COVERS["open-knowledge"]},
        "words only, archived": STORY | {"picture": None, "mark": "Archived", "title": LONG},
    },
    "switch": {
        "usual": {
            "label": "Kinds",
            "choices": [
                {"address": "#", "text": "All", "count": 34, "chosen": True},
                {"address": "#", "text": "Makers", "count": 12, "chosen": False},
            ],
        }
    },
    "terms": {
        "usual": {"label": "Tags", "terms": TERMS, "path": "#", "parameter": "tag"},
    },
    "views": {
        "usual": {
            "path": "#",
            "views": [
                {"label": "Cards", "sign": "cards", "query": QUERY, "is_chosen": True},
                {"label": "Table", "sign": "table", "query": QUERY, "is_chosen": False},
                {"label": "Map", "sign": "map", "query": QUERY, "is_chosen": False},
            ],
        }
    },
    "web_link": {
        "usual": {"url": "https://example.org/air", "label": ""},
        "broken address": {"url": "not an address", "label": ""},
    },
    "words": {"empty": {"value": ""}, "filled": {"value": "open data"}},
    "wordmark": {"usual": {"name": "DSI Directory", "url": "#"}},
}
