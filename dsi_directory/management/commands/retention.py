from core.chores import ChoresCommand
from dsi_directory.retention import ALL


class Command(ChoresCommand):
    help = "Forgets all that is kept beyond its time, or with --dry-run says how much that is: see docs/privacy.md."
    chores = ALL
