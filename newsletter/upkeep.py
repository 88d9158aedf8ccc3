"""What is done for the newsletter every hour: `manage.py tend_newsletter`."""

from core.chores import Chores
from newsletter import forgetting

CHORES: Chores = {
    "unconfirmed alerts forgotten": forgetting.forget_unconfirmed_alerts,
    "subscribers with nothing left forgotten": forgetting.forget_subscribers,
}
