import getpass
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from dsi_directory import jobs, units
from dsi_directory.clock import Clock


class Command(BaseCommand):
    help = "Shows what a site has to do by the clock, does it, or makes a crontab or all units of systemd for a site."

    def add_arguments(self, parser):
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--run", action="store_true", help="do it, until told to end")
        form.add_argument("--crontab", action="store_true", help="lines for a crontab")
        form.add_argument("--systemd", type=Path, metavar="FOLDER", help="write sockets, services and timers there")
        parser.add_argument("--path", default=str(settings.BASE_DIR), help="where the site is (default: here)")
        parser.add_argument("--user", default=getpass.getuser(), help="who runs it (default: you)")
        parser.add_argument("--front", default="www-data", help="the group of nginx or Caddy (default: www-data)")

    def handle(self, run, crontab, systemd, path, user, front, **options):
        if not all(map(units.is_plain, (path, user, front))):
            raise CommandError("Choose a path, a user and a group without spaces and signs.")
        if run:
            Clock().run()
        elif crontab:
            self.stdout.write(jobs.crontab(Path(path)))
        elif systemd:
            self.stdout.write(units.write(systemd, units.units(Path(path), user, front)))
        else:
            self.stdout.write(jobs.table())
