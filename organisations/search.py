"""What can be found of organisations, and by what their list is narrowed."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, npgettext_lazy

from core.models import OrganisationSize, OrganisationType
from organisations.models import Lifecycle, Organisation
from search.facets import (
    AREA_OF_IMPACT,
    COUNTRY,
    FOCUS_AREA,
    LANGUAGE,
    NETWORK,
    TAG,
    TECHNOLOGY,
    TOWN,
    ChoiceFacet,
    TermFacet,
    YearFacet,
)
from search.kinds import Description, Kind, Phrases, names, register, slugs, taken_of, term_paths


@register
class OrganisationKind(Kind):
    model = Organisation
    title = _("Organisations")
    feed = "organisations"
    noted = "type"
    position = 3
    phrases = Phrases(
        counted=ngettext_lazy("%(count)s organisation", "%(count)s organisations", "number"),
        noun=npgettext_lazy("below a large number", "organisation", "organisations", "number"),
        all_of=ngettext_lazy("%(count)s organisation", "All %(count)s organisations", "number"),
        view_all=ngettext_lazy(
            "View %(count)s organisation result", "View all %(count)s organisation results", "number"
        ),
        see_all=_("See all organisations"),
        nothing=_("No organisations found"),
        none_yet=_("No organisations are listed yet."),
        none_other=_("No other organisations are listed."),
        on_map=_("Organisations by country"),
        as_table=_("Organisations as a table"),
        removed=_("This organisation has been removed"),
        archived_left_out=ngettext_lazy(
            "%(count)s archived organisation is left out.", "%(count)s archived organisations are left out.", "number"
        ),
        archived_shown=_("Archived organisations are in this list."),
        ended_left_out=ngettext_lazy(
            "%(count)s ended organisation is left out.", "%(count)s ended organisations are left out.", "number"
        ),
        ended_shown=_("Ended organisations are in this list."),
    )
    facets = (
        COUNTRY,
        TermFacet("type", _("Type"), model=OrganisationType, in_order=True),
        TermFacet("size", _("Size"), model=OrganisationSize, in_order=True),
        FOCUS_AREA,
        AREA_OF_IMPACT,
        TECHNOLOGY,
        NETWORK,
        TAG,
        TOWN,
        LANGUAGE,
        YearFacet("year", _("Founded in")),
        ChoiceFacet("lifecycle", _("Activity"), choices=tuple(Lifecycle.choices), ended=Lifecycle.ENDED),
        ChoiceFacet("case_study", _("Case study"), may_be_missing=False, choices=(("yes", _("Has a case study")),)),
    )

    taken = {
        "other_names": ("names__name",),
        "addresses": ("links__url",),
        "tag": term_paths("tags"),
        "network": term_paths("networks"),
        "project_names": ("projects__name",),
        "case_study_names": ("case_studies__name",),
    }
    lent = {
        "focus_area": (("projects__focus_areas__slug",),),
        "area_of_impact": (("projects__areas_of_impact__slug",),),
        "technology": (("projects__technologies__slug",),),
    }
    followed = ("type__slug", "size__slug")

    def entries(self):
        return Organisation.objects.select_related("type", "size").with_project_count()

    def describe(self, organisation, around):
        sorts = [taken_of(term) for term in (organisation.type, organisation.size)]
        return Description(
            names=[organisation.name, *around["other_names"]],
            terms=names([*around["tag"], *around["network"], *sorts]),
            linked=[*around["project_names"], *around["case_study_names"]],
            html=[organisation.body_html],
            addresses=[organisation.website, *around["addresses"]],
            values={facet: around[facet] for facet in self.lent}
            | {facet: slugs(around[facet]) for facet in ("network", "tag")}
            | {
                "type": [sorts[0][0]],
                "size": [sorts[1][0]],
                "year": [organisation.founded[:4]],
                "lifecycle": [organisation.lifecycle],
                "case_study": ["yes"] if around["case_study_names"] else [],
            },
            ended=organisation.lifecycle == Lifecycle.ENDED,
            project_count=organisation.project_count,
        )
