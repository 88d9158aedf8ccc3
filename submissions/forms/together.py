"""Several forms on one page."""

from collections.abc import Iterable

from django import forms


class Together:
    """As one form, for one summary of what is wrong in them: `components/error_summary.html`."""

    def __init__(self, several: Iterable[forms.BaseForm]):
        self.forms = list(several)

    @property
    def errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def non_field_errors(self) -> list[str]:
        return [error for form in self.forms for error in form.non_field_errors()]

    def visible_fields(self) -> list[forms.BoundField]:
        return [field for form in self.forms for field in form.visible_fields()]
