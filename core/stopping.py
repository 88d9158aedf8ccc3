"""Whether this process has been told to end (SIGTERM): who does much in small steps asks between two of them.

All other commands are ended at once, as by Ctrl-C, and what they have half done is undone (manage.py).
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

at_once = signal.default_int_handler


@contextmanager
def heard() -> Iterator[Callable[[], bool]]:
    """Gives the question whether it has been told to end since; a worker that listens as well hears it, too."""
    told = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield told.is_set
        return
    before = signal.getsignal(signal.SIGTERM)

    def hear(number, frame):
        told.set()
        if callable(before) and before is not at_once:
            before(number, frame)

    signal.signal(signal.SIGTERM, hear)
    try:
        yield told.is_set
    finally:
        signal.signal(signal.SIGTERM, before)
