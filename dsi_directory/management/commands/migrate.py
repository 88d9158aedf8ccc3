from django.core.management.commands import migrate

from dsi_directory.migrating import alone


class Command(migrate.Command):
    def handle(self, *args, **options):
        with alone(options["database"], self.stdout.write):
            super().handle(*args, **options)
