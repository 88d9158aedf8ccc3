"""What an API that lasts promises: where it is, and how much may be asked of it."""

from core.guards.rates import Rate

ROOT = "/api/v1"
RATE = Rate(in_a_minute=300, in_a_day=20_000)
# Entries of a page, unless asked otherwise, and at most.
USUAL, MOST = 24, 100
# Seconds for which an answer may be kept without asking whether it has changed.
MAX_AGE = 60
