"""The admin of the newsletter: issues and subscribers."""

from newsletter.admin import issues, subscribers

__all__ = ["issues", "subscribers"]
