#!/usr/bin/env python3
import os
import signal
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dsi_directory.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    # As Ctrl-C does, so that what is half done is undone.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, OperationalError) as error:
        # What the operator has to mend: a sentence serves better than a traceback.
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(error).strip())
    except KeyboardInterrupt:
        sys.exit("Stopped.")


if __name__ == "__main__":
    main()
