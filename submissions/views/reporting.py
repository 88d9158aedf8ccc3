from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.guards import limits
from core.metadata import Metadata
from submissions.actions import reporting
from submissions.forms.reporting import FORMS
from submissions.reports import Problem
from submissions.views.base import AboutEntryPage, PrivatePage, after_sending


class ProblemsPage(AboutEntryPage):
    """What may be wrong with an entry: each problem leads to its form."""

    def get(self, request, entry):
        context = {
            "meta": Metadata(title=_("Report a problem with %(name)s") % {"name": entry.name}),
            "entry": entry,
            "problems": list(Problem),
        }
        return render(request, "submissions/problems.html", context)


class ReportPage(AboutEntryPage):
    """The form of a report about one problem."""

    def respond(self, request, problem: str, **rest):
        if problem not in FORMS:
            raise Http404("There is no such problem.")
        self.problem = Problem(problem)
        return super().respond(request, **rest)

    def get(self, request, entry):
        return self.show(request, FORMS[self.problem](entry=entry))

    def post(self, request, entry):
        form = FORMS[self.problem](request.POST, entry=entry)
        if not form.is_valid():
            return self.show(request, form)
        if not limits.allows(request, "send", form.cleaned_data["address"]):
            limits.refuse(form)
            return self.show(request, form, status=429)
        return after_sending(reporting.report(self.problem, form, form.signals(request)))

    def show(self, request, form, status=200):
        title = _("%(problem)s: %(name)s") % {"problem": self.problem.label, "name": form.entry.name}
        context = {
            "meta": Metadata(title=title),
            "entry": form.entry,
            "problem": self.problem,
            "form": form,
        }
        return render(request, "submissions/report_form.html", context, status=status)


class ReceivedPage(PrivatePage):
    """Says that we have something, to who may not see where it stands."""

    def get(self, request):
        return render(request, "submissions/received.html", {"meta": Metadata(title=_("We have it"))})
