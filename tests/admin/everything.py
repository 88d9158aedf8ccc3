"""One of everything that an address of the site may name."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

from core.models import FocusArea, Picture
from dsi_directory.models import Page
from mail.models import Delivery
from newsletter import links as newsletter_links
from newsletter.models import Suppression
from opendata.models import ImportedRecord
from search.upkeep import catch_up
from submissions import links
from submissions.models import Event, ReopeningWish, Statement, Submission
from tests.factories import NetworkFactory, OrganisationFactory, TagFactory, UserFactory
from tests.newsletter.factories import IssueFactory, SubscriberFactory
from tests.submissions.factories import SubmissionFactory, report_of


def public(family: dict, png) -> dict:
    """By the names in access.toml, what stands in addresses of public pages."""
    network, theme = NetworkFactory(), FocusArea.objects.first()
    organisation = family["organisation"]
    organisation.networks.add(network)
    organisation.country = "DE"
    organisation.logo = picture = Picture.objects.create(file=png, alternative_text="A square")
    organisation.save()
    catch_up()
    return {
        **{name.replace(" ", "_"): entry.pk for name, entry in family.items()},
        "theme": theme.slug,
        "network": network.slug,
        "picture_file": picture.file_names()[0],
        "hidden": OrganisationFactory(draft=True).pk,
        "sent_issue": IssueFactory(sent=True).pk,
        "issue": IssueFactory().pk,
        "delivery": Delivery.objects.create(key="one", to="ana@example.org", subject="One", text="One").pk,
    }


def keys() -> dict[str, str]:
    """The keys of private pages."""
    status, draft, declined = SubmissionFactory(), SubmissionFactory(draft=True), SubmissionFactory(declined=True)
    declined.events.create(kind=Event.Kind.DECLINED, reason="thin")
    status.pictures.create(part="organisation", use="logo", image=b"webp", width=1, height=1)
    decision = report_of(OrganisationFactory()).events.create(kind=Event.Kind.ACCEPTED)
    Statement.objects.create(decision=decision, address="bo@example.org", text="Why.")
    reader = SubscriberFactory()
    wish = ReopeningWish.objects.create(address="bo@example.org", subject="organisation")
    return {
        "status": status.key,
        "draft": draft.key,
        "declined": declined.key,
        "reader": reader.key,
        "unconfirmed": last(links.confirming(SubmissionFactory(unconfirmed=True))),
        "statement": last(links.objecting(decision, "en")),
        "wish": last(links.wishing(wish)),
        "wanting": last(newsletter_links.confirming(reader, newsletter=True, alerts=[])),
    }


def last(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def samples() -> dict:
    """By its path below /admin/, one of each model there; `public` and `keys` have made most of them."""
    TagFactory()
    Suppression.objects.create(trace="a" * 64)
    DBTaskResult.objects.create(args_kwargs={}, backend_name="default", task_path="a")
    ImportedRecord.objects.create(source="dsi4eu", kind="project", number=7, raw={})
    registered = {model._meta: model for model in admin.site._registry}
    some = {f"{meta.app_label}/{meta.model_name}": model._base_manager.first() for meta, model in registered.items()}
    # Those of which a page is refused for some: what every site has, a draft of a visitor, an issue that was sent.
    return some | {
        "auth/user": UserFactory(),
        "dsi_directory/page": Page.objects.create(title="Ours", slug="ours", body="Words."),
        "newsletter/issue": IssueFactory(),
        "submissions/submission": Submission.objects.exclude(pictures=None).get(),
    }


def version_of(sample):
    """The last one; what a migration made has none before it is saved."""
    if not sample.history.exists():
        sample.save()
    return sample.history.first()
