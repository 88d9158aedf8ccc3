from core.chores import ChoresCommand
from newsletter.upkeep import CHORES


class Command(ChoresCommand):
    help = "Forgets what nobody needs of the newsletter's readers; for a job that runs every hour."
    chores = CHORES
