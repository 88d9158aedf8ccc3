from newsletter.models.alert import Alert, Every, Told
from newsletter.models.issue import Issue, Stage
from newsletter.models.subscriber import Subscriber, Suppression

__all__ = ["Alert", "Every", "Issue", "Stage", "Subscriber", "Suppression", "Told"]
