"""The index: what visitors can find, kept apart from the entries in tables made for finding."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now


class Document(models.Model):
    """What the index keeps of one published entry, of whatever kind."""

    kind = models.CharField(max_length=20)
    number = models.IntegerField()
    language = models.CharField(max_length=8)
    name = models.CharField(max_length=255)
    path = models.CharField(max_length=500)
    note = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=255, blank=True)
    summary = models.TextField(blank=True)
    # The text without its marks, for snippets.
    text = models.TextField(blank=True)
    # All names in plain letters, one on a line, for likeness.
    folded_names = models.TextField()
    # Words as they are written, and their stems with the language before them ("fr:citoyen").
    vector = SearchVectorField()
    # The same of the names alone, so that it stays small.
    name_vector = SearchVectorField()
    # Numbers of `Value`s.
    facets = ArrayField(models.IntegerField())
    sort_key = models.CharField(max_length=255, db_collation="C")
    published_at = models.DateTimeField()
    checked_on = models.DateField(null=True)
    project_count = models.IntegerField(default=0)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    # The `Revision` that wrote this row.
    revision = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "number"), name="document_of_an_entry_once"),)
        indexes = (
            GinIndex(fields=("vector",), name="document_vector"),
            GinIndex(fields=("name_vector",), name="document_name_vector"),
            GinIndex(fields=("facets",), name="document_facets"),
            GinIndex(fields=("folded_names",), opclasses=("gin_trgm_ops",), name="document_folded_names"),
            models.Index(fields=("kind", "sort_key", "number"), include=("id",), name="document_by_name"),
        )

    def __str__(self):
        return self.name


class Name(models.Model):
    """A text under which an entry is found at once, in plain letters."""

    class Form(models.IntegerChoices):
        WHOLE = 0, "A whole name without its spaces"
        ADDRESS = 1, "A web address or its host"
        BEGINNING = 2, "A name from one of its words on"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=20)
    form = models.SmallIntegerField(choices=Form)
    text = models.CharField(max_length=255, db_collation="C")

    class Meta:
        indexes = (models.Index(fields=("form", "kind", "text"), include=("document",), name="name_by_text"),)

    def __str__(self):
        return self.text


class Value(models.Model):
    """One value of one facet, with the number by which documents hold it."""

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("facet", "value"), name="value_of_a_facet_once"),)

    def __str__(self):
        return f"{self.facet}: {self.value}"


class Word(models.Model):
    """A word that some document held, from which the spelling of a search is mended."""

    word = models.CharField(max_length=30, primary_key=True)
    # Its letters in order, so that swapped letters are found at once.
    letters = models.CharField(max_length=30, db_index=True)

    class Meta:
        indexes = (GinIndex(fields=("word",), opclasses=("gin_trgm_ops",), name="word_by_likeness"),)

    def __str__(self):
        return self.word


class Arrival(models.Model):
    """When the index first held an entry that nobody could see before, whatever date the entry bears."""

    kind = models.CharField(max_length=20)
    number = models.IntegerField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "number"), name="arrival_of_an_entry_once"),)

    def __str__(self):
        return f"{self.kind} {self.number}"


class Change(models.Model):
    """Something that the database saw change and the index has not taken in yet."""

    # Label of the model and its key, such as "organisations.organisation" and 12; the bare name of a kind,
    # "organisation", for a document that has to be made anew and touches no other.
    source = models.CharField(max_length=60)
    key = models.BigIntegerField()
    # In the future for an entry that becomes public by itself.
    due_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = (
            models.Index(fields=("due_at",), name="change_by_time"),
            models.Index(fields=("source", "key"), name="change_by_source"),
        )

    def __str__(self):
        return f"{self.source} {self.key}"


class Revision(models.Model):
    """A state of the index, newest with the highest number: a moment in microseconds."""

    id = models.BigIntegerField(primary_key=True)
    # Documents that this state no longer holds.
    removed = ArrayField(models.IntegerField(), default=list)

    def __str__(self):
        return str(self.id)
