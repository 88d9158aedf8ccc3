import ua_parser
from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.generic import ListView

from dsi_directory import sessions
from dsi_directory.session_store import kept_as


def name_of(user_agent: str) -> str:
    """A browser and its system in words that its owner knows."""
    known = ua_parser.parse(user_agent).with_defaults()
    if known.user_agent.family == "Other":
        return user_agent or "A browser that does not say its name"
    return known.user_agent.family + (f" on {known.os.family}" if known.os.family != "Other" else "")


class WhichForm(forms.Form):
    """The number of the session to end; empty: all others."""

    session = forms.IntegerField(min_value=1, required=False)


class SessionsPage(LoginRequiredMixin, ListView):
    """Where one is signed in. Whoever ends a session has given the password or the code a moment ago (ASVS 7.5.2)."""

    template_name = "account/sessions.html"
    context_object_name = "sessions"

    def get_queryset(self):
        return sessions.held_by([self.request.user])

    def get_context_data(self, **kwargs):
        for session in self.object_list:
            session.browser = name_of(session.user_agent)
        here = kept_as(self.request.session.session_key)
        return super().get_context_data(here=here, brief=sessions.BRIEF, lasting=sessions.LASTING, **kwargs)

    @method_decorator(reauthentication_required)
    def post(self, request):
        form = WhichForm(request.POST)
        if not form.is_valid():
            return redirect("usersessions_list")
        if number := form.cleaned_data["session"]:
            if not sessions.end(sessions.held_by([request.user]).filter(pk=number)):
                raise Http404("That session is over, or somebody else's.")
            messages.success(request, "The session is over.")
        else:
            ended = sessions.end_all([request.user], but=request.session.session_key)
            messages.success(request, f"Other sessions that are over: {ended}.")
        return redirect("usersessions_list")
