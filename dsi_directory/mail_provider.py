"""The provider that sends the mails and tells which came back, read from settings for django-anymail."""

from django.core.exceptions import ImproperlyConfigured

# Those of anymail that need no further package, and give back what a mail was called.
PROVIDERS = ("brevo", "mailgun", "mailjet", "mailtrap", "postmark", "sparkpost")
# 128 bits, as letters and digits.
SHORTEST_PASSWORD = 22


def read(provider: str, keys: str, secret: str) -> dict:
    """What anymail wants to know; nothing without a provider."""
    if not provider:
        return {}
    if provider not in PROVIDERS:
        raise ImproperlyConfigured(f"MAIL_PROVIDER is {provider!r}: choose one of {', '.join(PROVIDERS)}.")
    pairs = [pair.partition("=") for pair in keys.split(",")]
    if not all(name and value for name, _, value in pairs):
        raise ImproperlyConfigured(
            "MAIL_PROVIDER_KEYS is missing or wrong: write it like API_KEY=abc,SENDER_DOMAIN=mail.example."
        )
    user, _, password = secret.partition(":")
    if not (user and password):
        raise ImproperlyConfigured(
            "MAIL_WEBHOOK_SECRET is missing: write it like a name and a password, name:password."
        )
    if len(password) < SHORTEST_PASSWORD:
        raise ImproperlyConfigured(
            f"MAIL_WEBHOOK_SECRET is too easily guessed: make its password of {SHORTEST_PASSWORD} or more random "
            'characters, such as those of python3 -c "import secrets; print(secrets.token_urlsafe())".'
        )
    return {
        **{f"{provider}_{name.strip()}".upper(): value.strip() for name, _, value in pairs},
        "WEBHOOK_SECRET": secret,
        # Nobody is told who opens a mail or follows a link. A provider that cannot be told so is not asked.
        "SEND_DEFAULTS": {"track_opens": False, "track_clicks": False},
        "IGNORE_UNSUPPORTED_FEATURES": True,
    }
