from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "search"

    def ready(self):
        # Each app says in its own `search.py` what can be found of its entries.
        autodiscover_modules("search")

        from core.content_version import Follower, followers
        from search import index

        followers.append(Follower(index.IS_BEHIND, index.state))
