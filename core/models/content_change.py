from django.db import models


class ContentChange(models.Model):
    """What a transaction leaves behind that changes anything public: a mark that no other has (core/watching.py)."""

    mark = models.BigIntegerField(primary_key=True)

    def __str__(self):
        return f"{self.mark & 0xFFFFFFFFFFFFFFFF:016x}"
