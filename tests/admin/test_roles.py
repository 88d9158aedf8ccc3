import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse

from opendata.models import ImportedRecord
from tests.admin.conftest import list_of, page, text_of
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
ENTRIES = ["organisations.organisation", "projects.project", "casestudies.casestudy", "blog.post"]
ROWS = ["organisations.organisationname", "organisations.organisationlink", "projects.participation"]
CLOSED = [
    *["core.focusarea", "core.areaofimpact", "core.technology", "core.organisationtype", "core.organisationsize"],
    "core.country",
]
OPEN = ["core.tag", "core.network"]
PAGES = ["dsi_directory.page", "dsi_directory.pagetranslation"]
DOOR, MESSAGES = "submissions.door", "submissions.doormessage"
NEWSLETTER = [
    (["newsletter.issue"], "acvds"),
    (["newsletter.subscriber"], "acvd"),
    (["newsletter.alert"], "vd"),
]
# What each role may do, by the first letters of add, change, view, delete, send and export.
MATRIX = {
    "Editor": [
        *[(ENTRIES + PAGES, "acv"), (ROWS, "acvd"), (["core.picture"], "acvd"), (OPEN, "acv"), (CLOSED, "v")],
        ([DOOR, MESSAGES], "v"),
        *NEWSLETTER,
    ],
    "Moderator": [
        *[(ENTRIES + PAGES, "acv"), (ROWS, "acvd"), (["core.picture", "core.tag"], "acvd"), (["core.network"], "acv")],
        *[(CLOSED, "acv"), (["opendata.importedrecord"], "v"), (["submissions.submission", DOOR], "cv")],
        ([MESSAGES], "acvd"),
    ],
    "Administrator": [
        (ENTRIES + PAGES + ROWS + OPEN + CLOSED + ["core.picture", "auth.user", "auth.group"], "acvd"),
        (["opendata.importedrecord"], "v"),
        (["submissions.submission", DOOR], "cv"),
        ([MESSAGES], "acvd"),
        *NEWSLETTER,
        (["newsletter.subscriber"], "e"),
        (["newsletter.suppression", "mail.delivery", "mail.mailing"], "v"),
    ],
}
VERBS = {"a": "add", "c": "change", "v": "view", "d": "delete", "s": "send", "e": "export"}


def permissions(role):
    found = Permission.objects.filter(group__name=role).values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in found}


@pytest.mark.parametrize("role", MATRIX)
def test_role_may_do_this_and_nothing_else(role):
    expected = set()
    for models, letters in MATRIX[role]:
        for app, model in (name.split(".") for name in models):
            expected |= {f"{app}.{VERBS[letter]}_{model}" for letter in letters}
    assert permissions(role) == expected


@pytest.mark.parametrize(("role", "status"), [("Editor", 404), ("Moderator", 404), ("Administrator", 200)])
def test_only_administrators_delete_entries(client, sign_in, role, status):
    sign_in(role)
    entry = OrganisationFactory()
    assert client.get(page(entry, "delete")).status_code == status
    offered = b'value="delete_selected"' in client.get(list_of(entry)).content
    assert offered == (status == 200)


@pytest.mark.parametrize("role", ["Moderator", "Administrator"])
def test_imported_records_can_only_be_looked_at(client, sign_in, role):
    sign_in(role)
    record = ImportedRecord.objects.create(source="dsi4eu", kind="project", number=7, raw={"title": "Old"})
    assert "Old" in text_of(client.get(page(record)))
    assert client.post(page(record), {}).status_code == 404
    assert client.get(list_of(record, "add")).status_code == client.get(page(record, "delete")).status_code == 404
    assert record.kind in text_of(client.get(list_of(ImportedRecord), {"q": "7"})).lower()


def test_roles_are_made_and_removed_by_their_migration():
    call_command("migrate", "dsi_directory", "zero", verbosity=0)
    assert not Group.objects.exists()
    call_command("migrate", "dsi_directory", verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) == set(MATRIX)


@pytest.mark.usefixtures("administrator")
def test_home_lists_apps_in_the_order_of_the_site(client):
    apps_shown = [app["app_label"] for app in client.get(reverse("admin:index")).context["app_list"]]
    assert apps_shown == [
        "organisations",
        "projects",
        "casestudies",
        "blog",
        "dsi_directory",
        "core",
        "submissions",
        "newsletter",
        "mail",
        "opendata",
        "auth",
    ]
