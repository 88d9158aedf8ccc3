from django.db import migrations

from core.markdown import render

# Texts by the addresses of terms; an editor's text is never touched.
FOCUS_AREAS = {
    "open-hardware": """
Most things around us are closed: we can buy them, but not see how they are made. Open hardware turns this
round. Designs, lists of parts and instructions are public, so that anybody may build the thing, repair it,
change it for a local need and pass the better version on.

People in this field print artificial hands, build microscopes that cost less than a school book, draw farm
tools that a village workshop can mend, and put sensors on their balconies to measure the air. Much of it
happens in fab labs, makerspaces and repair cafés, where machines and skills are shared.
""",
    "open-networks": """
A network can belong to the people who use it. In open networks, neighbours, cooperatives and cities build the
links themselves: antennas on roofs, fibre along a country road, long-range radio for sensors. The rules are
public, and whoever keeps to them may join and extend the network.

This brings the internet to places that companies leave out, and keeps prices and decisions in local hands. It
also gives people a say in what is measured around them: who runs the sensors in the street, who sees the data
and what may be done with them.
""",
    "open-data": """
Governments, companies and people gather data all day. Open data is the part that anybody may use, change and
share: timetables, budgets, maps, votes in parliament, the quality of air and water. It is published in forms
that programs can read, under a licence that allows new uses.

The work in this field makes data public, cleans it and puts it to use. Journalists follow public money with it,
cities plan with it, residents measure what nobody measures for them. It also asks hard questions: what has to
stay private, and who is missing from the numbers?
""",
    "open-knowledge": """
Knowledge grows when it is shared. Open knowledge is made in public by many hands, and everybody may read it,
correct it and build on it: encyclopaedias, free textbooks and courses, research papers that cost nothing to
read, maps drawn by volunteers, old letters that people copy out line by line.

Some projects make the tools for this, others gather a community around one question. What they share is trust
in people who are no experts by title: patients, teachers, residents, amateurs. Together they often know what no
single institution knows.
""",
}
AREAS_OF_IMPACT = {
    "health-and-care": """
Health is more than what happens in a hospital. The projects here help people to stay well, to live with an
illness and to look after each other. Patients share what they have learnt about a rare disease. Volunteers are
called by phone to a heart attack in their street, before the ambulance comes. Older people find help and
company next door.

Technology is the smaller part of this. What counts is that patients, carers and nurses shape the tools, that
their data stay theirs, and that nobody is left out for want of a new phone.
""",
    "skills-and-learning": """
People learn at school, at work, from each other and all their lives. Digital tools can open doors: free
courses, lessons in a language that one has just begun to speak, coding clubs for girls, afternoons in which
grandparents learn to pay bills online.

The best of these projects do not replace teachers. They give them material to share and adapt, bring people who
want to learn together with people who can show them how, and make room for those whom school has failed. Many
also teach how to live with technology itself: with care and without fear.
""",
    "food-environment-and-climate-change": """
How we eat, heat, travel and throw things away decides what the climate will be like. Much of the change happens
close to home, and digital tools help people to organise it: sharing food before it is wasted, buying straight
from farms, running a solar roof together, repairing instead of replacing.

Others measure. Residents record noise, smog, the level of rivers, birds and bees, in more places than any
agency can reach. With shared data they find the causes, convince their councils and see whether a measure
works.
""",
    "migration-and-integration": """
People who arrive in a new country need what everybody needs: a place to live, work, school, a doctor, friends.
They also have to find their way through rules in a language that they may not speak. The projects here put
reliable information into many languages, bring newcomers together with neighbours and employers, train refugees
as programmers and help families to find each other again.

The good ones are made with newcomers, not only for them. They protect the people who use them, because data
about somebody who has fled can put that person in danger.
""",
    "digital-democracy": """
A vote every few years is not the only way to take part. Digital democracy gives people a say in between:
proposing a law or a bicycle lane, deciding on a part of the city's budget, commenting on a plan, asking a
public office for its files.

It also lets people watch those in power. Sites show how members of parliament vote, which lobbyists they meet
and where the money goes. Such tools only work if somebody listens, so many projects begin with councils and
parliaments that want to decide in a new way.
""",
    "cities-and-urban-development": """
Cities are made by the people who live in them, not only by those who plan them. The projects here help
residents to report a broken lamp, to map where a wheelchair can go, to find a use for an empty shop, to share
cars and tools, or to plan a square together before it is built.

City councils are partners in many of them: they open their data, pay for experiments and learn to work in
public. The aim is not a city full of sensors, but one in which more people can shape their street.
""",
    "work-and-employment": """
Digital technology changes who finds work, how it is paid and who decides about it. Some projects here open the
way to a job: training for people without a diploma, help for refugees with skills, distant work for regions
that lose their young people. Others change work itself, with platforms that belong to those who work through
them, tools for unions, and workshops and offices that are shared.

All of them ask how work can be fair when software hands it out: with a decent income, some safety and a say in
the rules.
""",
    "culture-and-arts": """
Museums, libraries, theatres and artists were early to see what open technology can do. They put collections
online for anybody to use, record languages and songs that few people still know, and let visitors add memories
of their own. Musicians, film makers and makers of games find an audience, and an income, without a middleman.

Art also helps us to think. Many of these projects take what is hard to see, such as surveillance, data or the
labour behind a machine, and turn it into something to touch, to play or to laugh at.
""",
    "science": """
Research does not only happen in laboratories. In citizen science, thousands of people count insects, measure
the light at night, read old weather diaries or let their computers help with a calculation. They gather what no
institute could gather alone, and more and more they choose the questions, too.

Open science is the other half: papers that anybody may read, data and methods that others can check,
instruments with public plans. Both make research easier to trust and easier to join, for patients and schools
as well as for places far from a university.
""",
    "finance-and-economy": """
Money can serve other ends than profit. The projects here help people to pay for what matters to them: many
small sums for a good idea, loans between neighbours, local currencies, banks that say what they do with
savings. Others follow the money, and make budgets, taxes and the owners of companies public.

There are new ways to do business, too: cooperatives that run online platforms, sharing instead of owning, tools
that show where a product comes from. What they have in common is that the value stays with those who create it.
""",
}


def add_introductions(apps, schema_editor):
    for model, texts in (("FocusArea", FOCUS_AREAS), ("AreaOfImpact", AREAS_OF_IMPACT)):
        terms = apps.get_model("core", model).objects.filter(introduction="")
        for slug, text in texts.items():
            introduction = paragraphs(text)
            terms.filter(slug=slug).update(introduction=introduction, introduction_html=render(introduction))


def paragraphs(text: str) -> str:
    """The text with each paragraph on one line, as editors write it."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


class Migration(migrations.Migration):
    dependencies = [("core", "0003_introductions_of_terms")]
    operations = [migrations.RunPython(add_introductions, migrations.RunPython.noop)]
