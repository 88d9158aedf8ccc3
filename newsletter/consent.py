"""What people agree to who want mail from us, each in the language they read it in. A change of the words, in any
language, is a new version.
"""

from django.utils.translation import gettext_lazy as _

VERSION = "2026-11-26"
TEXT = _(
    "I want to get the mails that I have chosen at this address. I can change or end this at any time by a link in "
    "each mail. The address is used for nothing else, given to nobody, and nobody counts whether I open a mail."
)
