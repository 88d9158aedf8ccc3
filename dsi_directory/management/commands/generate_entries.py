import time

from django.core.management.base import BaseCommand, CommandError

from dsi_directory.synthetic.generate import PROJECTS_PER_ORGANISATION, generate
from dsi_directory.synthetic.remove import remove, synthetic_count
from search.upkeep import catch_up


class Command(BaseCommand):
    help = "Makes synthetic organisations, and twice as many projects, for measuring; or removes them all."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--organisations", type=int, metavar="N", help="How many organisations to make.")
        what.add_argument(
            "--remove", action="store_true", help="Remove all synthetic entries and the tags only they use."
        )
        parser.add_argument("--seed", type=int, default=1, help="Another number makes other entries (default: 1).")
        parser.add_argument("--dry-run", action="store_true", help="Only say how many entries it is about.")

    def handle(self, *args, organisations, seed, dry_run, **options):
        if organisations is not None and not 1 <= organisations <= 1_000_000:
            raise CommandError("Choose between 1 and 1,000,000 organisations.")
        making = organisations is not None
        count = organisations * (1 + PROJECTS_PER_ORGANISATION) if making else synthetic_count()
        self.started = time.monotonic()
        try:
            if not dry_run:
                generate(organisations, seed, self.show) if making else remove()
        except KeyboardInterrupt:
            raise CommandError("Stopped: nothing was changed.") from None
        catch_up()
        done = f"{'Would' if dry_run else 'Did'} {'make' if making else 'remove'}"
        self.stdout.write(f"{done} {count:,} synthetic entries ({time.monotonic() - self.started:.0f} s).")

    def show(self, done: int, total: int) -> None:
        """One line that is written over."""
        end = "\n" if done == total else "\r"
        self.stderr.write(f"{done:,} of {total:,} entries, {time.monotonic() - self.started:.0f} s", ending=end)
