"""Issues in the words of schema.org."""

from django.utils.translation import gettext as _

from core.addresses import absolute, share_site
from core.structured import HEADLINE, Thing, moment, part_of_site, publisher, thing
from core.text import shortened
from newsletter.models import Issue


def issue(sent: Issue) -> Thing:
    """A sent issue as a text to read."""
    url = absolute(sent.get_absolute_url())
    return thing(
        "BlogPosting",
        f"{url}#issue",
        headline=shortened(sent.subject, HEADLINE),
        name=sent.subject,
        description=sent.lead,
        url=url,
        mainEntityOfPage=url,
        image=[share_site()],
        articleSection=_("Newsletter"),
        inLanguage=sent.language,
        datePublished=moment(sent.sent_at),
        # What was sent is never changed.
        dateModified=moment(sent.sent_at),
        author=publisher(),
        publisher=publisher(),
        isPartOf=part_of_site(),
    )
