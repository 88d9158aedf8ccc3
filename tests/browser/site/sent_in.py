"""What people have sent to the small directory: a draft, one that waits for its address, and one with a question."""

from urllib.parse import urlsplit

from PIL import Image

from core import pictures
from submissions import links
from submissions.models import Event, SubmittedPicture
from tests.submissions.factories import SubmissionFactory


def make(name: str, hostile: str) -> dict[str, str]:
    """The keys of submissions, one of them about what looks like an entry of this name, by what they are."""
    draft = SubmissionFactory(draft=True, with_project=True)
    draft.answers["organisation"] |= {"name": [name], "other_names": [hostile], "logo-credit": [hostile]}
    draft.save()
    image = pictures.encode(Image.linear_gradient("L").convert("RGB"), 256, "webp").read()
    shown = {"image": image, "width": 256, "height": 256, "alternative_text": "A stair of light"}
    SubmittedPicture.objects.create(submission=draft, part="organisation", use="logo", **shown)
    unconfirmed = SubmissionFactory(unconfirmed=True)
    asked = SubmissionFactory(asked=True, with_project=True)
    asked.events.create(kind=Event.Kind.ASKED, text=f"Who pays for it?\n\n{hostile}")
    confirming = urlsplit(links.confirming(unconfirmed)).path
    return {"draft": draft.key, "unconfirmed": unconfirmed.key, "asked": asked.key, "confirming": confirming}
