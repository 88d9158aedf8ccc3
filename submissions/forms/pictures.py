"""Pictures that people send, each with the words that belong to it."""

from django import forms

from core import pictures
from submissions.answers import as_post
from submissions.models import Submission, SubmittedPicture

ACCEPTED = ",".join(f"image/{name.lower()}" for name in pictures.FORMATS)
# The fields of a picture that are kept with the answers.
WORDS = ("alternative_text", "credit")
LABELS = {"logo": "Logo", "header_image": "Wide picture"}
HINTS = {
    "logo": "Best as a square.",
    "header_image": "It stands across the top of the page: a photograph of people at work says most.",
}
FORMAT_HINT = "PNG, JPEG or WebP, up to 10 MB. Notes that the camera wrote into the file are removed."


class PictureForm(forms.Form):
    """One picture: the file as an image without metadata, and its words. Fields are named "logo-file" and so on."""

    file = forms.FileField(
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"empty": "This file is empty. Choose another one."},
    )
    alternative_text = forms.CharField(
        label="What does it show?",
        required=False,
        max_length=300,
        help_text="One sentence for people who cannot see it.",
    )
    credit = forms.CharField(
        label="Who made it?",
        required=False,
        max_length=200,
        help_text="Such as “Photo: Ana Silva”.",
    )

    def __init__(self, use: str, stored: SubmittedPicture | None, data=None, files=None):
        super().__init__(data, files, prefix=use)
        self.use, self.stored, self.label = use, stored, LABELS[use]
        self.fields["file"].label = f"Choose {'another' if stored else 'a'} file: {self.label.lower()}"
        self.fields["file"].help_text = f"{HINTS[use]} {FORMAT_HINT}"

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return pictures.decode(upload) if upload else None

    def clean(self):
        super().clean()
        chosen = self.stored or self.cleaned_data.get("file")
        if chosen and not self.cleaned_data.get("alternative_text") and "alternative_text" not in self.errors:
            self.add_error("alternative_text", "Say in a few words what the picture shows.")
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
