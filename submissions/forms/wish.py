"""Where to send the one mail that says: it is open again."""

from django.utils.translation import gettext_lazy as _

from core.guards.forms import GuardedForm
from mail.addresses import AddressField


class WishForm(GuardedForm):
    address = AddressField(help_text=_("We use it for this one mail, then forget it."))
