"""What the pages of subscribers have in common: the key in their address is all it takes."""

from django.shortcuts import redirect, render

from core.guards import limits, pages
from core.guards.pages import NoLongerOpens, too_many
from newsletter.forms.joining import AddressForm
from newsletter.models import Subscriber


class PrivatePage(pages.PrivatePage):
    no_longer = "newsletter/no_longer.html"


class AskingPage(PrivatePage):
    """A form in which somebody gives a mail address; the answer is the same for all.

    A subclass says by `ask` what is done with what was asked, and by `context` what its template needs.
    """

    template: str
    form_class: type[AddressForm]

    def get(self, request):
        return self.show(self.form_class())

    def post(self, request):
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        if not limits.allows(request, "mail", form.cleaned_data["address"]):
            return too_many(request, form, self.template, self.context(form))
        # Whatever fills in what people do not see is answered in the same way.
        if not form.is_trapped:
            self.ask(form.cleaned_data)
        return self.after(form)

    def after(self, form):
        return redirect("newsletter:signup_sent")

    def show(self, form, status=200, **more):
        return render(self.request, self.template, self.context(form) | more, status=status)


def subscriber_at(key: str) -> Subscriber:
    """The subscriber whose key stands in the address; none for a key that no longer opens anything."""
    subscriber = Subscriber.objects.at_key(key)
    if subscriber is None:
        raise NoLongerOpens("There is no subscriber at this address.")
    return subscriber
