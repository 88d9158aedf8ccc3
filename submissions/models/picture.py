"""Pictures of submissions. They stand in the database: nothing of them is to be seen before somebody accepts it."""

from django.db import models
from django.db.models import Q

from submissions.models.submission import Submission


class Use(models.TextChoices):
    LOGO = "logo", "Logo"
    HEADER = "header_image", "Header image"


class SubmittedPicture(models.Model):
    Use = Use

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="pictures")
    part = models.CharField(max_length=20)
    use = models.CharField(max_length=20, choices=Use)
    # A WebP file without the camera's notes.
    image = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alternative_text = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("submission", "part", "use"), name="submitted_picture_once"),
            models.CheckConstraint(condition=Q(use__in=Use.values), name="submitted_picture_use_is_known"),
        )

    def __str__(self):
        return f"{self.get_use_display()} of {self.submission}"
