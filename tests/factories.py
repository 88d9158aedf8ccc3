"""Entries for tests: published unless a trait says otherwise."""

import datetime

import factory
from django.contrib.auth import get_user_model
from django.utils import timezone
from factory.django import DjangoModelFactory

from blog.models import Post
from casestudies.models import CaseStudy
from core.models import Network, State, Tag
from organisations.models import Organisation
from projects.models import Participation, Project

TOMORROW = datetime.timedelta(days=1)


class TagFactory(DjangoModelFactory):
    class Meta:
        model = Tag

    name = factory.Sequence(lambda n: f"tag {n}")


class NetworkFactory(DjangoModelFactory):
    class Meta:
        model = Network

    name = factory.Sequence(lambda n: f"Network {n}")


class EntryFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    class Params:
        draft = factory.Trait(state=State.DRAFT, published_at=None)
        pending = factory.Trait(state=State.PENDING, published_at=None)
        archived = factory.Trait(state=State.ARCHIVED)
        scheduled = factory.Trait(published_at=factory.LazyFunction(lambda: timezone.now() + TOMORROW))

    state = State.PUBLISHED
    published_at = factory.LazyFunction(lambda: timezone.now() - TOMORROW)
    summary = "Builds tools that neighbours share."


class OrganisationFactory(EntryFactory):
    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Organisation {n:03}")


class ProjectFactory(EntryFactory):
    class Meta:
        model = Project
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Project {n:03}")

    @factory.post_generation
    def by(project, create, organisations):
        """Organisations that take part, as a list."""
        for organisation in organisations or []:
            Participation.objects.create(project=project, organisation=organisation)


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = Participation

    project = factory.SubFactory(ProjectFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class CaseStudyFactory(EntryFactory):
    class Meta:
        model = CaseStudy

    name = factory.Sequence(lambda n: f"Case study {n:03}")


class PostFactory(EntryFactory):
    class Meta:
        model = Post

    name = factory.Sequence(lambda n: f"Post {n:03}")


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password("not-secret-in-tests")
