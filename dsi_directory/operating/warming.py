import logging
import threading

from django.db import Error, connections

from search import snapshot
from search.kinds import kinds

log = logging.getLogger(__name__)


def warm() -> None:
    """Has this process know the index of search and the order of lists by name, which takes seconds for large ones."""
    try:
        held = snapshot.current()
        for kind in kinds():
            held.order(kind.name, "name")
    except Error as error:
        # The first visitor will wait instead.
        log.warning("The index was not read at the start: %s.", type(error).__name__)
    finally:
        connections.close_all()


def warm_meanwhile() -> None:
    threading.Thread(target=warm, name="warming", daemon=True).start()
