"""What the mails of the newsletter look like, for the preview in the admin."""

from core.addresses import absolute
from mail.samples import sample


@sample("newsletter/mail/confirm.txt", "When somebody asks for mails: the link that says yes.")
def confirm() -> dict:
    return {"link": absolute("/newsletter/confirm/an-example")}


@sample("newsletter/mail/already.txt", "When somebody asks for what they get already.")
def already() -> dict:
    return {"link": absolute("/newsletter/preferences/an-example")}


@sample("newsletter/mail/link.txt", "When somebody asks for the link to their preferences.")
def link() -> dict:
    return {"link": absolute("/newsletter/preferences/an-example")}
