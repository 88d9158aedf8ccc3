"""What a visitor may ask of the page that searches everything."""

from functools import cached_property

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from search.kinds import kinds
from search.query import Query, parse


def kind_choices() -> list[tuple[str, str]]:
    return [(kind.name, kind.title) for kind in kinds()]


class SearchForm(forms.Form):
    q = forms.CharField(label=_("search words"), required=False)
    kind = forms.ChoiceField(label=_("kind of result"), required=False, choices=kind_choices)
    literally = forms.ChoiceField(
        label=_("choice about spelling"), required=False, choices=[("on", _("As it is written"))]
    )

    def __init__(self, data):
        super().__init__(data)
        self.is_valid()

    @property
    def words(self) -> str:
        """As they were typed, or nothing where they cannot be read."""
        return self.cleaned_data.get("q", "")

    @cached_property
    def query(self) -> Query:
        return parse(self.words)

    @property
    def chosen(self) -> str:
        """The name of the kind that is asked for alone, or nothing."""
        return self.cleaned_data.get("kind", "")

    @property
    def is_literal(self) -> bool:
        return bool(self.cleaned_data.get("literally"))

    @property
    def ignored(self) -> list[str]:
        """What was asked and not understood."""
        return [self.fields[name].label for name in self.errors]

    @property
    def asked(self) -> QueryDict:
        """What was understood, in one order, for addresses of the page."""
        asked = QueryDict(mutable=True)
        understood = {"q": self.query.text, "kind": self.chosen, "literally": self.is_literal and "on"}
        asked.update({name: value for name, value in understood.items() if value})
        return asked

    @property
    def followed(self) -> QueryDict:
        """What finds the same of a kind in its list, which leaves out what has ended unless it is asked for."""
        followed = QueryDict(mutable=True)
        followed.update({"q": self.query.text} | ({"ended": "on"} if self.chosen else {}))
        return followed

    def address(self, **changes) -> str:
        """The page with some of what was asked changed; an empty value leaves one out."""
        asked = self.asked.dict() | changes
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in asked.items() if value})
        return f"{reverse('search:page')}?{query.urlencode()}"

    @property
    def as_written(self) -> str:
        return self.address(literally="on")
