from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "search"

    def ready(self):
        # Each app says in its own `search.py` what can be found of its entries.
        autodiscover_modules("search")
