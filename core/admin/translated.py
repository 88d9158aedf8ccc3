"""Texts of a term or a country in the other languages of the site: a field for each, no code to type."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.text import capfirst

from core.languages import OTHER_LANGUAGES


class TranslationsForm(forms.ModelForm):
    """Fields such as `name_de`, kept together in `translations`."""

    # Name of the form's field: language and field of the record.
    kept_in: dict[str, tuple[str, str]] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (language, field) in self.kept_in.items():
            self.initial.setdefault(name, self.instance.translations.get(language, {}).get(field, ""))

    def clean(self):
        super().clean()
        translations = {language: {} for language in OTHER_LANGUAGES}
        for name, (language, field) in self.kept_in.items():
            translations[language][field] = self.cleaned_data.get(name, "")
        self.instance.translations = translations
        return self.cleaned_data


class TranslatedAdmin:
    """Mixed into a ModelAdmin of something translated: a closed part of the form for each language."""

    def get_fieldsets(self, request, obj=None):
        return [*super().get_fieldsets(request, obj), *self.other_languages(request, obj)]

    def other_languages(self, request, obj) -> list:
        if not self.model.translated_fields:
            return []
        if not self.may_write(request, obj):
            return [("In other languages", {"fields": ("in_other_languages",), "classes": ("collapse",)})]
        return [
            (
                f"In other languages: {called}",
                {
                    "fields": [name_of(field, language) for field in self.model.translated_fields],
                    "classes": ("collapse",),
                },
            )
            for language, called in OTHER_LANGUAGES.items()
        ]

    def may_write(self, request, obj) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), "in_other_languages")

    def get_form(self, request, obj=None, change=False, **kwargs):
        if self.model.translated_fields and self.may_write(request, obj):
            pairs = [(language, field) for language in OTHER_LANGUAGES for field in self.model.translated_fields]
            kept_in = {name_of(field, language): (language, field) for language, field in pairs}
            made = {name: self.field_in(request, *pair) for name, pair in kept_in.items()}
            kwargs["form"] = type("TranslatedForm", (TranslationsForm, self.form), {**made, "kept_in": kept_in})
        return super().get_form(request, obj, change, **kwargs)

    def field_in(self, request, language: str, name: str) -> forms.Field:
        """A field like that of the English text, for another language."""
        model_field = self.opts.get_field(name)
        label = f"{capfirst(model_field.verbose_name)} ({OTHER_LANGUAGES[language]})"
        field = self.formfield_for_dbfield(model_field, request, required=False, label=label)
        field.help_text = ""
        field.widget.attrs["lang"] = language
        return field

    @admin.display(description="translations")
    def in_other_languages(self, obj):
        written = (
            (OTHER_LANGUAGES[language], obj.translations.get(language, {}).get(field, ""), language)
            for language in OTHER_LANGUAGES
            for field in self.model.translated_fields
        )
        shown = [one for one in written if one[1]]
        return format_html_join("", '<p>{0}: <span lang="{2}">{1}</span></p>', shown) or "None yet."


def name_of(field: str, language: str) -> str:
    return f"{field}_{language}"
