"""The provider that sends the mails and tells which came back, read from settings for django-anymail."""

from django.core.exceptions import ImproperlyConfigured

# Those of anymail that need no further package.
PROVIDERS = ("brevo", "mailersend", "mailgun", "mailjet", "mailtrap", "postmark", "sparkpost")


def read(provider: str, keys: dict[str, str], secret: str) -> dict:
    """What anymail wants to know; nothing without a provider."""
    if not provider:
        return {}
    if provider not in PROVIDERS:
        raise ImproperlyConfigured(f"MAIL_PROVIDER is {provider!r}: choose one of {', '.join(PROVIDERS)}.")
    if not keys:
        raise ImproperlyConfigured(
            "MAIL_PROVIDER_KEYS is missing: write it like API_KEY=abc,SENDER_DOMAIN=mail.example."
        )
    user, _, password = secret.partition(":")
    if not (user and password):
        raise ImproperlyConfigured(
            "MAIL_WEBHOOK_SECRET is missing: write it like a name and a password, name:password."
        )
    return {
        **{f"{provider.upper()}_{name.strip().upper()}": value.strip() for name, value in keys.items()},
        "WEBHOOK_SECRET": secret,
        # Nobody is told who opens a mail or follows a link. A provider that cannot be told so is not asked.
        "SEND_DEFAULTS": {"track_opens": False, "track_clicks": False},
        "IGNORE_UNSUPPORTED_FEATURES": True,
    }
