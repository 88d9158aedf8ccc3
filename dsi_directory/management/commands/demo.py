from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from dsi_directory import demo
from dsi_directory.databases import POSTGRESQL
from dsi_directory.demo_worker import worker


class Command(BaseCommand):
    help = "Prepares the database, sample content and an editor's account, then serves the site until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000")
        parser.add_argument("--new-password", action="store_true", help="only make a new password for the editor")

    def handle(self, port, new_password, **options):
        if not settings.DEBUG:
            raise CommandError("The demo is for your own machine: set DEBUG=1.")
        if settings.DATABASES["default"]["ENGINE"] == POSTGRESQL:
            raise CommandError(
                "The demo brings its own database, and DATABASE_URL names another, where it would make an account and "
                "sample content. Try it in another folder, or without DATABASE_URL."
            )
        port = None if new_password else demo.check_port(port)
        demo.prepare()
        self.tell_password(demo.editor_password(renew=new_password))
        if port:
            demo.introduce(port)
            self.stdout.write(f"The site is at http://127.0.0.1:{port}/ and its admin at /admin/. Ctrl-C ends it.")
            with worker():
                call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)

    def tell_password(self, password):
        if password:
            self.stdout.write(f"Editor's account: user {demo.EDITOR}, password {password} (shown only this once)")
        else:
            self.stdout.write(f"Editor's account: user {demo.EDITOR}; for a new password: make password")
