"""Where to send the one mail that says: it is open again."""

from core.guards.forms import GuardedForm
from mail.addresses import AddressField


class WishForm(GuardedForm):
    address = AddressField(help_text="We use it for this one mail, then forget it.")
