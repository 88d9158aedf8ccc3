"""The settings of signing in: editors only, whom an administrator knows; nobody signs up by himself."""

from datetime import timedelta

# Who stays signed in is asked again after this time at the latest: see `dsi_directory.sessions`.
LONGEST_SESSION = timedelta(days=14)
# Shorter with a second factor, as a password alone then opens nothing.
SHORTEST_PASSWORD, SHORTEST_ALONE = 12, 15


def settings(name: str, host: str, needs_second_factor: bool) -> dict:
    """All of them, by their names in Django's settings; the name and the host of the site are no good passwords."""
    shortest = SHORTEST_PASSWORD if needs_second_factor else SHORTEST_ALONE
    return {
        "AUTHENTICATION_BACKENDS": ["dsi_directory.accounts.SameWork"],
        "AUTH_PASSWORD_VALIDATORS": validators(name, host, shortest),
        # The first one makes new hashes, and others anew when their owner signs in.
        "PASSWORD_HASHERS": [
            f"django.contrib.auth.hashers.{hasher}PasswordHasher" for hasher in ("Argon2", "Scrypt", "PBKDF2")
        ],
        "PASSWORD_RESET_TIMEOUT": timedelta(hours=1).total_seconds(),
        "SESSION_ENGINE": "dsi_directory.session_store",
        "SESSION_COOKIE_AGE": int(LONGEST_SESSION.total_seconds()),
        **account(name),
        **second_factor(name, needs_second_factor),
    }


def validators(name: str, host: str, shortest: int) -> list[dict]:
    """No rules of composition and no longest length: what is long and not easily guessed is good."""
    django = "django.contrib.auth.password_validation"
    return [
        {"NAME": f"{django}.UserAttributeSimilarityValidator"},
        {"NAME": f"{django}.MinimumLengthValidator", "OPTIONS": {"min_length": shortest}},
        {"NAME": f"{django}.CommonPasswordValidator"},
        {"NAME": "dsi_directory.passwords.WordsOfTheSite", "OPTIONS": {"words": [name, host]}},
    ]


def account(name: str) -> dict:
    return {
        "ACCOUNT_ADAPTER": "dsi_directory.accounts.EditorsOnly",
        "ACCOUNT_FORMS": {"login": "dsi_directory.sign_in.SignInForm"},
        "ACCOUNT_LOGIN_METHODS": {"username", "email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS": 1,
        # allauth's own looks up more for an address that is known.
        "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": "django.contrib.auth.tokens.PasswordResetTokenGenerator",
        # Nobody learns who has an account; whoever has one learns of each change.
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": f"[{name}] ",
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        # Counted like all else, and answered alike: dsi_directory/limited.py.
        "ACCOUNT_RATE_LIMITS": False,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/",
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/admin/",
    }


def second_factor(name: str, is_needed: bool) -> dict:
    return {
        "STAFF_NEED_SECOND_FACTOR": is_needed,
        "MFA_ADAPTER": "dsi_directory.second_factor.SealedSecrets",
        "MFA_FORMS": {"activate_totp": "dsi_directory.second_factor.SetUpForm"},
        "MFA_TOTP_ISSUER": name,
        # Accounts are made by an administrator, who knows whose address it is.
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    }
