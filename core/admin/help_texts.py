"""What stands below the fields of all kinds of entry, in an editor's words."""

from django.conf import settings

TIMES = settings.TIME_ZONE.rpartition("/")[2].replace("_", " ")

TEXTS = {
    "summary": "One or two sentences in plain words, for people who have never heard of it. "
    "They stand on cards and in search results.",
    "body": "The text of its page. Say first what a stranger has to know; short paragraphs and headings help.",
    "language": "The language that these texts are written in. Screen readers and search go by it.",
    "tags": "A few words that people would look for. Take existing ones where they fit; "
    "the plus sign makes a new one for everybody.",
    "website": "The address of its own site.",
}
PLACE = {
    "country": "Where it is at home. Leave it empty when it is bound to no country, and say so in the next field.",
    "scope": "Only for work that is bound to no single country.",
    "locality": "The town; the region where no town is known.",
    "address": "Street and number of a place that visitors can go to. Never somebody's home.",
    "latitude": "Degrees north, such as 41.3874; south of the equator with a minus sign.",
    "longitude": "Degrees east, such as 2.1686; west of Greenwich with a minus sign.",
    "coordinates_precision": "What the two numbers point at, so that nobody takes a town for a front door.",
}
PUBLICATION = {
    "state": "Draft: you are still writing. Waiting for a decision: a moderator looks at it next. "
    "Published: on the site, from the time below on. Archived: out of the lists, still at its address.",
    "published_at": "A time to come publishes it then, by itself, if its state is Published. "
    f"Empty: the moment when it is first published. The time is that of {TIMES}.",
    "checked_on": "The day on which somebody last compared the facts with their source. It is shown on the page.",
    "merged_into": "When the same thing stands here twice: the entry that stays. This one's address then leads there.",
}
SOURCE = {
    "text_source": "Who wrote the words, if we did not: a person, a site, a report.",
    "text_source_url": "Where the words were taken from.",
    "text_licence": "What everybody may do with the words. Our own are CC BY 4.0: free to use, with our name. "
    "Words of others keep the licence that their authors chose.",
}
PICTURES = {
    "logo": "Its sign, on cards and on its page. Without one, the first letters of its name stand there.",
    "header_image": "A wide picture above its page. Choose one that says something about it.",
}
ENTRY = TEXTS | PLACE | PUBLICATION | SOURCE | PICTURES
