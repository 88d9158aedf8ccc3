from collections.abc import Callable

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from simple_history.models import HistoricalRecords

from core import pictures


def random_name(picture, filename):
    return pictures.random_name()


class PictureQuerySet(models.QuerySet):
    def unused(self):
        """Pictures that no entry shows."""
        return self.exclude(self.model.shown_by(lambda entries: entries))

    def published(self):
        """Pictures that an entry shows which anybody may see."""
        return self.filter(self.model.shown_by(lambda entries: entries.published()))

    def with_uses(self):
        """Adds for each of `showing_fields()` the numbers and names of the entries that show the picture there."""
        return self.annotate(
            **{
                f"{field.model._meta.model_name}_{field.name}_uses": ArraySubquery(
                    field.model.objects.filter(**{field.name: OuterRef("pk")}).values(
                        use=JSONObject(number="number", name="name")
                    )
                )
                for field in self.model.showing_fields()
            }
        )

    def delete(self):
        names = [name for picture in self for name in picture.file_names()]
        result = super().delete()
        transaction.on_commit(lambda: remove_files(names))
        return result


def remove_files(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)


class Picture(models.Model):
    """An uploaded picture, kept in a few widths as WebP and AVIF under a random name."""

    file = models.FileField(
        upload_to=random_name,
        validators=[pictures.validate_upload],
        help_text="PNG, JPEG or WebP, up to 10 MB. Details that the camera wrote into the file are removed.",
    )
    alternative_text = models.CharField(
        max_length=300, help_text="What the picture shows, for people who cannot see it."
    )
    credit = models.CharField(max_length=200, blank=True, help_text="Who made it, and its licence.")
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    widths = ArrayField(models.PositiveIntegerField(), default=list, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    history = HistoricalRecords()

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        # Each file that is asked for is looked up.
        indexes = (models.Index(fields=["file"], name="picture_by_file"),)

    def __str__(self):
        return self.alternative_text

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self._take_upload()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        names = self.file_names()
        result = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: remove_files(names))
        return result

    @classmethod
    def showing_fields(cls) -> list[models.ForeignKey]:
        """The fields by which entries show a picture; histories are left out, as they may outlive it."""
        # Hidden relations included: entries point at pictures without a way back.
        relations = cls._meta.get_fields(include_hidden=True)
        return [relation.field for relation in relations if relation.one_to_many and relation.field.db_constraint]

    @classmethod
    def shown_by(cls, chosen: Callable[[models.QuerySet], models.QuerySet]) -> Q:
        """The condition that one of the chosen entries shows the picture."""
        condition = Q()
        for field in cls.showing_fields():
            condition |= Exists(chosen(field.model.objects.filter(**{field.name: OuterRef("pk")})))
        return condition

    def _take_upload(self):
        """Writes the upload anew in all widths; the files of the picture it replaces go once that is committed."""
        replaced = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        image = pictures.decode(self.file)
        self.width, self.height, self.widths = image.width, image.height, pictures.widths_for(image.width)
        self.file = pictures.write(image)
        if replaced:
            transaction.on_commit(lambda: remove_files(replaced.file_names()))

    def file_names(self) -> list[str]:
        return [
            pictures.variant_name(self.file.name, width, encoding)
            for width in self.widths
            for encoding in pictures.ENCODINGS
        ]

    def url(self, width: int | None = None, encoding: str = "webp") -> str:
        return default_storage.url(pictures.variant_name(self.file.name, width or self.widths[-1], encoding))

    def srcset(self, encoding: str) -> str:
        return ", ".join(f"{self.url(width, encoding)} {width}w" for width in self.widths)

    @property
    def webp_srcset(self) -> str:
        return self.srcset("webp")

    @property
    def avif_srcset(self) -> str:
        return self.srcset("avif")

    @property
    def thumbnail_url(self) -> str:
        return self.url(self.widths[0])
