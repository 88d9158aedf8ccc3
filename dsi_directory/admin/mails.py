"""What the site sends: every mail, filled with made-up things, for those of the staff who have to do with mails."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse

from core.languages import direction
from mail.framing import framed, with_frames
from mail.samples import Sample, samples

NAME = "What we send"
# Whoever writes issues, decides on submissions or looks after mails.
PERMISSIONS = ("newsletter.view_issue", "submissions.view_submission", "mail.view_delivery")
WIDTHS = ("narrow", "wide")
THEMES = ("light", "dark")


class LookForm(forms.Form):
    """How one wants to see a mail."""

    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    theme = forms.ChoiceField(choices=[(theme, theme) for theme in THEMES], required=False)

    def cleaned(self) -> dict[str, str]:
        if not self.is_valid():
            raise Http404("There is no such language, or no such theme.")
        return self.cleaned_data | {"language": self.cleaned_data["language"] or "en"}


def may_see(user) -> bool:
    return any(user.has_perm(permission) for permission in PERMISSIONS)


def mails(request) -> HttpResponse:
    check(request)
    written = [(sample, sample.written("en").subject) for sample in samples().values()]
    return page(request, "admin/mails/list.html", {"title": NAME, "mails": written})


@with_frames
def mail(request, template: str) -> HttpResponse:
    """One mail in one language: as text, and as HTML in the light and in the dark, narrow and wide."""
    sample, look = asked_for(request, template)
    language = look["language"]
    words = sample.written(language)
    context = {
        "title": words.subject,
        "name": NAME,
        "sample": sample,
        "words": words,
        "language": language,
        "direction": direction(language),
        "languages": settings.LANGUAGES,
        "widths": WIDTHS,
        "themes": THEMES,
    }
    return page(request, "admin/mails/mail.html", context)


def mail_html(request, template: str) -> HttpResponse:
    sample, look = asked_for(request, template)
    return framed(sample.written(look["language"]).html, theme=look["theme"])


def asked_for(request, template: str) -> tuple[Sample, dict[str, str]]:
    check(request)
    sample = samples().get(template)
    if sample is None:
        raise Http404("There is no such mail.")
    return sample, LookForm(request.GET).cleaned()


def check(request) -> None:
    if not may_see(request.user):
        raise PermissionDenied


def page(request, template: str, context: dict) -> TemplateResponse:
    return TemplateResponse(request, template, admin.site.each_context(request) | context)
