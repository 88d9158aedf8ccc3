"""Whose mailbox is gone, and who calls a mail of ours spam, gets no more of the newsletter and of alerts."""

from mail.bounces import Sign, wants_to_know
from mail.models import Delivery
from newsletter.actions import leaving
from newsletter.links import Topic
from newsletter.models import Subscriber


@wants_to_know
def end_all(delivery: Delivery, sign: Sign) -> None:
    """Whatever the mail was about: nobody asks twice to be left alone."""
    subscriber = Subscriber.objects.filter(address=delivery.to).first()
    if subscriber:
        for topic in Topic:
            leaving.unsubscribe(subscriber, topic)
