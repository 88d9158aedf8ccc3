"""Why something new or a correction is declined: for moderators, for the public figures, and for who sent it."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from submissions.models import Kind

NEW, CORRECTION = Kind.JOIN, Kind.CORRECTION
SENT = (NEW, CORRECTION)


class Reason(NamedTuple):
    """`label` is for moderators, `public` for the figures, `text` for the sender, unless a moderator writes another."""

    code: str
    label: str
    public: str
    text: str
    kinds: tuple[Kind, ...]

    def text_in(self, language: str) -> str:
        """What the sender reads who is written to in this language."""
        with override(language):
            return str(self.text)


REASONS = (
    Reason(
        "double",
        "It is in the directory already",
        _("Already in the directory"),
        _(
            "It is in the directory already. If something about it is out of date, please use “Suggest a "
            "correction” on its page."
        ),
        (NEW,),
    ),
    Reason(
        "scope",
        "Not digital social innovation",
        _("Outside what the directory covers"),
        _(
            "The directory lists organisations and projects that use digital technology for a social purpose, and "
            "tools and knowledge that others may use. From what you wrote, we cannot see that this is the case "
            "here. If we missed something, please send it again and say more about it."
        ),
        (NEW,),
    ),
    Reason(
        "thin",
        "Too little to go by",
        _("Too little information"),
        _(
            "What you sent is too short for visitors to understand what it is and whom it helps. Please send it "
            "again with a few sentences about what is done, for whom and how."
        ),
        (NEW,),
    ),
    Reason(
        "unproven",
        "We could not confirm it",
        _("Could not be confirmed"),
        _(
            "We looked for a public source that confirms this and found none. Please send it again with a link to "
            "one: a page of the organisation itself, a register, a report."
        ),
        SENT,
    ),
    Reason(
        "advertising",
        "Advertising",
        _("Advertising"),
        _("The text advertises goods or services. The directory describes work for a social purpose in neutral words."),
        SENT,
    ),
    Reason(
        "rights",
        "Texts or pictures of somebody else",
        _("Rights of others"),
        _(
            "Parts of the texts or pictures seem to belong to somebody else. We may only publish what you made "
            "yourself or may give under a free licence. Please send it again with your own words and pictures."
        ),
        SENT,
    ),
    Reason(
        "current",
        "It says this already, or said it better",
        _("No improvement"),
        _("We compared your suggestion with the page and with the sources we found, and left the page as it is."),
        (CORRECTION,),
    ),
    Reason(
        "silence",
        "No answer to our question",
        _("No answer to a question"),
        _(
            "We asked you a question and have had no answer, so we close this for now. You are welcome to send it "
            "again."
        ),
        SENT,
    ),
    Reason("other", "Another reason", _("Other reasons"), "", SENT),
)
BY_CODE = {reason.code: reason for reason in REASONS}


def reasons_for(kind: str) -> list[Reason]:
    return [reason for reason in REASONS if kind in reason.kinds]


def public_label(code: str) -> str:
    """What the figures call a reason; codes of long ago count as others."""
    return BY_CODE.get(code, BY_CODE["other"]).public
