"""When digests are due: in the mornings, by the calendar of the site's time zone."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from newsletter.models import Every

# Nobody is written to in the night.
MORNING = time(6)


def begun(now: datetime) -> dict[str, datetime]:
    """When the present day, week (on a Monday) and month began, each with its morning."""
    local = timezone.localtime(now)
    today = local.date() if local.time() >= MORNING else local.date() - timedelta(days=1)
    days = {Every.DAY: today, Every.WEEK: today - timedelta(days=today.weekday()), Every.MONTH: today.replace(day=1)}
    return {every: datetime.combine(day, MORNING, local.tzinfo) for every, day in days.items()}
