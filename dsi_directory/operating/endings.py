"""Errors that end a command are logged like all others: Python itself would print the values that they carry."""

import logging
import sys

log = logging.getLogger(__name__)


def log_them() -> None:
    sys.excepthook = logged


def logged(sort, error, traceback) -> None:
    if issubclass(sort, KeyboardInterrupt):
        sys.__excepthook__(sort, error, traceback)
    else:
        log.critical("The command was ended by an error.", exc_info=(sort, error, traceback))
