"""What people sent to the small directory: a draft, a waiting one, one with a question; and somebody who gets mail."""

from urllib.parse import urlsplit

from django.utils import timezone
from PIL import Image

from core import pictures
from newsletter.models import Subscriber
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
    keys = {"draft": draft.key, "unconfirmed": unconfirmed.key, "asked": asked.key, "confirming": confirming}
    return keys | {"subscriber": reader().key}


def reader() -> Subscriber:
    """Somebody who gets the newsletter and follows everything and one search."""
    now = timezone.now()
    said = {"confirmed_at": now, "consent_version": "1", "wants_newsletter": True}
    subscriber = Subscriber.objects.create(address=f"{'long-' * 12}name@example.org", **said)
    for kind, query in (("", ""), ("project", "country=ES&q=maps")):
        subscriber.alerts.create(kind=kind, query=query, confirmed_at=now)
    return subscriber
