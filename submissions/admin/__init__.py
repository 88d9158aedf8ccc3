"""The admin of submissions: the switch, the queue, and a page for each case."""

from submissions.admin.doors import DoorAdmin
from submissions.admin.queue import SubmissionAdmin

__all__ = ["DoorAdmin", "SubmissionAdmin"]
