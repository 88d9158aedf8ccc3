from core.chores import ChoresCommand
from core.content_version import tidy


class Command(ChoresCommand):
    help = "Keeps the version of what is public quick to read; for a job that runs every hour."
    chores = {"changes joined": tidy}
