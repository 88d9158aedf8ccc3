import mimetypes

from django.apps import AppConfig
from django.urls import register_converter


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Vocabularies and pictures"

    def ready(self):
        # Browsers refuse a picture whose type is not said, and Python's own list depends on the system.
        mimetypes.add_type("image/avif", ".avif")
        mimetypes.add_type("image/webp", ".webp")

        from core.converters import AnythingConverter, NumberConverter

        register_converter(NumberConverter, "number")
        register_converter(AnythingConverter, "anything")
