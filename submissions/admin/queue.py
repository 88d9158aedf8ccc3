"""The queue of what waits for a moderator."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Count, Q
from django.utils.html import format_html
from django.utils.timesince import timesince
from django_countries import countries

from core.text import fold
from submissions.actions import moderating
from submissions.admin.case import CasePages
from submissions.entries import KINDS
from submissions.models import Stage, Submission
from submissions.models.submission import DECIDED, QUARANTINE, URGENT_FIRST, WAITING

# By the name that each has in addresses: what is called how, and what is in it.
ORDINARY = Q(stage=Stage.RECEIVED, score__lt=QUARANTINE)
QUEUES = {
    None: ("Waiting", ORDINARY),
    "mine": ("Mine", None),
    "unassigned": ("Nobody has it", ORDINARY & Q(assigned_to=None)),
    "asked": ("Question asked", Q(stage=Stage.ASKED)),
    "quarantine": ("Perhaps spam", Q(stage__in=WAITING, score__gte=QUARANTINE)),
    "decided": ("Decided", Q(stage__in=DECIDED)),
}


def queues_for(user) -> dict[str | None, tuple[str, Q]]:
    mine = Q(stage__in=WAITING, assigned_to=user)
    return {name: (label, mine if name == "mine" else which) for name, (label, which) in QUEUES.items()}


def counts_for(user) -> dict[str | None, tuple[str, int]]:
    """By the name of a queue, what it is called and how many are in it."""
    queues = queues_for(user)
    counted = {name or "waiting": Count("pk", filter=which) for name, (_, which) in queues.items()}
    counts = Submission.objects.aggregate(**counted)
    return {name: (label, counts[name or "waiting"]) for name, (label, _) in queues.items()}


class QueueFilter(admin.SimpleListFilter):
    title = "queue"
    parameter_name = "queue"

    def __init__(self, request, params, model, model_admin):
        self.queues = queues_for(request.user)
        self.is_searching = bool(request.GET.get(SEARCH_VAR))
        super().__init__(request, params, model, model_admin)
        self.counts = counts_for(request.user)

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _) in self.queues.items()]

    def queryset(self, request, queryset):
        # Who looks for something wants to find it, wherever it stands.
        if self.value() is None and self.is_searching:
            return queryset
        return queryset.filter(self.queues.get(self.value(), self.queues[None])[1])

    def choices(self, changelist):
        for name, (label, count) in self.counts.items():
            yield {
                "selected": self.value() == name,
                "query_string": changelist.get_query_string({self.parameter_name: name}, [self.parameter_name]),
                "display": f"{label} ({count})",
            }


@admin.register(Submission)
class SubmissionAdmin(CasePages, admin.ModelAdmin):
    list_display = ("what", "sort", "country", "age", "points", "held_by", "standing")
    list_filter = (QueueFilter, "kind")
    list_per_page = 50
    list_select_related = ("assigned_to",)
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("pk",)
    search_help_text = (
        "Words of a name, a website, or a whole mail address, wherever it stands. "
        f"From {QUARANTINE} signs of spam on, a submission waits apart, under “Perhaps spam”."
    )
    actions = ("mark_spam",)

    def get_queryset(self, request):
        return Submission.objects.confirmed().with_answered()

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_ordering(self, request):
        is_decided = request.GET.get(QueueFilter.parameter_name) == "decided"
        return ("-decided_at", "-pk") if is_decided else URGENT_FIRST

    def get_search_results(self, request, queryset, search_term):
        term = search_term.replace("\0", " ").strip()
        if "@" in term:
            return queryset.filter(address=term.lower()), False
        for word in term.split()[:10]:
            queryset = queryset.filter(holding(word))
        return queryset, False

    # Columns

    @admin.display(description="what")
    def what(self, submission):
        return submission.title

    @admin.display(description="kind", ordering="kind")
    def sort(self, submission):
        return format_html("<b>{}</b>", submission.kind_in_words) if submission.is_notice else submission.kind_in_words

    @admin.display(description="stage", ordering="stage")
    def standing(self, submission):
        return submission.stage_in_words

    @admin.display(description="country")
    def country(self, submission):
        codes = filter(None, [submission.answer(part, "country") for part in submission.parts])
        return countries.name(next(codes, ""))

    @admin.display(description="age", ordering="received_at")
    def age(self, submission):
        return format_html(
            '<time datetime="{}">{}</time>',
            submission.received_at.isoformat(),
            timesince(submission.received_at, depth=1),
        )

    @admin.display(description="signs of spam", ordering="score")
    def points(self, submission):
        return submission.score

    @admin.display(description="assigned to", ordering="assigned_to__username", empty_value="")
    def held_by(self, submission):
        return submission.assigned_to

    # Many at once

    @admin.action(description="Mark as spam", permissions=["change"])
    def mark_spam(self, request, chosen):
        count = chosen.count()
        marked = moderating.mark_all_spam(chosen, by=request.user)
        rest = f" {count - len(marked)} did not wait any more and stay as they were." if len(marked) < count else ""
        level = messages.SUCCESS if marked else messages.WARNING
        self.message_user(request, f"{len(marked)} marked as spam.{rest}", level)


def holding(word: str) -> Q:
    """Submissions with the word in a name or a website that was typed, or in the name of the entry they are about."""
    found = Q()
    for part in ("organisation", "project"):
        for field in ("name", "website"):
            found |= Q(**{f"answers__{part}__{field}__0__icontains": word})
    for kind, model in KINDS.items():
        named = model.objects.filter(sort_key__contains=fold(word)).values("pk")
        found |= Q(entry_kind=kind, entry_number__in=named)
    return found
