"""A small directory with one rich entry of each kind, and what breaks pages: long, foreign and hostile texts."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.models import AreaOfImpact, FocusArea, OrganisationSize, OrganisationType, Picture, Technology
from dsi_directory.synthetic.generate import generate
from organisations.models import OrganisationLink, OrganisationName
from search.upkeep import catch_up
from submissions.actions.reporting import dismiss
from submissions.reports import Dismissal
from tests.browser.site import sent_in
from tests.factories import (
    CaseStudyFactory,
    NetworkFactory,
    OrganisationFactory,
    ParticipationFactory,
    PostFactory,
    ProjectFactory,
    TagFactory,
)
from tests.newsletter.factories import IssueFactory
from tests.submissions.factories import report_of

LONG_NAME = (
    "Verein zur Förderung gemeinschaftlich betriebener Funknetze, offener Werkstätten und digitaler "
    "Nachbarschaftshilfe in den ländlichen Regionen Mitteleuropas e. V."
)
UNBROKEN = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
HOSTILE = "\"><script>alert('name')</script> & Söhne <b>"
ARABIC = "مختبر الابتكار الاجتماعي الرقمي"
ARABIC_TEXT = "نبني مع الجيران أدوات مفتوحة للمدينة. Open data وخرائط يرسمها السكان."

BODY = f"""
The first paragraph has **strong** and *stressed* words, `code`,
a [link](https://example.org/a/long/way) and {UNBROKEN}.

## A heading of the text

- one point
- another, with a longer sentence that runs over the end of its line on every screen that people read on

1. first
2. second

> What somebody said.

### A smaller heading

| Year | People | Money |
| ---- | ------ | ----- |
| 2019 | 12 | none |
| 2024 | 1,200 | a grant of the city, two of the region and what the members pay |

```
curl https://example.org/data.json | sort --unique --key 2 > /tmp/a-long-line-of-code-that-cannot-be-broken
```

---

The end, with <b>raw HTML</b> and <script>alert("body")</script> as typed.
"""
TEXT = {
    "summary": f"Shares open data, tools and rooms with neighbours, and tells of {UNBROKEN}.",
    "body": BODY,
    "text_source": "Their own site",
    "text_source_url": "https://example.org/about",
    "checked_on": "2025-03-02",
}
PLACE = {
    "country": "ES",
    "locality": "Barcelona",
    "address": "Carrer de Pujades 100",
    "latitude": "41.3950000",
    "longitude": "2.1900000",
    "coordinates_precision": "address",
}


def picture(width: int, height: int, shows: str) -> Picture:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(buffer, "PNG")
    upload = SimpleUploadedFile("picture.png", buffer.getvalue(), content_type="image/png")
    return Picture.objects.create(file=upload, alternative_text=shows, credit="Photo: A. Maker, CC BY 4.0")


def make() -> dict[str, str]:
    """Fills an empty directory and gives the addresses of its most telling entries by their names."""
    wide, square = picture(1280, 720, "A quay at night"), picture(320, 320, "Three circles")
    tags = [TagFactory(name=name) for name in ("open data", "maps", "repair", "libraries", f"{UNBROKEN} law")]
    organisation = _organisation(tags, wide, square)
    project = _project(tags, wide, square)
    arabic = {"language": "ar", "summary": ARABIC_TEXT, "body": f"{ARABIC_TEXT}\n\n- {ARABIC}\n"}
    from_right = OrganisationFactory(name=ARABIC, country="LB", locality="بيروت", logo=square, **arabic)
    hostile = OrganisationFactory(name=HOSTILE, summary=HOSTILE, body=HOSTILE, address=HOSTILE, country="FR")
    for partner in (organisation, from_right, hostile):
        ParticipationFactory(project=project, organisation=partner, role="delivery_lead")
    case_study = _case_study(tags, wide, organisation, project)
    post = _post(tags, wide, organisation, project, case_study)
    bare = OrganisationFactory(name="Nothing known", summary="", lifecycle="ended", archived=True)
    gone = OrganisationFactory(name="Once here")
    _fill_the_lists(tags)
    named = {
        "organisation": organisation,
        "right_to_left": from_right,
        "hostile": hostile,
        "bare": bare,
        "gone": gone,
        "project": project,
        "case_study": case_study,
        "post": post,
    }
    addresses = {name: entry.get_absolute_url() for name, entry in named.items()}
    numbers = {"number": organisation.pk, "project_number": project.pk, "hostile_number": hostile.pk}
    gone.delete()
    catch_up()
    network = reverse("network", args=[organisation.networks.first().slug])
    others = numbers | {"network": network, "objection": _objection(hostile), "issue": _issue()}
    return addresses | others | sent_in.make(LONG_NAME, HOSTILE)


def _objection(entry) -> str:
    """Where somebody objects who reported in vain."""
    report = report_of(entry)
    dismiss(report, Dismissal.UNCONFIRMED, HOSTILE, None)
    return reverse("submissions:objection", args=[report.key])


def _issue() -> str:
    """An issue between two others."""
    IssueFactory(subject=HOSTILE, lead=HOSTILE, body=HOSTILE, sent=True)
    issue = IssueFactory(subject=LONG_NAME[:150], lead=TEXT["summary"], body=BODY, sent=True)
    IssueFactory(subject=ARABIC, lead=ARABIC_TEXT, body=ARABIC_TEXT, language="ar", sent=True)
    return issue.get_absolute_url()


def _organisation(tags, wide, square):
    organisation = OrganisationFactory(
        name=LONG_NAME,
        type=OrganisationType.objects.first(),
        size=OrganisationSize.objects.first(),
        lifecycle="dormant",
        founded="2012-05",
        scope="europe",
        website="https://example.org/",
        header_image=wide,
        logo=square,
        **TEXT,
        **PLACE,
    )
    organisation.tags.set(tags)
    organisation.networks.set([NetworkFactory(name="Digital commons"), NetworkFactory(name=UNBROKEN)])
    OrganisationName.objects.create(organisation=organisation, name="Funk & Werk", kind="former", language="de")
    OrganisationName.objects.create(organisation=organisation, name=ARABIC, kind="original", language="ar")
    for host in ("github.com", "example.org"):
        OrganisationLink.objects.create(organisation=organisation, url=f"https://{host}/funkwerk")
    return organisation


def _project(tags, wide, square):
    project = ProjectFactory(
        name=f"Neighbourhood sensors and {UNBROKEN}",
        social_impact=BODY,
        started="2019-03",
        ended="2024",
        status="ended",
        website="https://example.org/project",
        header_image=wide,
        logo=square,
        **TEXT,
        **PLACE,
    )
    for terms, model in (("focus_areas", FocusArea), ("areas_of_impact", AreaOfImpact), ("technologies", Technology)):
        getattr(project, terms).set(model.objects.all())
    project.helps.set(tags[:3])
    project.tags.set(tags)
    return project


def _case_study(tags, wide, organisation, project):
    case_study = CaseStudyFactory(
        name="How a library lent its roof to the network of a whole valley",
        introduction="An *introduction* of two sentences. It says what the story is about.",
        facts="- **12** masts\n- **1,200** homes\n- no owner",
        website="https://example.org/story",
        website_label="Visit the library",
        started="2018",
        card_colour="berry",
        card_image=wide,
        header_image=wide,
        home_position=1,
        **TEXT,
        **PLACE,
    )
    case_study.areas_of_impact.set(AreaOfImpact.objects.all())
    case_study.tags.set(tags)
    case_study.organisations.add(organisation)
    case_study.projects.add(project)
    return case_study


def _post(tags, wide, organisation, project, case_study):
    post = PostFactory(name="Open data of 40 cities", category="event_report", author_name=ARABIC, image=wide, **TEXT)
    post.tags.set(tags)
    post.organisations.add(organisation)
    post.projects.add(project)
    post.case_studies.add(case_study)
    return post


def _fill_the_lists(tags):
    """More of each kind, so that lists have several pages, letters and values to choose from."""
    generate(organisations=40)
    for number, colour in enumerate(("amber", "green", "slate")):
        texts = {"summary": f"What became of {tags[number]} and open data in {number + 2} towns, and who pays for it."}
        CaseStudyFactory(name=f"Story {number}", card_colour=colour, home_position=number + 2, **texts)
        PostFactory(name=f"News {number}", author_name="A. Writer", **texts)
