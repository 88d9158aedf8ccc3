import socket

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from dsi_directory import demo
from organisations.models import Organisation
from tests.factories import OrganisationFactory


@pytest.mark.parametrize("port", ["", "http", "0", "65536", "9" * 5000, "٨٠٠٠", "-1"])
def test_what_is_no_port_is_told(port):
    with pytest.raises(CommandError, match="is not a port"):
        demo.check_port(port)


def test_taken_port_is_told():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken by another program: choose another"):
            demo.check_port(str(port))


def test_free_port_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert demo.check_port(str(port)) == port


def test_a_database_that_somebody_has_named_is_left_alone(settings, monkeypatch):
    settings.DEBUG = True
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    for options in ({}, {"new_password": True}):
        with pytest.raises(CommandError, match="DATABASE_URL names another"):
            call_command("demo", **options)


@pytest.mark.django_db
def test_editor_gets_a_password_once():
    password = demo.editor_password()
    editor = get_user_model().objects.get(username="editor")
    assert editor.check_password(password)
    assert editor.is_staff
    assert set(editor.groups.all()) == set(Group.objects.all())
    assert demo.editor_password() is None


@pytest.mark.django_db
def test_password_is_never_stored_in_clear():
    password = demo.editor_password()
    assert password not in get_user_model().objects.get(username="editor").password


@pytest.mark.django_db
def test_new_password_replaces_the_old_one():
    old = demo.editor_password()
    new = demo.editor_password(renew=True)
    editor = get_user_model().objects.get(username="editor")
    assert editor.check_password(new)
    assert not editor.check_password(old)


@pytest.mark.django_db
def test_sample_is_not_loaded_into_a_directory_that_has_entries():
    OrganisationFactory()
    demo.prepare()
    assert Organisation.objects.count() == 1


def test_demo_is_refused_outside_debug(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG=1"):
        call_command("demo")


@pytest.mark.django_db
def test_new_password_is_printed(settings, capsys):
    settings.DEBUG = True
    OrganisationFactory()
    call_command("demo", new_password=True)
    assert "user editor, password " in capsys.readouterr().out


def test_the_demo_knows_its_address_and_who_answers_letters(settings, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    settings.CONTACT_EMAIL = ""
    demo.introduce(8031)
    assert (settings.SITE_URL, settings.CONTACT_EMAIL) == ("http://127.0.0.1:8031", demo.CONTACT)


def test_the_demo_keeps_what_its_operator_has_set(settings, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://try.example")
    settings.SITE_URL, settings.CONTACT_EMAIL = "https://try.example", "us@try.example"
    demo.introduce(8031)
    assert (settings.SITE_URL, settings.CONTACT_EMAIL) == ("https://try.example", "us@try.example")
