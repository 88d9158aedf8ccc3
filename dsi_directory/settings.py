"""All settings, from the environment or a `.env` file beside `manage.py`; `.env.example` says what each is for."""

import sys
import warnings
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy

from core import languages
from core.languages import gettext_noop
from dsi_directory import (
    caches,
    databases,
    mail_provider,
    media,
    proxies,
    read_api,
    safe_answers,
    security_contact,
    signing_in,
    site_colours,
)
from dsi_directory.operating import settings as operating

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")

TESTING = "pytest" in sys.modules
DEBUG = env.bool("DEBUG", default=False)


def required(name: str, meaning: str, unless_set: str) -> str:
    """The value of a variable that may only be missing while developing or testing."""
    value = env.str(name, default="")
    if value:
        return value
    if DEBUG or TESTING:
        return unless_set
    raise ImproperlyConfigured(
        f"{name} is missing: set it to {meaning}, or set DEBUG=1 to try the site on your own machine."
    )


def address_of(service, name: str, default: str, example: str) -> dict:
    """What Django needs to know of a service that is given as one address."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return service(name, default=default)
    except (ImproperlyConfigured, UserWarning, ValueError, KeyError):
        raise ImproperlyConfigured(f"{name} cannot be read: write it like {example}.") from None


# What the site is
SECRET_KEY = required("SECRET_KEY", "a long random text that you keep to yourself", "not-a-secret-only-for-development")
# Keys of before: what they signed still opens.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
SITE_URL = required(
    "SITE_URL", "the public address of the site, such as https://directory.example", "http://127.0.0.1:8000"
)
SITE_URL = SITE_URL.rstrip("/")
_host = urlsplit(SITE_URL).hostname
if urlsplit(SITE_URL).scheme not in ("http", "https") or not _host:
    raise ImproperlyConfigured(f"SITE_URL is not a web address: {SITE_URL!r}. Write it like https://directory.example.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[_host] if not DEBUG else [_host, "127.0.0.1", "localhost", "[::1]"])
SITE_NAME = env.str("SITE_NAME", default="DSI Directory")
SITE_TAGLINE = env.str("SITE_TAGLINE", default=gettext_noop("The open directory of technology for the common good"))
SITE_COLOURS = site_colours.read(env.str("SITE_COLOURS", default=""))
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
SECURITY_CONTACT = security_contact.read(env.str("SECURITY_CONTACT", default=""))

INSTALLED_APPS = [
    "dsi_directory.apps.DirectoryAdminConfig",
    "dsi_directory.apps.DsiDirectoryConfig",
    "submissions.apps.SubmissionsConfig",
    "opendata.apps.OpenDataConfig",
    "newsletter.apps.NewsletterConfig",
    "blog",
    "casestudies",
    "projects",
    "organisations",
    "search.apps.SearchConfig",
    "mail.apps.MailConfig",
    "core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_countries",
    "django_filters",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
    "anymail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "dsi_directory.apps.PlacesConfig",
    "corsheaders",
]

MIDDLEWARE = [
    "dsi_directory.proxies.TrustedProxies",
    "dsi_directory.safe_answers.SafeAnswers",
    "dsi_directory.operating.probes.Probes",
    "dsi_directory.operating.requests.IdentifiedRequests",
    "dsi_directory.operating.measuring.MeasuredRequests",
    "dsi_directory.middleware.HeadAlone",
    # Before all that may redirect, so that scripts elsewhere can follow.
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dsi_directory.middleware.LanguageOfAddress",
    "dsi_directory.middleware.NoNulInAddresses",
    "dsi_directory.middleware.OneAddressPerPage",
    "core.keeping.KeptPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dsi_directory.sessions.SessionsOfPeople",
    "dsi_directory.limited.LimitedRequests",
    "dsi_directory.middleware.SecondFactorForStaff",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "dsi_directory.urls"
WSGI_APPLICATION = "dsi_directory.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dsi_directory.context.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database: the one named, else a private PostgreSQL under var/
if env.str("DATABASE_URL", default=""):
    _primary = address_of(env.db_url, "DATABASE_URL", "", databases.EXAMPLE)
    if _primary["ENGINE"] != databases.POSTGRESQL:
        raise ImproperlyConfigured(f"DATABASE_URL must name a PostgreSQL server: write it like {databases.EXAMPLE}.")
else:
    # Tests may run on other binaries, which cannot read what the usual ones wrote.
    _cluster_of_tests = "test-postgres" + env.str("DSI_PG_BIN", default="").replace("/", "-")
    _primary = {
        "ENGINE": "dsi_directory.embedded_postgres",
        "NAME": "dsi",
        "CLUSTER": VAR_DIR / (_cluster_of_tests if TESTING else "postgres"),
        "DURABLE": not TESTING,
    }
_replicas = address_of(databases.addresses, "DATABASE_REPLICA_URLS", "", databases.EXAMPLE)
_pooled = env.bool("DATABASE_POOLED", default=False)
# The server for development has a thread for each connection of a browser, and would keep one here for each.
vars().update(databases.settings(_primary, _replicas, _pooled, kept_open=0 if DEBUG else 60))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_cache = address_of(caches.named, "CACHE_URL", "", "rediscache://localhost:6379/1")
CACHES = caches.settings(_cache, VAR_DIR)
# Whether public pages are kept on the server, and for how many seconds a proxy may show them without asking.
PAGES_ARE_KEPT = env.bool("KEEP_PAGES", default=not TESTING)
PROXY_SECONDS = env.int("PROXY_SECONDS", default=1)

# Mail
_mail_default = "consolemail://" if DEBUG else "smtp://localhost:25"
vars().update(address_of(env.email_url, "EMAIL_URL", _mail_default, "smtp+tls://user:password@host:587"))
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"{SITE_NAME} <noreply@{_host}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Only the worker waits. Whoever hangs up too early, while a server looks for viruses, sends again what it has taken.
EMAIL_TIMEOUT = 60
# Where answers go, and what could not be delivered. Unset: to the sender.
MAIL_REPLY_TO = env.str("MAIL_REPLY_TO", default="")
MAIL_RETURN_PATH = env.str("MAIL_RETURN_PATH", default="")
# Mails in a second that each worker sends; 0: as fast as the server takes them.
MAIL_RATE = env.float("MAIL_RATE", default=0 if TESTING else 10)
# Seconds until a mail that was not taken is tried again; they double each time.
MAIL_FIRST_PAUSE = env.float("MAIL_FIRST_PAUSE", default=60)

# While the site is tried out, its outbox shows what was sent.
SENT_MAILS_KEEP_WORDS = DEBUG

# A provider that sends instead of the mail server, and tells which mails came back
MAIL_PROVIDER = env.str("MAIL_PROVIDER", default="")
_keys, _secret = env.str("MAIL_PROVIDER_KEYS", default=""), env.str("MAIL_WEBHOOK_SECRET", default="")
ANYMAIL = mail_provider.read(MAIL_PROVIDER, _keys, _secret)
if MAIL_PROVIDER:
    EMAIL_BACKEND = f"anymail.backends.{MAIL_PROVIDER}.EmailBackend"

# Background work: kept in the database for `manage.py db_worker`; tests do it on the spot, by Django itself from 6.0 on
_at_once = f"{'django.' if find_spec('django.tasks') else 'django_'}tasks.backends.immediate.ImmediateBackend"
TASKS = {"default": {"BACKEND": _at_once if TESTING else "django_tasks_db.DatabaseBackend"}}

# Signing in
# Off only where trying the site matters more than guarding it.
vars().update(
    signing_in.settings(SITE_NAME, _host, env.bool("STAFF_NEED_SECOND_FACTOR", default=not DEBUG)),
)

# Language and time
LANGUAGE_CODE = languages.ENGLISH
LANGUAGES = languages.INTERFACE
LOCALE_PATHS = [BASE_DIR / "dsi_directory" / "locale"]
FORMAT_MODULE_PATH = ["dsi_directory.formats"]
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Brussels")
USE_TZ = True
USE_I18N = True
COUNTRIES_OVERRIDE = {"XK": gettext_lazy("Kosovo")}

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "dsi_directory.joined_styles.JoinedStyles",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))
BACKUP_DIR = env.path("BACKUP_DIR", default=str(VAR_DIR / "backups"))
BACKUP_DATABASE = next(iter(address_of(databases.addresses, "BACKUP_DATABASE_URL", "", databases.EXAMPLE)), {})
_static_storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
if not (DEBUG or TESTING):
    _static_storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
# Nobody has to collect static files before the tests.
WHITENOISE_AUTOREFRESH = DEBUG or TESTING
STORAGES = {
    "default": address_of(media.storage, "MEDIA_URL", "", media.EXAMPLE),
    "staticfiles": {"BACKEND": _static_storage},
}

# Safety
vars().update(safe_answers.settings(SITE_URL.startswith("https:")))
vars().update(proxies.read(env))
CSRF_FAILURE_VIEW = "dsi_directory.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# How many times the numbers of docs/safety.md: 0 sets no limits.
RATE_LIMITS = env.int("RATE_LIMITS", default=1)
# A little work for the machine of whoever sends a form: see core/guards/proof.py
PROOF_OF_WORK = env.bool("PROOF_OF_WORK", default=False)

vars().update(read_api.settings(SITE_NAME))

# Logs, figures for monitoring, reports of errors
vars().update(operating.read(env, DEBUG))
