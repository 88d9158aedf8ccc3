"""What somebody sent: a new entry, a correction, a report, an objection."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import languages
from core.keys import Keyed, KeyedQuerySet
from organisations.models import Organisation
from projects.models import Project
from submissions.reports import Problem

# The score from which a submission is kept apart for a moderator with time.
QUARANTINE = 5


class Kind(models.TextChoices):
    JOIN = "join", _("New entry")
    CORRECTION = "correction", _("Correction")
    REPORT = "report", _("Report of a problem")
    OBJECTION = "objection", _("Objection")


class Stage(models.TextChoices):
    DRAFT = "draft", "Being written"
    SENT = "sent", "Waiting until the address is confirmed"
    RECEIVED = "received", "Received"
    ASKED = "asked", "Question asked"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    SPAM = "spam", "Spam"


WAITING = (Stage.RECEIVED, Stage.ASKED)
DECIDED = (Stage.ACCEPTED, Stage.DECLINED, Stage.SPAM)


# A report that is a notice under the Digital Services Act.
NOTICE = Q(kind=Kind.REPORT, answers__report__problem=[Problem.ILLEGAL.value])
# Notices, then the others, those that wait longest first.
URGENT_FIRST = (Case(When(NOTICE, then=0), default=1), "received_at", "pk")


class SubmissionQuerySet(KeyedQuerySet):
    def drafts(self):
        return self.filter(stage=Stage.DRAFT)

    def unconfirmed(self):
        return self.filter(stage=Stage.SENT)

    def confirmed(self):
        """What moderators may see: all but drafts and what waits for its address."""
        return self.exclude(stage__in=(Stage.DRAFT, Stage.SENT))

    def waiting(self):
        """What waits for a decision, or for an answer on the way to one."""
        return self.filter(stage__in=WAITING)

    def decided(self):
        return self.filter(stage__in=DECIDED)

    def in_quarantine(self):
        return self.filter(score__gte=QUARANTINE)

    def out_of_quarantine(self):
        return self.filter(score__lt=QUARANTINE)

    def urgent_first(self):
        return self.order_by(*URGENT_FIRST)

    def with_answered(self):
        """Adds `was_answered`: whether the sender has answered a question."""
        answers = self.model.events.rel.related_model.objects.filter(submission=OuterRef("pk"), kind="answered")
        return self.annotate(was_answered=Exists(answers))


class Submission(Keyed):
    Kind = Kind
    Stage = Stage

    kind = models.CharField(max_length=12, choices=Kind)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT, db_index=True)
    # Of the form that made it, so that one form makes one submission.
    nonce = models.CharField(max_length=64, unique=True, null=True, blank=True)
    # In which somebody began it, and is written to.
    language = models.CharField(max_length=8, default=languages.of_reader)

    # Who
    person_name = models.CharField("name", max_length=120, blank=True)
    address = models.EmailField("mail address", max_length=320, blank=True, db_index=True)

    # What: by part, what was typed into each field, as a form posts it.
    answers = models.JSONField(default=dict, blank=True)
    # Of a correction: by field, {"before": …, "after": …}, both as a form posts them.
    changes = models.JSONField(default=dict, blank=True)
    entry_kind = models.CharField(max_length=20, blank=True)
    entry_number = models.PositiveIntegerField(null=True, blank=True)
    about = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="objections")

    # Of what was written, under which licence it was given, in which words.
    consent_version = models.CharField(max_length=20, blank=True)
    consent_text = models.TextField(blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)

    # What speaks against it: [{"rule": …, "points": …, "sentence": …}]
    findings = models.JSONField(default=list, blank=True)
    score = models.PositiveSmallIntegerField(default=0)
    # By which a text is known again: `submissions.texts`.
    fingerprints = ArrayField(models.CharField(max_length=32), default=list, blank=True)

    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    # What accepting it made.
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ("received_at", "pk")
        indexes = (GinIndex(fields=("fingerprints",), name="submission_fingerprints"),)
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="submission_kind_is_known"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="submission_stage_is_known"),
            models.CheckConstraint(
                condition=Q(stage__in=(Stage.DRAFT, Stage.SENT)) | Q(received_at__isnull=False),
                name="submission_is_received_before_it_is_decided",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=DECIDED, decided_at__isnull=False)
                | ~Q(stage__in=DECIDED) & Q(decided_at__isnull=True),
                name="submission_decision_has_a_time",
            ),
        )

    def __str__(self):
        # Without the person: this may be logged.
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def parts(self) -> list[str]:
        """What a new submission adds, in the order in which it is asked: "organisation", "project" or both."""
        return [part for part in ("organisation", "project") if part in self.answers]

    def answer(self, part: str, field: str) -> str:
        """The first line of what was typed into a field, for a title."""
        return " ".join((self.answers.get(part, {}).get(field) or [""])[0].split())

    @property
    def title(self) -> str:
        """What it is about, in a few words."""
        added = " + ".join(name for part in self.parts if (name := self.answer(part, "name")))
        # What an entry was called when somebody wrote about it stands in the answers, too.
        return added or self.answer("entry", "name") or str(self)

    @property
    def title_language(self) -> str:
        """The language of the title of what is added; of anything else it is not known."""
        return next((self.language_of(part) for part in self.parts), "")

    def language_of(self, part: str) -> str:
        """The language of the texts of a part: the one that was chosen, until then most likely that of the page."""
        return self.answer(part, "language") or self.language

    @property
    def is_notice(self) -> bool:
        """Whether it is a notice of illegal content, which must not wait."""
        return self.kind == Kind.REPORT and self.answer("report", "problem") == Problem.ILLEGAL

    @property
    def stage_in_words(self) -> str:
        """For moderators; of submissions from `with_answered`, also that it is their turn again."""
        is_answered = self.stage == Stage.RECEIVED and getattr(self, "was_answered", False)
        return "Answered" if is_answered else self.get_stage_display()

    @property
    def kind_in_words(self) -> str:
        return "Notice of illegal content" if self.is_notice else self.get_kind_display()

    @property
    def is_in_quarantine(self) -> bool:
        return self.score >= QUARANTINE

    @property
    def is_waiting(self) -> bool:
        return self.stage in WAITING

    @property
    def is_decided(self) -> bool:
        return self.stage in DECIDED
