"""The colours of the site's identity; `static/css/tokens.css` holds the same values for pages.

Each colour has a fill, which carries white letters, and a bright tone for shapes on it.
"""

from django.db import models

HEX = {
    "teal": "#0b6b66",
    "blue": "#2449a6",
    "violet": "#6a3d8f",
    "berry": "#9c2f5c",
    "brick": "#b03e28",
    "amber": "#8a5a00",
    "green": "#3d6b22",
    "slate": "#475569",
}
BRIGHT = {
    "teal": "#3dbfae",
    "blue": "#7fa2f5",
    "violet": "#b592e8",
    "berry": "#ea7fae",
    "brick": "#f47b5c",
    "amber": "#f5b93f",
    "green": "#8fc05c",
    "slate": "#9aabc2",
}
# The focus areas, which the identity springs from, by their addresses.
FOCUS_COLOURS = {
    "open-hardware": "brick",
    "open-networks": "blue",
    "open-data": "teal",
    "open-knowledge": "amber",
}


class Colour(models.TextChoices):
    TEAL = "teal", "Teal"
    BLUE = "blue", "Blue"
    VIOLET = "violet", "Violet"
    BERRY = "berry", "Berry"
    BRICK = "brick", "Brick"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    SLATE = "slate", "Slate"

    @property
    def hex(self) -> str:
        return HEX[self.value]
