"""The people who edit. Nobody can give more than he has."""

from functools import partial

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from allauth.usersessions.admin import UserSession
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef

from core.admin.widgets import Ticks
from dsi_directory import second_factor, sessions
from dsi_directory.accounts import tell

apps.get_app_config("auth").verbose_name = "People and roles"

HELP_TEXTS = {
    "username": "A short name for signing in, which histories show. Letters, digits and @ . + - _ only.",
    "email": "For signing in, and for a new password when the old one is forgotten.",
    "is_staff": "What the person may do there follows from the role.",
    "is_active": "Take the tick away when somebody leaves. Deleting would take the name out of the histories.",
    "groups": "What the person may do. The smallest role that is enough keeps everybody safe.",
}

# A second factor's secret is nobody's to read; addresses and sessions belong to their people.
admin.site.unregister([User, Group, EmailAddress, Authenticator, UserSession])


def may_do_more(person: User, than: User) -> bool:
    return not person.get_all_permissions() <= than.get_all_permissions() or (
        person.is_superuser and not than.is_superuser
    )


def grantable(user: User):
    """The permissions that the user has, and so can give."""
    if user.is_superuser:
        return Permission.objects.all()
    held = [permission.split(".", 1) for permission in user.get_all_permissions()]
    permissions = Permission.objects.select_related("content_type")
    keys = [p.pk for p in permissions if [p.content_type.app_label, p.codename] in held]
    return Permission.objects.filter(pk__in=keys)


def grantable_groups(user: User):
    """The groups that may do nothing that the user may not."""
    beyond = Group.permissions.through.objects.filter(group=OuterRef("pk")).exclude(permission__in=grantable(user))
    return Group.objects.filter(~Exists(beyond))


def refuse_taken(email: str, others) -> None:
    """Two people with one mail address could both not sign in with it."""
    if others.filter(email__iexact=email).exists():
        raise ValidationError("Somebody has this mail address already.")


class NewPasswordForm(AdminPasswordChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)

    def save(self, commit=True):
        person = super().save(commit)
        sessions.end_all([person])
        tell(person.email, "Your password was changed", "An administrator has set a new password for your account.")
        return person


@admin.register(User)
class PersonAdmin(UserAdmin):
    # Everybody here signs in with a password.
    add_form = UserCreationForm
    change_password_form = NewPasswordForm
    list_display = ("username", "get_full_name", "email", "roles", "is_active", "second_factor", "last_login")
    list_filter = ("groups", "is_active")
    filter_horizontal = ("user_permissions",)
    actions = ("remove_second_factor", "end_sessions")
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "email", "password1", "password2")}),
        ("Role", {"fields": ("is_staff", "groups")}),
    )
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Who it is", {"fields": ("first_name", "last_name", "email")}),
        ("Role", {"fields": ("is_active", "is_staff", "groups")}),
        ("Beyond the roles", {"fields": ("is_superuser", "user_permissions"), "classes": ("collapse",)}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request):
        second_factor = Exists(Authenticator.objects.filter(user=OuterRef("pk")))
        return super().get_queryset(request).prefetch_related("groups").annotate(has_second_factor=second_factor)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if request.user.is_superuser else [part for part in fieldsets if part[0] != "Beyond the roles"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if email := form.base_fields.get("email"):
            email.required = True
            others = User.objects.exclude(pk=obj.pk if obj else None)
            email.validators = [*email.validators, partial(refuse_taken, others=others)]
        return form

    def get_changeform_initial_data(self, request):
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.widget.can_add_related = False
        if db_field.name == "is_staff":
            field.label = "May enter the admin"
        if db_field.name in HELP_TEXTS:
            field.help_text = HELP_TEXTS[db_field.name]
        return field

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            kwargs |= {
                "queryset": grantable_groups(request.user),
                "widget": Ticks,
            }
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and may_do_more(obj, request.user))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and may_do_more(obj, request.user))

    @admin.display(description="role")
    def roles(self, person):
        return ", ".join(group.name for group in person.groups.all()) or (
            "Superuser" if person.is_superuser else "None"
        )

    @admin.display(boolean=True, description="second factor")
    def second_factor(self, person):
        return person.has_second_factor

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            # To the old one: whoever reads the new one knows.
            words = "An administrator has changed the mail address of your account."
            tell(form.initial["email"], "Your mail address was changed", words)

    def within_reach(self, request, people) -> list[User]:
        """Those of the chosen people who may do no more than oneself."""
        return [person for person in people if self.has_change_permission(request, person)]

    @admin.action(description="Remove the second factor (phone lost)", permissions=["change"])
    def remove_second_factor(self, request, people):
        mine = self.within_reach(request, people)
        for person in mine:
            second_factor.remove(person)
            self.log_change(request, person, "Removed the second factor.")
        self.say(request, f"Second factor removed from {len(mine)}.", "At the next sign-in a new one is set up.", mine)

    @admin.action(description="Sign out everywhere", permissions=["change"])
    def end_sessions(self, request, people):
        mine = self.within_reach(request, people)
        for person in mine:
            sessions.end_all([person])
            self.log_change(request, person, "Ended all sessions.")
        self.say(request, f"{len(mine)} signed out everywhere.", "They can sign in again.", mine)

    def say(self, request, done: str, then: str, mine: list[User]) -> None:
        level = messages.SUCCESS if mine else messages.ERROR
        self.message_user(request, f"{done} {then if mine else 'These people may do more than you.'}", level)


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "permissions":
            field.queryset = field.queryset.filter(pk__in=grantable(request.user))
        return field

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_within(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_within(request.user, obj)

    @staticmethod
    def is_within(user, group) -> bool:
        return group is None or grantable_groups(user).filter(pk=group.pk).exists()
