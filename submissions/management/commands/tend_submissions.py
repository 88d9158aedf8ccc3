from core.chores import ChoresCommand
from submissions.upkeep import CHORES


class Command(ChoresCommand):
    help = "Tells moderators once a day what waits and forgets what nobody needs; for a job that runs every hour."
    chores = CHORES
