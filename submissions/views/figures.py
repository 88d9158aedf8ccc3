from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.metadata import Crumb, Metadata
from submissions.figures import figures

TITLE = "Moderation in figures"
DESCRIPTION = "What people send to this directory, what becomes of it, how long it takes and why it is declined."


@require_safe
def moderation(request):
    path = reverse("submissions:figures")
    meta = Metadata(title=TITLE, description=DESCRIPTION, path=path, trail=(Crumb(TITLE, path),))
    return render(request, "submissions/figures.html", {"meta": meta, "figures": figures()})
