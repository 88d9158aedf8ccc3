"""Every mail of the site with made-up content, for editors who want to see what people get.

Each app that writes mails tells of them in its `mail_samples.py`, which is found by its name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules
from django.utils.translation import override

from core.languages import of_pages_for
from mail.writing import Written, write

Context = Callable[[], dict]


@dataclass(frozen=True)
class Sample:
    """A mail by its template: when it is sent, in words for editors, and what stands in it."""

    template: str
    when: str
    context: Context

    def written(self, language: str) -> Written:
        with override(of_pages_for(language)):
            return write(self.template, language, **self.context())


_samples: dict[str, Sample] = {}


def sample(template: str, when: str) -> Callable[[Context], Context]:
    """Marks a function that gives the context of a mail, as in `@sample("newsletter/mail/confirm.txt", "…")`."""

    def keep(context: Context) -> Context:
        _samples[template] = Sample(template, when, context)
        return context

    return keep


def samples() -> dict[str, Sample]:
    """By template, in the order in which the apps tell of them."""
    autodiscover_modules("mail_samples")
    return _samples
