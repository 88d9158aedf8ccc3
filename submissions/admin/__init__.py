"""The admin of submissions: the switch, and what waits for a decision."""

from submissions.admin.doors import DoorAdmin

__all__ = ["DoorAdmin"]
