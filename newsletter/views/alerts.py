"""The page on which somebody asks to be told what is new in a list or a search."""

from django.utils.translation import gettext as _

from core.metadata import Crumb, Metadata
from newsletter import consent
from newsletter.actions import joining
from newsletter.followed import followed
from newsletter.forms.joining import AlertForm
from newsletter.models import Alert
from newsletter.views.base import AskingPage
from newsletter.wording import KINDS, told
from search.snapshot import current

LONGEST = Alert._meta.get_field("query").max_length


class AlertPage(AskingPage):
    """Whatever stands in its address is read as the list or the search reads it."""

    template = "newsletter/alert_form.html"
    form_class = AlertForm

    def respond(self, request):
        self.search = followed(request.GET.get("kind", ""), request.GET, current())
        self.query = self.search.query.urlencode()
        return super().respond(request)

    def post(self, request):
        return self.show(self.form_class(request.POST), status=422) if self.is_too_long else super().post(request)

    def ask(self, wish: dict) -> None:
        search = joining.Search(self.search.kind, self.query, wish["every"])
        joining.ask(wish["address"], language=wish["language"], came_from=self.search.path, search=search)

    @property
    def is_too_long(self) -> bool:
        return len(self.query) > LONGEST

    @property
    def asked(self) -> str:
        """What was understood of the address."""
        kind = f"kind={self.search.kind}" if self.search.kind else ""
        return "&".join(filter(None, (kind, self.query)))

    def context(self, form) -> dict:
        title, home = _("Tell me about new results"), str(KINDS.get(self.search.kind, _("Search")))
        return {
            "meta": Metadata(
                title=title,
                screen=f"{self.request.path}?{self.asked}",
                trail=(Crumb(home, self.search.address), Crumb(title, self.request.path)),
            ),
            "form": form,
            "consent": consent.TEXT,
            "search": self.search,
            "words": told(self.search),
            "count": len(self.search.ids),
            "is_too_long": self.is_too_long,
        }
