from django.apps import AppConfig
from django.urls import register_converter


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Vocabularies and pictures"

    def ready(self):
        from core.converters import AnythingConverter, NumberConverter

        register_converter(NumberConverter, "number")
        register_converter(AnythingConverter, "anything")
