import getpass
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from dsi_directory import jobs


class Command(BaseCommand):
    help = "Shows what a site has to do by the clock, as a table, a crontab, or units of systemd."

    def add_arguments(self, parser):
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--crontab", action="store_true", help="lines for a crontab")
        form.add_argument("--systemd", type=Path, metavar="FOLDER", help="write services and timers there")
        parser.add_argument("--path", default=str(settings.BASE_DIR), help="where the site is (default: here)")
        parser.add_argument("--user", default=getpass.getuser(), help="who runs it (default: you)")

    def handle(self, crontab, systemd, path, user, **options):
        if not (jobs.is_plain(path) and jobs.is_plain(user)):
            raise CommandError("Choose a path and a user without spaces and signs.")
        if crontab:
            self.stdout.write(jobs.crontab(Path(path)))
        elif systemd:
            self.write_units(systemd, jobs.units(Path(path), user))
        else:
            self.stdout.write(jobs.table())

    def write_units(self, folder, files):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text)
        starting = " ".join(name for name in files if name.endswith(".timer") or name == "dsi-worker.service")
        self.stdout.write(f"{len(files)} files are in {folder}. In /etc/systemd/system they start with")
        self.stdout.write(f"systemctl daemon-reload && systemctl enable --now {starting}")
