from newsletter.admin import subscribers  # noqa: F401
