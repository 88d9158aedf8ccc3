from django.db import models


class Tally(models.Model):
    """How often something was done in one period, for the limits of it. Nobody's address stands in the name."""

    name = models.CharField(max_length=120, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return self.name
