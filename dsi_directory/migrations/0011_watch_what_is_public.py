from django.db import migrations

from core.watching import Watch


class Migration(migrations.Migration):
    """Every table that public pages show is watched, so that each change of it is another version of the content."""

    dependencies = [
        ("blog", "0004_note_what_there_is"),
        ("casestudies", "0005_outcome_of_a_case_study"),
        ("core", "0009_changes_of_content"),
        ("dsi_directory", "0010_texts_on_newsletter"),
        ("newsletter", "0001_newsletter"),
        ("opendata", "0001_initial"),
        ("organisations", "0004_note_what_there_is"),
        ("projects", "0004_note_what_there_is"),
        ("search", "0005_arrivals"),
        ("submissions", "0002_doors"),
    ]
    operations = [
        Watch(
            "organisations_organisation",
            "organisations_organisation_networks",
            "organisations_organisation_tags",
            "organisations_organisationlink",
            "organisations_organisationname",
        ),
        Watch(
            "projects_participation",
            "projects_project",
            "projects_project_areas_of_impact",
            "projects_project_focus_areas",
            "projects_project_helps",
            "projects_project_tags",
            "projects_project_technologies",
        ),
        Watch(
            "casestudies_casestudy",
            "casestudies_casestudy_areas_of_impact",
            "casestudies_casestudy_organisations",
            "casestudies_casestudy_projects",
            "casestudies_casestudy_tags",
        ),
        Watch(
            "blog_post",
            "blog_post_case_studies",
            "blog_post_organisations",
            "blog_post_projects",
            "blog_post_tags",
        ),
        Watch(
            "core_areaofimpact",
            "core_country",
            "core_focusarea",
            "core_network",
            "core_organisationsize",
            "core_organisationtype",
            "core_picture",
            "core_tag",
            "core_technology",
        ),
        Watch("dsi_directory_page", "newsletter_issue", "opendata_importedrecord"),
        Watch("submissions_door", "submissions_doormessage"),
        # Whatever else the index holds is of a revision.
        Watch("search_revision"),
    ]
