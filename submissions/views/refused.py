"""What is answered to too many forms: the same form with all that was typed."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from submissions import limits


def too_many(request, form: Form, template: str, context: dict) -> HttpResponse:
    """The page of a validated form once more, where `limits.allows` said no."""
    limits.refuse(form)
    response = render(request, template, context, status=429)
    response["Retry-After"] = limits.seconds_left()
    return response
