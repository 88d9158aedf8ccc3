"""The colours that a case study's card can have; `static/css/tokens.css` holds the same values for pages."""

from django.db import models

HEX = {
    "teal": "#0f6b6b",
    "blue": "#24508f",
    "violet": "#6a3d8f",
    "berry": "#9c2f5c",
    "brick": "#a3402a",
    "amber": "#8a5a00",
    "green": "#3d6b22",
    "slate": "#475569",
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
