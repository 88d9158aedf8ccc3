from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.metadata import Crumb, Metadata
from submissions.figures import figures


@require_safe
def moderation(request):
    path, title = reverse("submissions:figures"), _("Moderation in figures")
    said = _("What people send to this directory, what becomes of it, how long it takes and why it is declined.")
    meta = Metadata(title=title, description=said, path=path, trail=(Crumb(title, path),))
    return render(request, "submissions/figures.html", {"meta": meta, "figures": figures()})
