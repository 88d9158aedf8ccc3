"""The mails about submissions as editors can look at them, with what nobody ever sent."""

from django.urls import reverse

from core import languages
from core.addresses import absolute
from mail.samples import sample
from submissions import links
from submissions.models import Event, Kind, ReopeningWish, Subject, Submission
from submissions.reports import Dismissal, Ground, Measure

NAME = "Repair Café Harbour"
QUESTION = "Which of the two addresses is right, the one on the quay or the one in Mill Lane?"
FOUND = "We read the page of the organisation and its entry in the register."


def made_up(kind: Kind = Kind.JOIN) -> Submission:
    part = "organisation" if kind == Kind.JOIN else "entry"
    return Submission(pk=1042, kind=kind, seed="an-example", answers={part: {"name": [NAME]}})


def about(kind: Kind = Kind.JOIN, **more) -> dict:
    submission = made_up(kind)
    return {"submission": submission, "link": links.status(submission), **more}


def report(**more) -> dict:
    return about(Kind.REPORT, name=NAME, text=FOUND, **more)


# Adding and correcting


@sample("submissions/mail/confirm.txt", "When somebody sends something and gives an address that is not confirmed yet.")
def confirm():
    return {"link": links.confirming(made_up())}


@sample("submissions/mail/go_on.txt", "When somebody who adds something asks for a link to go on later.")
def go_on():
    return {"link": links.going_on(made_up())}


@sample("submissions/mail/received.txt", "When the address of a new entry is confirmed.")
def received():
    return about()


@sample("submissions/mail/correction_received.txt", "When the address of a correction is confirmed.")
def correction_received():
    return about(Kind.CORRECTION)


@sample("submissions/mail/asked.txt", "When a moderator asks the sender something.")
def asked():
    return about(text=QUESTION)


@sample("submissions/mail/accepted.txt", "When what somebody sent is accepted.")
def accepted():
    organisation = reverse("organisations:detail", args=[200001, "repair-cafe-harbour"])
    project = reverse("projects:detail", args=[200002, "tool-library"])
    addresses = [absolute(organisation), absolute(project)]
    return about(addresses=addresses, was_edited=True)


@sample("submissions/mail/declined.txt", "When what somebody sent is declined, with the reason.")
def declined():
    return about(text=FOUND, objection=links.objection(made_up()))


@sample("submissions/mail/spam.txt", "When what somebody sent is taken for spam.")
def spam():
    return about(objection=links.objection(made_up()))


@sample("submissions/mail/undone.txt", "When a decision is taken back a moment later.")
def undone():
    return about()


# Reporting and objecting


@sample("submissions/mail/report_received.txt", "When the address of a report is confirmed.")
def report_received():
    return report()


@sample("submissions/mail/report_upheld.txt", "When a report is right and something was done.")
def report_upheld():
    return report(measure=Measure.ARCHIVED.label, reason=Ground.ENDED.label)


@sample("submissions/mail/report_dismissed.txt", "When nothing is done about a report.")
def report_dismissed():
    return report(reason=Dismissal.UNCONFIRMED.label, objection=links.objection(made_up()))


@sample("submissions/mail/report_reopened.txt", "When a decision about a report is taken back.")
def report_reopened():
    return report()


@sample("submissions/mail/statement.txt", "When an entry is hidden, to its author: the reasons that the law asks for.")
def statement():
    link = links.objecting(Event(pk=1), languages.of_reader())
    return report(measure=Measure.REMOVED.label, reason=Ground.CRITERIA.label, is_law=False, is_notice=True) | {
        "link": link
    }


@sample("submissions/mail/measure_undone.txt", "When what was hidden is shown again, to its author.")
def measure_undone():
    return {"name": NAME}


@sample("submissions/mail/objection_received.txt", "When somebody objects to a decision.")
def objection_received():
    return about(Kind.OBJECTION)


@sample("submissions/mail/objection_decided.txt", "When an objection is answered.")
def objection_decided():
    return about(Kind.OBJECTION, upheld=False, text=FOUND)


# The switch, and moderators


@sample("submissions/mail/confirm_wish.txt", "When somebody wants to know that adding is open again.")
def confirm_wish():
    return {"link": links.wishing(ReopeningWish(pk=1))}


@sample("submissions/mail/reopened.txt", "When adding is open again, to those who wanted to know.")
def reopened():
    return {"subjects": Subject.values, "link": links.joining(languages.of_reader())}


@sample("submissions/mail/notice.txt", "When a notice of illegal content comes in, to all moderators.")
def notice():
    return {"link": links.case(made_up())}


@sample("submissions/mail/digest.txt", "Once a day while submissions wait, to all moderators.")
def digest():
    kinds = [(Kind.JOIN.label, 5), (Kind.REPORT.label, 1)]
    return {"count": 6, "kinds": kinds, "days": 3, "asked": 2, "in_quarantine": 1, "link": links.queue()}
