"""The page on which an issue is tried out, scheduled and sent."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator

from mail.framing import with_frames
from newsletter import issue_mail
from newsletter.actions import issues
from newsletter.actions.issues import TooLate, day_and_time
from newsletter.checking import warnings
from newsletter.forms.issues import ScheduleForm
from newsletter.models import Issue

SEND = "newsletter.send_issue"


class SeenForm(forms.Form):
    """When the issue was last changed that the editor had on the screen."""

    seen = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])


class SendPage:
    """Mixed into the ModelAdmin of issues; whoever may not send can still send a test to himself."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.send_view)
        return [path("<number:number>/send/", view, name="newsletter_issue_send"), *super().get_urls()]

    @method_decorator(with_frames)
    def send_view(self, request, number: int):
        issue = self.get_queryset(request).filter(pk=number).first()
        if issue is None:
            raise Http404("There is no such issue.")
        if not self.may_test(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.act(request, issue)
        if issue.is_sent:
            return redirect("admin:newsletter_issue_change", issue.pk)
        return self.send_page(request, issue)

    def may_test(self, request) -> bool:
        return self.has_change_permission(request)

    def act(self, request, issue: Issue):
        """What the pressed button says."""
        way = request.POST.get("way", "")
        if way == "test":
            return self.test(request, issue)
        if not request.user.has_perm(SEND):
            raise PermissionDenied
        ways = {"schedule": self.schedule, "unschedule": self.unschedule, "send": self.send}
        if way not in ways:
            raise Http404("There is no such button.")
        try:
            return ways[way](request, issue)
        except TooLate as late:
            messages.error(request, str(late))
            return redirect(self.address_of(issue))

    def test(self, request, issue: Issue):
        if not request.user.email:
            messages.error(request, "Your account has no mail address. An administrator can add one under “People”.")
        elif issue.is_sent:
            messages.error(request, "This issue was sent already.")
        else:
            issues.try_out(issue, request.user.email)
            messages.success(request, f"The test is on its way to {request.user.email}.")
        return redirect(self.address_of(issue))

    def schedule(self, request, issue: Issue):
        form = ScheduleForm(request.POST)
        if not form.is_valid():
            return self.send_page(request, issue, form)
        done = issues.schedule(issue, form.cleaned_data["at"], by=request.user, seen=seen_of(request))
        messages.success(
            request, f"The issue will be sent on {day_and_time(done.send_at)}. Until then nobody changes it."
        )
        return redirect(self.address_of(issue))

    def unschedule(self, request, issue: Issue):
        issues.unschedule(issue, by=request.user)
        messages.success(request, "The issue is a draft again.")
        return redirect("admin:newsletter_issue_change", issue.pk)

    def send(self, request, issue: Issue):
        issues.send(issue, by=request.user, seen=seen_of(request))
        messages.success(request, "The issue is on its way, and stands in the archive.")
        return redirect("admin:newsletter_issue_change", issue.pk)

    def send_page(self, request, issue: Issue, form: ScheduleForm | None = None):
        readers = issue_mail.audience_by_language(issue)
        count = sum(count for _, count in readers)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Send: {issue.subject}",
            "issue": issue,
            "standing": self.standing(issue),
            "readers": readers,
            "count": count,
            "warnings": warnings(issue, count),
            "form": form or ScheduleForm(initial={"at": issue.send_at}),
            "seen": issue.changed_at.strftime("%Y-%m-%dT%H:%M:%S.%f%z"),
            "may_send": request.user.has_perm(SEND),
            "time_zone": settings.TIME_ZONE,
            "now": timezone.localtime(),
        }
        return TemplateResponse(request, "admin/newsletter/send.html", context)

    @staticmethod
    def address_of(issue: Issue) -> str:
        return reverse("admin:newsletter_issue_send", args=[issue.pk])


def seen_of(request) -> datetime:
    """Without it nothing matches, and nothing is done."""
    form = SeenForm(request.POST)
    return (
        form.cleaned_data["seen"] if form.is_valid() else datetime.min.replace(tzinfo=timezone.get_default_timezone())
    )
