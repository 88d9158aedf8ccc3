import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission, User

from mail.models import Delivery
from tests.admin.conftest import list_of, page, save, sent_by, text_of
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("administrator")]
PASSWORD = "harbour-lights-27"


def group(name):
    return Group.objects.get(name=name)


def add(client, **fields):
    words = {"username": "new", "email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    return save(client, list_of(User, "add"), **words | fields)


def test_new_editor_gets_a_password_and_a_role(client):
    assert add(client, groups=[group("Editor").pk]).status_code == 302
    person = User.objects.get(username="new")
    assert person.check_password(PASSWORD)
    assert (person.is_staff, person.is_superuser, person.groups.get().name) == (True, False, "Editor")


def test_weak_password_is_explained(client):
    assert "This password is too common." in text_of(add(client, password1="password", password2="password"))


def test_password_of_an_editor_can_be_set(client):
    person = UserFactory()
    data = {"password1": PASSWORD, "password2": PASSWORD}
    client.post(f"/admin/auth/user/{person.pk}/password/", data)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert Delivery.objects.get(subject="Your password was changed").to == person.email


def test_who_gets_another_mail_address_is_told_at_the_old_one(client):
    person = UserFactory(email="old@example.org")
    save(client, page(person), email="new@example.org")
    assert Delivery.objects.get(subject="Your mail address was changed").to == "old@example.org"


def test_mail_address_of_another_is_refused(client):
    UserFactory(email="Taken@example.org")
    assert "Somebody has this mail address already." in text_of(add(client, email="taken@example.org"))


def test_nobody_makes_himself_a_superuser(client, administrator):
    save(client, page(administrator), is_superuser="on", user_permissions=[Permission.objects.first().pk])
    administrator.refresh_from_db()
    assert (administrator.is_superuser, administrator.user_permissions.count()) == (False, 0)


@pytest.mark.parametrize("address", ["change", "delete"])
def test_a_superuser_is_out_of_reach(client, address):
    superuser = UserFactory(is_superuser=True, is_staff=True)
    data = {"username": "mine", "post": "yes"}
    assert client.post(page(superuser, address), data).status_code == 404
    assert client.post(f"/admin/auth/user/{superuser.pk}/password/", {}).status_code == 404


def test_a_superuser_may_make_another(admin_client):
    person = UserFactory()
    save(admin_client, page(person), is_superuser="on")
    person.refresh_from_db()
    assert person.is_superuser


def test_somebody_who_may_do_more_is_out_of_reach(client, sign_in):
    manager = sign_in("Editor")
    manager.user_permissions.set(Permission.objects.filter(codename__in=["change_user", "view_user"]))
    beyond = UserFactory()
    beyond.groups.add(group("Administrator"))
    assert client.post(page(beyond), {}).status_code == 404
    assert "Administrator" not in text_of(client.get(page(UserFactory())))


def test_role_cannot_be_given_more_than_one_has(client):
    beyond = Permission.objects.get(codename="delete_session")
    response = save(client, page(group("Editor")), permissions=[beyond.pk])
    assert response.status_code == 200
    assert not group("Editor").permissions.filter(pk=beyond.pk).exists()


def test_role_that_may_do_more_is_out_of_reach(client, administrator):
    beyond = Group.objects.create(name="Beyond")
    beyond.permissions.add(Permission.objects.get(codename="delete_session"))
    assert client.post(page(beyond), {"name": "Mine"}).status_code == 404
    assert save(client, page(administrator), groups=[beyond.pk]).status_code == 200
    assert administrator.groups.get().name == "Administrator"


def test_role_can_be_changed_within_what_one_has(client):
    data = sent_by(client.get(page(group("Editor"))), name="Author")
    assert client.post(page(group("Editor")), data).status_code == 302
    assert Group.objects.filter(name="Author").exists()


def test_lost_second_factor_is_removed(client):
    person, superuser = UserFactory(), UserFactory(is_superuser=True)
    for user in (person, superuser):
        Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    chosen = {"action": "remove_second_factor", "_selected_action": [person.pk, superuser.pk]}
    assert "Second factor removed from 1." in text_of(client.post(list_of(User), chosen, follow=True))
    assert Authenticator.objects.get().user == superuser


def test_list_of_people_takes_the_same_queries_for_more(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(15) as few:
        client.get(list_of(User))
    count = len(few)
    for person in UserFactory.create_batch(5):
        person.groups.add(group("Editor"))
    with django_assert_max_num_queries(count):
        client.get(list_of(User))
