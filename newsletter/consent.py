"""What people agree to who want mail from us. A change of the words is a new version."""

VERSION = "2026-11"
TEXT = (
    "I want to get the mails that I have chosen at this address. I can change or end this at any time by a link in "
    "each mail. The address is used for nothing else, given to nobody, and nobody counts whether I open a mail."
)
