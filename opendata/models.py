from django.db import models


class ImportedRecord(models.Model):
    """What an import read and wrote for one entry: the next import sees from it what an editor has changed since."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", "Organisation"
        PROJECT = "project", "Project"

    source = models.CharField(max_length=50)
    kind = models.CharField(max_length=15, choices=Kind)
    number = models.PositiveIntegerField("public number")
    raw = models.JSONField("record as it came")
    written = models.JSONField("values as written", default=dict)
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "kind", "number"), name="importedrecord_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("organisation", "project")), name="importedrecord_kind_is_known"
            ),
        )

    def __str__(self):
        return f"{self.get_kind_display()} {self.number} from {self.source}"
