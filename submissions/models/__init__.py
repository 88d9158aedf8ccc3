from submissions.models.door import Door, DoorMessage, ReopeningWish, Subject
from submissions.models.event import Event
from submissions.models.picture import SubmittedPicture
from submissions.models.statement import Statement
from submissions.models.submission import Kind, Stage, Submission

__all__ = [
    "Door",
    "DoorMessage",
    "Event",
    "Kind",
    "ReopeningWish",
    "Stage",
    "Statement",
    "Subject",
    "Submission",
    "SubmittedPicture",
]
