"""What can be found of case studies, and by what their list is narrowed."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, npgettext_lazy

from casestudies.models import CaseStudy
from search.facets import AREA_OF_IMPACT, COUNTRY, FOCUS_AREA, LANGUAGE, NETWORK, TAG, TOWN, YearFacet
from search.kinds import Description, Kind, Phrases, names, register, slugs, term_paths


@register
class CaseStudyKind(Kind):
    model = CaseStudy
    title = _("Case studies")
    feed = "case-studies"
    position = 4
    phrases = Phrases(
        counted=ngettext_lazy("%(count)s case study", "%(count)s case studies", "number"),
        noun=npgettext_lazy("below a large number", "case study", "case studies", "number"),
        all_of=ngettext_lazy("%(count)s case study", "All %(count)s case studies", "number"),
        view_all=ngettext_lazy("View %(count)s case study result", "View all %(count)s case study results", "number"),
        see_all=_("See all case studies"),
        nothing=_("No case studies found"),
        none_yet=_("No case studies are listed yet."),
        none_other=_("No other case studies are listed."),
        on_map=_("Case studies by country"),
        as_table=_("Case studies as a table"),
        removed=_("This case study has been removed"),
        archived_left_out=ngettext_lazy(
            "%(count)s archived case study is left out.", "%(count)s archived case studies are left out.", "number"
        ),
        archived_shown=_("Archived case studies are in this list."),
    )
    facets = (
        COUNTRY,
        FOCUS_AREA,
        AREA_OF_IMPACT,
        NETWORK,
        TAG,
        TOWN,
        LANGUAGE,
        YearFacet("year", _("Started in")),
    )

    taken = {
        "area_of_impact": term_paths("areas_of_impact"),
        "tag": term_paths("tags"),
        "organisation_names": ("organisations__name",),
        "project_names": ("projects__name",),
    }
    # What a story tells of is the work of its projects; where it names none, all that its organisations do.
    lent = {
        "focus_area": (("projects__focus_areas__slug",), ("organisations__projects__focus_areas__slug",)),
        "network": (("organisations__networks__slug",), ("projects__organisations__networks__slug",)),
    }

    def describe(self, story, around):
        return Description(
            names=[story.name],
            terms=names([*around["area_of_impact"], *around["tag"]]),
            linked=[*around["organisation_names"], *around["project_names"]],
            html=[story.introduction_html, story.body_html, story.outcome_html, story.facts_html],
            addresses=[story.website],
            values={facet: around[facet] for facet in self.lent}
            | {facet: slugs(around[facet]) for facet in ("area_of_impact", "tag")}
            | {"year": [story.started[:4]]},
        )
