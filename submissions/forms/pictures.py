"""Pictures that people send, each with the words that belong to it."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import pictures
from submissions.answers import as_post
from submissions.models import Submission, SubmittedPicture

ACCEPTED = ",".join(f"image/{name.lower()}" for name in pictures.FORMATS)
# The fields of a picture that are kept with the answers.
WORDS = ("alternative_text", "credit")
LABELS = {"logo": _("Logo"), "header_image": _("Wide picture")}
CHOOSE = {"logo": _("Choose a file: logo"), "header_image": _("Choose a file: wide picture")}
CHOOSE_ANOTHER = {"logo": _("Choose another file: logo"), "header_image": _("Choose another file: wide picture")}
HINTS = {
    "logo": _("Best as a square."),
    "header_image": _("It stands across the top of the page: a photograph of people at work says most."),
}
FORMAT_HINT = _("PNG, JPEG or WebP, up to 10 MB. Notes that the camera wrote into the file are removed.")


class PictureForm(forms.Form):
    """One picture: the file as an image without metadata, and its words. Fields are named "logo-file" and so on."""

    file = forms.FileField(
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"empty": _("This file is empty. Choose another one.")},
    )
    alternative_text = forms.CharField(
        label=_("What does it show?"),
        required=False,
        max_length=300,
        help_text=_("One sentence for people who cannot see it."),
    )
    credit = forms.CharField(
        label=_("Who made it?"),
        required=False,
        max_length=200,
        help_text=_("Such as “Photo: Ana Silva”."),
    )

    def __init__(self, use: str, stored: SubmittedPicture | None, data=None, files=None):
        super().__init__(data, files, prefix=use)
        self.use, self.stored, self.label = use, stored, LABELS[use]
        self.fields["file"].label = (CHOOSE_ANOTHER if stored else CHOOSE)[use]
        self.fields["file"].help_text = f"{HINTS[use]} {FORMAT_HINT}"

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return pictures.decode(upload) if upload else None

    def clean(self):
        super().clean()
        chosen = self.stored or self.cleaned_data.get("file")
        if chosen and not self.cleaned_data.get("alternative_text") and "alternative_text" not in self.errors:
            self.add_error("alternative_text", gettext("Say in a few words what the picture shows."))
        return self.cleaned_data

    @property
    def words(self) -> dict[str, str]:
        return {word: self.cleaned_data.get(word, "") for word in WORDS}


def picture_forms(draft: Submission, part: str, uses: tuple[str, ...], files=None) -> list[PictureForm]:
    """The forms of the pictures of a part, filled in with the words that were typed."""
    if not uses:
        return []
    stored = {picture.use: picture for picture in draft.pictures.filter(part=part).defer("image")}
    words = as_post(draft.answers.get(part, {}))
    return [PictureForm(use, stored.get(use), words, files) for use in uses]
