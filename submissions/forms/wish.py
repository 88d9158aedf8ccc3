"""Where to send the one mail that says: it is open again."""

from submissions.forms.guarded import GuardedForm
from submissions.forms.person import AddressField


class WishForm(GuardedForm):
    address = AddressField(help_text="We use it for this one mail, then forget it.")
