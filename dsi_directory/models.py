"""The pages about the site itself: what it is, who is behind it, its rules."""

from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import languages
from core.language_addresses import in_language
from core.markdown import render
from core.text import slug_for

# The pages that every site has: the address of each, and what links call it, in their order.
SITE_PAGES = {
    "what-is-dsi": _("What is DSI?"),
    "about-the-project": _("About this directory"),
    "editorial-criteria": _("Editorial criteria"),
    "contact-dsi": _("Contact"),
    "accessibility": _("Accessibility"),
    "terms-of-use": _("Terms of use"),
    "privacy-policy": _("Privacy"),
    "cookies-policy": _("Cookies"),
}
CONTACT = "contact-dsi"
ADDRESS = "[a-z0-9]+(?:-[a-z0-9]+)*"


class PageQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)


class PageText(models.Model):
    """What a page says in one language."""

    title = models.CharField(max_length=120)
    lead = models.TextField(
        "opening",
        max_length=300,
        blank=True,
        help_text="One or two sentences in plain text that say what the page is about. Search engines show them too.",
    )
    body = models.TextField(
        "text", blank=True, help_text="Markdown: **bold**, *italic*, [link](https://…), - lists, ## headings."
    )
    body_html = models.TextField(blank=True, editable=False)
    changed_at = models.DateTimeField("last changed", auto_now=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.body_html = render(self.body)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "body_html", "changed_at"}
        super().save(*args, **kwargs)

    def clean_fields(self, exclude=None):
        self.title = " ".join(self.title.split())
        super().clean_fields(exclude)


class Page(PageText):
    slug = models.CharField(
        "address",
        max_length=100,
        unique=True,
        blank=True,
        validators=[
            RegexValidator(rf"^{ADDRESS}\Z", "Use small Latin letters, digits and hyphens only, such as our-partners.")
        ],
        error_messages={"unique": "Another page has this address already. Choose another one."},
        help_text="What stands in the address of the page behind the site's name, such as our-partners. "
        "Empty: made from the title. Links to the page break when it changes.",
    )
    language = models.CharField(
        max_length=8, default="en", choices=languages.choices, help_text="The language the page is written in."
    )
    is_published = models.BooleanField(
        "published", default=True, help_text="Without the tick, only editors see the page, in its preview."
    )
    history = HistoricalRecords(excluded_fields=["body_html"])

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ("title", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="page_is_named"),
            models.CheckConstraint(condition=Q(slug__regex=f"^{ADDRESS}$"), name="page_address_is_plain"),
            models.CheckConstraint(
                condition=Q(is_published=True) | ~Q(slug__in=list(SITE_PAGES)),
                name="page_of_every_site_is_published",
                violation_error_message="Every site needs this page: it cannot be hidden.",
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("page", args=[self.slug])

    def clean_fields(self, exclude=None):
        self.slug = slug_for(self.slug or self.title, fallback="page")
        super().clean_fields(exclude)

    def clean(self):
        super().clean()
        if is_taken(self.slug):
            meaning = f"The site itself has something at /{self.slug} already. Choose another address."
            raise ValidationError({"slug": meaning})

    @property
    def is_on_every_site(self) -> bool:
        return self.slug in SITE_PAGES

    @property
    def state(self) -> str:
        return state_of(self.title, self.lead, self.body)

    def told(self) -> PageText:
        """What it says in the reader's language, else what it says itself."""
        language = languages.of_reader()
        return (self.language != language and self.translations.filter(language=language).first()) or self


def state_of(title: str, lead: str, body: str) -> str:
    """A number for what a page says: another one when a letter of it changes."""
    return sha256("\n".join((title, lead, body)).encode()).hexdigest()


class PageTranslation(PageText):
    """What a page says in another language than its own."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    # What the page said when it was translated; empty when that is not known to be all that it says.
    translated_state = models.CharField(max_length=64, blank=True, editable=False)
    history = HistoricalRecords(excluded_fields=["body_html"])

    class Meta:
        ordering = ("page", "language")
        verbose_name = "translation of a page"
        verbose_name_plural = "translations of pages"
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="translation_of_a_page_is_named"),
            models.UniqueConstraint(
                fields=("page", "language"),
                name="translation_of_a_page_once",
                violation_error_message="The page is in this language already.",
            ),
        )

    def get_absolute_url(self) -> str:
        return in_language(self.page.get_absolute_url(), self.language)

    def clean(self):
        super().clean()
        if self.page_id and self.language == self.page.language:
            raise ValidationError({"language": "The page itself is in this language."})

    @property
    def is_published(self) -> bool:
        return self.page.is_published

    @property
    def is_behind(self) -> bool:
        """Whether the page may say more, or something else, by now."""
        return self.translated_state != self.page.state


def is_taken(slug: str) -> bool:
    """Whether an address leads to something else than a page."""
    try:
        return resolve(f"/{slug}").view_name != "page"
    except Resolver404:
        return False
