"""What a page will show of a text, for the preview beside it while it is written."""

from django import forms
from django.contrib import admin
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from core import languages, markdown

# Three times the longest text; rendered in less than a second, whatever it is.
LONGEST = 100_000


class TextForm(forms.Form):
    text = forms.CharField(required=False, strip=False)
    language = forms.ChoiceField(required=False, choices=languages.choices)


def text_preview(request):
    """The HTML of a text that is sent, made as for its page."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    # Without scripts, a button sends the whole form and names the field that it stands below.
    field = request.POST.get("preview_of")
    form = TextForm({"text": request.POST.get(field or "text"), "language": request.POST.get("language")})
    if not form.is_valid():
        return HttpResponse(status=400)
    if len(form.cleaned_data["text"]) > LONGEST:
        return HttpResponse(status=413)
    response = show(request, form.cleaned_data["text"], form.cleaned_data["language"], is_page=bool(field))
    patch_cache_control(response, private=True, no_store=True)
    return response


def show(request, text: str, language: str, is_page: bool) -> HttpResponse:
    shown = {"html": markdown.render(text), "language": language}
    if is_page:
        return render(
            request, "admin/text_preview.html", admin.site.each_context(request) | shown | {"title": "Preview"}
        )
    return render(request, "core/_prose.html", shown)
