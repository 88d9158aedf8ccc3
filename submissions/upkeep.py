"""What is done for submissions every hour: `manage.py tend_submissions`."""

from core.chores import Chores
from submissions import digest, forgetting
from submissions.actions.doors import tell_reopened

CHORES: Chores = {
    "people told that it is open again": tell_reopened,
    "moderators told what waits": digest.send_digest,
    "drafts forgotten": forgetting.forget_drafts,
    "unconfirmed submissions forgotten": forgetting.forget_unconfirmed,
    "unconfirmed wishes forgotten": forgetting.forget_wishes,
    "senders forgotten": forgetting.forget_people,
    "mails forgotten": forgetting.forget_mails,
    "old counts forgotten": forgetting.forget_counts,
}
