from allauth.account.decorators import reauthentication_required
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.generic import ListView

from dsi_directory import sessions


class WhichForm(forms.Form):
    """The number of the session to end; empty: all others."""

    session = forms.IntegerField(min_value=1, required=False)


class SessionsPage(LoginRequiredMixin, ListView):
    """Where one is signed in. Whoever ends a session has given the password or the code a moment ago (ASVS 7.5.2)."""

    template_name = "account/sessions.html"
    context_object_name = "sessions"

    def get_queryset(self):
        kept = UserSession.objects.purge_and_list(self.request.user)
        return sorted(kept, key=lambda session: session.last_seen_at, reverse=True)

    @method_decorator(reauthentication_required)
    def post(self, request):
        form = WhichForm(request.POST)
        if not form.is_valid():
            return redirect("usersessions_list")
        if number := form.cleaned_data["session"]:
            get_object_or_404(UserSession, user=request.user, pk=number).end()
            messages.success(request, "The session is over.")
        else:
            ended = sessions.end_all([request.user], but=request.session.session_key)
            messages.success(request, f"Other sessions that are over: {ended}.")
        return redirect("usersessions_list")
