"""The living style page: every component in its states, with made-up content; there while DEBUG is on."""

import re

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string

from core.palette import FOCUS_COLOURS, Colour
from dsi_directory.styleguide_states import STATES

TEXT_SIZES = ("hero", "xxl", "xl", "intro", "l", "read", "m", "s", "xs")


def page(request):
    if not settings.DEBUG:
        raise Http404("There is no such page.")
    context = {
        "colours": Colour.values,
        "focus_areas": FOCUS_COLOURS,
        "signs": signs(),
        "sizes": TEXT_SIZES,
        "components": [{"name": name, "states": states_of(name)} for name in sorted(STATES)],
    }
    return render(request, "styleguide.html", context)


def states_of(name: str) -> list[dict]:
    """Each state of a component: what it is called, and its HTML."""
    template = f"components/{name}.html"
    return [{"name": state, "html": render_to_string(template, context)} for state, context in STATES[name].items()]


def signs() -> list[str]:
    file = settings.BASE_DIR / "static" / "signs.svg"
    return re.findall(r'<symbol id="([\w-]+)"', file.read_text(encoding="utf-8"))
