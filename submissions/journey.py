"""The way through joining: one page for each step, in the order in which they are asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from submissions.answers import form_for
from submissions.forms.entries import FORMS
from submissions.forms.person import PersonForm
from submissions.forms.pictures import WORDS, picture_forms
from submissions.models import Submission

# By part and step: what the page asks, and a sentence that helps to answer.
PAGES = {
    ("organisation", "what"): (
        _("What is the organisation?"),
        _("It may be a charity, a company, a public body or a group without any legal form."),
    ),
    ("organisation", "where"): (
        _("Where is it, and who is there?"),
        _("People look for others near them. The street is optional: give it only if visitors are welcome there."),
    ),
    ("organisation", "work"): (
        _("What does it work on?"),
        _("These words lead people with the same interests to it."),
    ),
    ("organisation", "story"): (
        _("Its story and its pictures"),
        _("All of this is optional, and it is what people like best to read and to look at."),
    ),
    ("project", "what"): (
        _("What is the project?"),
        _("A piece of work with a beginning: a service, a tool, a campaign, a place, a study."),
    ),
    ("project", "where"): (
        _("Who does it, and where?"),
        _("Choose the organisations that take part, as far as you know."),
    ),
    ("project", "work"): (
        _("What does the project work on?"),
        _("Tick what fits. Others find it by these words."),
    ),
    ("project", "story"): (
        _("The project’s story and pictures"),
        _("All of this is optional, and it is what people like best to read and to look at."),
    ),
    ("person", "you"): (
        _("About you"),
        _("We ask you only if something is not clear, and tell you what became of it."),
    ),
}


@dataclass(frozen=True)
class Step:
    part: str
    name: str

    @property
    def title(self) -> str:
        return PAGES[self.part, self.name][0]

    @property
    def lead(self) -> str:
        return PAGES[self.part, self.name][1]

    @property
    def fields(self) -> tuple[str, ...]:
        """What is typed here, pictures aside."""
        if self.part == "person":
            return tuple(PersonForm.base_fields)
        words = [f"{use}-{word}" for use in self.picture_uses for word in WORDS]
        return (*FORMS[self.part].steps[self.name], *words)

    @property
    def picture_uses(self) -> tuple[str, ...]:
        return FORMS[self.part].picture_uses if self.name == "story" else ()

    def is_filled_in(self, draft: Submission) -> bool:
        """Whether somebody has been here, whatever was typed."""
        return any(name in draft.answers.get(self.part, {}) for name in self.fields)

    def address(self, draft: Submission) -> str:
        return reverse("submissions:step", kwargs={"key": draft.key, "part": self.part, "step": self.name})


PERSON = Step("person", "you")


@dataclass(frozen=True)
class Gap:
    """What is missing or wrong, and the way to the field."""

    address: str
    label: str
    message: str


def steps(draft: Submission) -> list[Step]:
    asked = [Step(part, name) for part in draft.parts for name in FORMS[part].steps]
    return [*asked, PERSON]


def before(draft: Submission, step: Step) -> Step | None:
    way = steps(draft)
    place = way.index(step)
    return way[place - 1] if place else None


def after(draft: Submission, step: Step) -> Step | None:
    """The next step, or nothing where only checking is left."""
    following = steps(draft)[steps(draft).index(step) + 1 :]
    if following and following[0].part != step.part:
        # Another part may have been filled in before this one was added.
        following = [one for one in following if not is_done(draft, one)]
    return following[0] if following else None


def is_done(draft: Submission, step: Step) -> bool:
    return step.is_filled_in(draft) and not any(gaps_of(draft, step))


def where_left(draft: Submission) -> Step | None:
    """The first step where nobody has been yet."""
    return next((step for step in steps(draft) if not step.is_filled_in(draft)), None)


def place_of(draft: Submission, step: Step | None) -> dict[str, int]:
    """Which step of how many it is; the check before sending is the last one."""
    way = [*steps(draft), None]
    return {"now": way.index(step) + 1, "count": len(way)}


def gaps(draft: Submission) -> list[Gap]:
    """All that has to be mended before a draft can be sent."""
    return [gap for step in steps(draft) for gap in gaps_of(draft, step)]


def gaps_of(draft: Submission, step: Step) -> Iterator[Gap]:
    address = f"{step.address(draft)}?from=check"
    for form in [form_for(draft, step.part, step.name), *picture_forms(draft, step.part, step.picture_uses)]:
        yield from (Gap(address, step.title, error) for error in form.non_field_errors())
        for field in form:
            yield from (Gap(f"{address}#{field.auto_id}", str(field.label), error) for error in field.errors)
