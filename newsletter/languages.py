"""The languages that people can have their mails in."""

CHOICES = (
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("es", "Español"),
    ("ca", "Català"),
)
