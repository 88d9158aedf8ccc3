from core.chores import ChoresCommand
from dsi_directory.background import CHORES


class Command(ChoresCommand):
    help = (
        "Takes up the background tasks of workers that died, and forgets old results; for a job that runs every hour."
    )
    chores = CHORES
