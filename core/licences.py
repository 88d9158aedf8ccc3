"""The licences that a text of the directory can be under, by their SPDX identifiers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    CC0 = "CC0-1.0", _("CC0 1.0 (public domain)")
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_NC_SA = "CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0"

    @property
    def url(self) -> str:
        if self is Licence.CC0:
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        terms, version = self.value.removeprefix("CC-").rsplit("-", 1)
        return f"https://creativecommons.org/licenses/{terms.lower()}/{version}/"
