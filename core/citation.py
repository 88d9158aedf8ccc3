"""How an entry is cited: as a sentence for people, and as BibTeX for programs that manage references."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext

from core.addresses import address_of

# What has a meaning in BibTeX.
ESCAPED = str.maketrans({"\\": r"\textbackslash{}", **{sign: f"\\{sign}" for sign in "&%$#_{}"}})
ESCAPED |= str.maketrans({"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})


# Stands for the name while the sentence around it is made.
NAME = "\0"


@dataclass(frozen=True)
class Citation:
    key: str
    name: str
    author: str
    address: str
    licence: str
    changed: date
    published: date

    @property
    def sentence(self) -> str:
        return f"{self.before_name}{self.name}{self.after_name}"

    @property
    def before_name(self) -> str:
        return self._around_name[0]

    @property
    def after_name(self) -> str:
        return self._around_name[1]

    @property
    def _around_name(self) -> list[str]:
        of_nobody = gettext("“%(name)s”, %(site)s, version of %(date)s, %(address)s (%(licence)s)")
        of_author = gettext("%(author)s: “%(name)s”, %(site)s, version of %(date)s, %(address)s (%(licence)s)")
        sentence = (of_author if self.author else of_nobody) % {
            "author": self.author,
            "name": NAME,
            "site": settings.SITE_NAME,
            "date": date_format(self.changed, "DATE_FORMAT"),
            "address": self.address,
            "licence": self.licence,
        }
        return sentence.split(NAME)

    @property
    def bibtex(self) -> str:
        fields = {
            "title": f"{{{escaped(self.name)}}}",
            "author": f"{{{escaped(self.author or settings.SITE_NAME)}}}",
            "howpublished": escaped(settings.SITE_NAME),
            "year": str(self.published.year),
            "note": f"Version of {self.changed.isoformat()}, {escaped(self.licence)}",
            "url": self.address,
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}}}"


def escaped(text: str) -> str:
    return text.translate(ESCAPED)


def citation(entry) -> Citation:
    changed = localdate(entry.changed_at)
    return Citation(
        key=f"{entry._meta.model_name}{entry.number}",
        name=entry.name,
        author=getattr(entry, "author_name", ""),
        address=address_of(entry),
        licence=entry.get_text_licence_display(),
        changed=changed,
        published=localdate(entry.published_at) if entry.published_at else changed,
    )
