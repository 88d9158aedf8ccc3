"""The archive: every issue that was sent, for everybody to read."""

from urllib.parse import unquote

from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from core import structured
from core.addresses import absolute
from core.keeping import kept
from core.metadata import LONGEST, SHORTEST, Crumb, Metadata
from core.text import shortened, without_marks
from core.views import moved_to, page_of
from newsletter.models import Issue
from newsletter.structured import issue as thing_of

TITLE = _("Newsletter")


@kept
class ArchivePage(View):
    def get(self, request):
        page = page_of(Issue.objects.sent(), request.GET.get("page", "1"))
        numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        context = {
            "meta": about_archive(page.number),
            "page": page,
            "page_numbers": list(numbers),
            "query": QueryDict(),
        }
        return render(request, "newsletter/archive.html", context)


@kept
class IssuePage(View):
    """One sent issue at its one address; of any other nobody learns that it is there."""

    def get(self, request, number: int, slug: str = ""):
        issue = Issue.objects.sent().filter(pk=number).first()
        if issue is None:
            raise Http404("There is no such issue.")
        if request.path != unquote(issue.get_absolute_url()):
            return moved_to(request, issue.get_absolute_url())
        context = {"meta": about(issue), "issue": issue, "around": Issue.objects.sent().around(issue)}
        return render(request, "newsletter/issue.html", context)


def archive_crumb() -> Crumb:
    return Crumb(str(TITLE), reverse("newsletter:archive"))


def about_archive(number: int) -> Metadata:
    trail, title = [archive_crumb()], str(TITLE)
    if number > 1:
        title = gettext("Newsletter, page %(number)s") % {"number": number}
        crumb = gettext("Page %(number)s") % {"number": number}
        trail.append(Crumb(crumb, f"{trail[0].path}?page={number}"))
    return Metadata(
        title=title,
        description=gettext("Every issue of our newsletter on digital social innovation, the newest first."),
        path=trail[-1].path,
        trail=tuple(trail),
        things=(structured.thing("CollectionPage", name=title, url=absolute(trail[-1].path)),),
    )


def about(issue: Issue) -> Metadata:
    path = issue.get_absolute_url()
    said = issue.lead if len(issue.lead) >= SHORTEST else f"{issue.lead} {without_marks(issue.body_html)}"
    return Metadata(
        title=issue.subject,
        description=shortened(said.strip() or issue.subject, LONGEST),
        path=path,
        language=issue.language,
        trail=(archive_crumb(), Crumb(issue.subject, path, issue.language)),
        things=(thing_of(issue),),
    )
