from django.db import migrations

from core.markdown import render

COUNTRIES = {
    "BE": """
Belgium is small and has many councils, languages and levels of government. People who build for the public good
often begin in one city and meet the same question in the next street, in another language. Fab labs, hackerspaces
and civic groups are found in Ghent, Brussels, Antwerp and Liège.

In 2018 about 20,000 households in Flanders hung small tubes on their windows to measure the air of their own
street. It showed how much residents can find out together, when scientists, a newspaper and neighbours plan the
work as one.
""",
    "DE": """
Germany has a long tradition of clubs, and many of them are technical. The Chaos Computer Club has asked since 1981
who controls computers and data. Volunteers of Freifunk put wireless routers on roofs and windows, so that
everybody in reach can use a network that belongs to its users.

Open code for the public good is also paid for in public here, through small grants for people who build it. Young
people learn to programme with the questions of society in mind, and local groups of volunteers open the data of
their cities.
""",
    "EE": """
After 1991 Estonia had to build its public offices anew, and built them for the internet. Since 2001 a shared layer
for exchanging data has joined the registers of the state, and people can see who has looked at theirs. In 2005
it was the first country to hold elections in which everybody could vote online.

Civic ideas spread quickly in a country of little more than a million people. In 2008 some 50,000 of them cleaned up
the waste in the forests in one day, after volunteers had mapped it. Others have since repeated this all over the
world.
""",
    "ES": """
Spain has taught Europe a good deal about sharing power through software. The platforms on which Barcelona and
Madrid ask their residents what to do are free software, and cities on several continents use them. Participation
is not only a website there: meetings in the neighbourhood belong to it.

In Catalonia people have built guifi.net since 2004, a network of their own that brings the internet to villages
which companies had left out. Fab labs, cooperatives and laboratories of citizens, where strangers make prototypes
together, are at home in many cities.
""",
    "FI": """
Finland gave the world the kernel of Linux, which a student in Helsinki began in 1991, and an example of what people
can make when they share their code. Public libraries lend tools and rooms as well as books, and many offer machines
for making things.

Since 2012 citizens can propose a law: with 50,000 signatures, which may be given online, parliament has to deal
with it. Cities open their data and ask developers to use them. Ideas often begin with one evening's experiment, such
as a day on which anybody may open a restaurant.
""",
    "FR": """
France combines a strong state with an active world of associations. Its office for open data has worked since 2011
on making public what public money has paid for. In 2015 anybody could comment online on the draft of a law about
digital rights, and some proposals found their way into it.

Open Food Facts, begun in 2012, lets people anywhere scan what they eat and share what is in it. Paris has let
residents decide on a part of its budget since 2014. Repair workshops, shared places to work and makers are found
well beyond the capital.
""",
    "GB": """
Many ideas of civic technology were tried early in the United Kingdom. mySociety, founded in 2003, made it easy to
report a broken street light, to write to a member of parliament and to ask an office for its files. Groups in other
countries run their own sites with its code.

OpenStreetMap was begun in 2004 by a student in London, and is now drawn by people everywhere. Makers, charities,
universities and cooperatives are all at work, and funders have done much to make the field visible and to ask what
good it does.
""",
    "IT": """
In 2005 a small group in Ivrea built a cheap circuit board for students who were no engineers. Arduino, with its
public plans, opened electronics to artists, schools and makers all over the world, and is still the heart of many
open devices.

Italian projects often begin with a craft, a neighbourhood or a common good. Cities make agreements with residents
who look after squares and empty buildings together. Others follow public money: school classes and civic groups
visit what European funds have paid for and report what they find.
""",
    "NL": """
The Netherlands likes to try things in the open. Waag in Amsterdam has asked since the 1990s how technology can serve
people, with artists, makers and residents at one table. In 2009 the first Repair Café opened in the same city, and
neighbours in many countries now mend things together.

The Things Network, begun in Amsterdam in 2015, is a radio network for sensors that its users build. Fairphone asks
who digs for the metals in a telephone and how long it can be repaired. Such questions are typical of the
field here.
""",
    "PT": """
In 2017 Portugal became the first country to let people decide on a part of the budget of the whole state.
Before that, dozens of its towns had done the same with theirs. Anybody could propose an idea, at meetings
all over the country, and vote for it by telephone or online.

The field is lively in Lisbon and Porto, where makers, designers and social entrepreneurs share workshops and
offices. In smaller places it is often about keeping a region alive: about work at a distance, about care for older
people, about the forests and their fires.
""",
}


def add_introductions(apps, schema_editor):
    countries = apps.get_model("core", "Country").objects
    for code, text in COUNTRIES.items():
        introduction = "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
        countries.get_or_create(
            code=code, defaults={"introduction": introduction, "introduction_html": render(introduction)}
        )


class Migration(migrations.Migration):
    dependencies = [("core", "0006_countries")]
    operations = [migrations.RunPython(add_introductions, migrations.RunPython.noop)]
