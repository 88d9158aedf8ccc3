from django.db import migrations

from search.triggers import NoteChanges


class Migration(migrations.Migration):
    """A renamed term is noted, for the documents that hold its name."""

    dependencies = [("search", "0002_changes_and_storage"), ("core", "0002_vocabularies")]
    operations = [
        NoteChanges("core_areaofimpact", "id", "core.areaofimpact"),
        NoteChanges("core_focusarea", "id", "core.focusarea"),
        NoteChanges("core_network", "id", "core.network"),
        NoteChanges("core_organisationsize", "id", "core.organisationsize"),
        NoteChanges("core_organisationtype", "id", "core.organisationtype"),
        NoteChanges("core_tag", "id", "core.tag"),
        NoteChanges("core_technology", "id", "core.technology"),
    ]
