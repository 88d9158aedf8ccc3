from core.chores import ChoresCommand
from dsi_directory.retention import ACCOUNTS


class Command(ChoresCommand):
    help = "Forgets what is over of people who sign in: sessions, the log of the admin; for a job that runs daily."
    chores = ACCOUNTS
