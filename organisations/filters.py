from django.db.models import Exists, OuterRef, Q

from core.filters import EntryFilter
from organisations.models import Organisation, OrganisationName


class OrganisationFilter(EntryFilter):
    class Meta:
        model = Organisation
        fields = ()

    def name_holds(self, word: str) -> Q:
        other_names = OrganisationName.objects.filter(organisation=OuterRef("number"), name__icontains=word)
        return super().name_holds(word) | Exists(other_names)
