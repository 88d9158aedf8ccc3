"""What people agree to who give us texts and pictures. A change of the words is a new version."""

from django.utils.translation import gettext_lazy as _

VERSION = "2026-11-26"
TEXT = _(
    "What I write here may be published under the licence Creative Commons Attribution 4.0 (CC BY 4.0): everybody may "
    "use and change it, also commercially, and has to name the source. I wrote it myself or may give it under this "
    "licence, and the same holds for the pictures. My name and my mail address are not published."
)
