from django.shortcuts import render
from django.utils.translation import gettext as _

from core.guards import limits
from core.metadata import Metadata
from submissions import consent
from submissions.actions import correcting
from submissions.forms.correcting import Correction
from submissions.views.base import AboutEntryPage, after_sending


class CorrectionPage(AboutEntryPage):
    """The form of an entry with today's values, for anybody to mend."""

    def get(self, request, entry):
        return self.show(request, Correction(entry))

    def post(self, request, entry):
        correction = Correction(entry, request.POST)
        if not correction.is_valid():
            return self.show(request, correction)
        if not limits.allows(request, "send", correction.source.cleaned_data["address"]):
            limits.refuse(correction.source)
            return self.show(request, correction, status=429)
        return after_sending(correcting.suggest(correction, correction.source.signals(request)))

    def show(self, request, correction, status=200):
        title = _("Suggest a correction to %(name)s") % {"name": correction.entry.name}
        context = {
            "meta": Metadata(title=title),
            "entry": correction.entry,
            "correction": correction,
            "licence": consent.TEXT,
        }
        return render(request, "submissions/correction_form.html", context, status=status)
