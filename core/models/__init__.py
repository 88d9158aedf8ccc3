from core.models.content_change import ContentChange
from core.models.country import Country
from core.models.entry import PUBLIC_STATES, Entry, EntryQuerySet, State, is_published
from core.models.introduced import Introduced
from core.models.picture import Picture
from core.models.place import Located, Precision, Scope
from core.models.tally import Tally
from core.models.vocabulary import (
    AreaOfImpact,
    FocusArea,
    Network,
    OrganisationSize,
    OrganisationType,
    Tag,
    Technology,
    Term,
)

__all__ = [
    "PUBLIC_STATES",
    "AreaOfImpact",
    "ContentChange",
    "Country",
    "Entry",
    "EntryQuerySet",
    "FocusArea",
    "Introduced",
    "Located",
    "Network",
    "OrganisationSize",
    "OrganisationType",
    "Picture",
    "Precision",
    "Scope",
    "State",
    "Tag",
    "Tally",
    "Technology",
    "Term",
    "is_published",
]
