"""The page on which somebody asks to be told what is new in a list or a search."""

from django.shortcuts import redirect, render

from core.guards import limits
from core.guards.pages import too_many
from core.metadata import Crumb, Metadata
from newsletter import consent
from newsletter.actions import joining
from newsletter.followed import followed
from newsletter.forms.joining import AlertForm
from newsletter.models import Alert
from newsletter.views.base import PrivatePage
from newsletter.wording import KINDS, told
from search.snapshot import current

LONGEST = Alert._meta.get_field("query").max_length


class AlertPage(PrivatePage):
    """Whatever stands in its address is read as the list or the search reads it."""

    template = "newsletter/alert_form.html"

    def respond(self, request):
        self.search = followed(request.GET.get("kind", ""), request.GET, current())
        self.query = self.search.query.urlencode()
        return super().respond(request)

    def get(self, request):
        return self.show(AlertForm())

    def post(self, request):
        form = AlertForm(request.POST)
        if not form.is_valid() or self.is_too_long:
            return self.show(form, status=422)
        if not limits.allows(request, "mail", form.cleaned_data["address"]):
            return too_many(request, form, self.template, self.context(form))
        # Whatever fills in what people do not see is answered in the same way.
        if not form.is_trapped:
            self.ask(form.cleaned_data)
        return redirect("newsletter:signup_sent")

    def ask(self, wish: dict) -> None:
        search = joining.Search(self.search.kind, self.query, wish["every"])
        joining.ask(wish["address"], language=wish["language"], came_from=self.search.path, search=search)

    @property
    def is_too_long(self) -> bool:
        return len(self.query) > LONGEST

    def show(self, form, status=200):
        return render(self.request, self.template, self.context(form), status=status)

    def context(self, form) -> dict:
        title, home = "Tell me about new results", str(KINDS.get(self.search.kind, "Search"))
        return {
            "meta": Metadata(title=title, trail=(Crumb(home, self.search.address), Crumb(title, self.request.path))),
            "form": form,
            "consent": consent.TEXT,
            "search": self.search,
            "words": told(self.search),
            "count": len(self.search.ids),
            "is_too_long": self.is_too_long,
        }
