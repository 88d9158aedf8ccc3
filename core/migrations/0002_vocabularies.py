from django.db import migrations

# (slug, name, definition, former names, numbers on digitalsocial.eu), in the order of display
TERMS = {
    "OrganisationType": [
        ("non-profit", "Social enterprise, charity, foundation or other non-profit",
         "Works for a social purpose and does not pay out its profits to owners.",
         ["Social Enterprise Charity Or Foundation"], [1]),
        ("business", "For-profit business", "A company that may pay out profits to its owners.", ["Business"], [2]),
        ("research", "Academia/Research organisation",
         "A university, college, research institute or a part of one.", ["Academia And Research"], [3]),
        ("grassroots", "Grassroots organisation or community network",
         "People who organise themselves, with or without a legal form.",
         ["Grass Roots Organization Or Community Network"], [4]),
        ("public-sector", "Government/Public Sector",
         "A ministry, agency, city or other body under public law.",
         ["Government/public sector", "Government And Public Sector"], [5]),
    ],
    "OrganisationSize": [
        ("0-5", "0-5 people", "Up to five people work here.", ["0-5"], [2]),
        ("6-10", "6-10 people", "Six to ten people work here.", ["6-10"], [4]),
        ("11-25", "11-25 people", "Eleven to 25 people work here.", ["11-25"], [1]),
        ("26-50", "26-50 people", "26 to 50 people work here.", ["26-50"], [3]),
        ("51-100", "51-100 people", "51 to 100 people work here.", ["51-100"], [6]),
        ("101-500", "101-500 people", "101 to 500 people work here.", ["101-500"], [7]),
        ("501-1000", "501-1000 people", "501 to 1,000 people work here.", ["501-1000"], [8]),
        ("over-1000", "over-1000 people", "More than 1,000 people work here.", ["Over 1000", "over-1000"], [5]),
    ],
    "FocusArea": [
        ("open-hardware", "Open hardware",
         "Things that anyone may study, build, repair and improve, because their designs are public.", [], [35]),
        ("open-networks", "Open networks",
         "Connections that communities build and run themselves, from wireless links to networks of sensors.", [], [9]),
        ("open-data", "Open data",
         "Data that anyone may use and share, gathered and put to work for a common good.", [], [8]),
        ("open-knowledge", "Open knowledge",
         "What many people know and make together, open for all to read, reuse and add to.", [], [4]),
    ],
    "AreaOfImpact": [
        ("health-and-care", "Health and care", "Being well, being treated and being looked after.",
         ["Health and wellbeing"], [18]),
        ("skills-and-learning", "Skills and learning", "Learning at school, at work and throughout life.",
         ["Education and skills"], [1]),
        ("food-environment-and-climate-change", "Food, environment and climate change",
         "What we eat, the nature around us and the climate.", ["Energy and environment"], [37]),
        ("migration-and-integration", "Migration and integration",
         "People who arrive in a new country, and the places they arrive in.", [], [1630]),
        ("digital-democracy", "Digital democracy", "Taking part in public decisions and keeping an eye on them.",
         ["Participation and democracy"], [2]),
        ("cities-and-urban-development", "Cities and urban development",
         "Streets, neighbourhoods and the way cities are planned and run.", ["Neighbourhood regeneration"], [20]),
        ("work-and-employment", "Work and employment", "Finding work, good conditions and new ways of working.", [], [7]),
        ("culture-and-arts", "Culture and arts", "Art, heritage, media and creative work.", [], [3]),
        ("science", "Science", "Research, and everybody's part in it.", [], [27]),
        ("finance-and-economy", "Finance and economy", "Money, trade and fairer ways of doing business.", [], [14]),
    ],
    "Technology": [
        ("social-networks-and-social-media", "Social networks and social media",
         "Services on which people meet, talk and share.", ["social networks", "social media"], [931]),
        ("crowdsourcing-crowdmapping-and-crowdfunding", "Crowdsourcing, crowdmapping and crowdfunding",
         "Many people give a little work, local knowledge or money.",
         ["crowdsourcing", "crowdmapping", "crowdfunding"], [1013, 933]),
        ("open-data", "Open data", "Data sets that anyone may use and pass on.", [], [8]),
        ("mobile-and-web-apps", "Mobile and web apps", "Programs for the phone and the browser.", ["mobile apps"], [929]),
        ("open-source-technologies", "Open-source technologies",
         "Software and tools whose source is open to all.", ["open source"], [935]),
        ("peer-to-peer-networks", "Peer-to-peer networks", "Computers or people that deal with each other directly.",
         ["P2P - distributed exchange networks"], [938]),
        ("online-learning-and-moocs", "Online learning and MOOCs", "Courses and lessons over the internet.",
         ["online learning models and MOOCS"], [937]),
        ("online-marketplaces-and-noticeboards", "Online marketplaces and noticeboards",
         "Places on the web to offer, find, lend and swap.", ["online market place", "online notice board"], [934]),
        ("big-data", "Big data", "Finding patterns in very large amounts of data.", [], [72]),
        ("sensors-and-internet-of-things", "Sensors and internet of things",
         "Devices that measure their surroundings and report over a network.", [], [78]),
        ("geotagging-gps-and-gis", "Geotagging, GPS and GIS", "Positions, maps and data with a place.", ["geotagging"], [940]),
        ("digital-fabrication-and-3d-printing", "Digital fabrication and 3D-printing",
         "Making objects from digital designs with printers, cutters and mills.", ["3D printing"], [932]),
        ("wearables-and-personal-monitoring", "Wearables and personal monitoring",
         "Devices worn on the body that measure how we are.", ["personal monitoring"], [930]),
        ("ai-and-machine-learning", "AI and machine learning", "Programs that learn from examples.",
         ["Artificial intelligence and machine learning", "machine learning"], [1631, 939]),
        ("digital-democracy-tools", "Digital democracy tools",
         "Software for petitions, consultations, votes and participatory budgets.", ["e-petitions"], [936]),
        ("blockchain-and-distributed-networks", "Blockchain and distributed networks",
         "Shared records that no single party keeps.", [], [1014]),
        ("robotics", "Robotics", "Machines that sense and act.", [], [180]),
        ("vr-and-ar", "VR and AR", "Virtual rooms, and the real world with a digital layer.", [], [1632]),
    ],
}  # fmt: skip


def add_terms(apps, schema_editor):
    for model_name, terms in TERMS.items():
        model = apps.get_model("core", model_name)
        for position, (slug, name, definition, former_names, legacy_numbers) in enumerate(terms, start=1):
            model.objects.create(
                slug=slug, name=name, definition=definition, former_names=former_names,
                legacy_numbers=legacy_numbers, position=position,
            )  # fmt: skip


def remove_terms(apps, schema_editor):
    for model_name, terms in TERMS.items():
        ours = apps.get_model("core", model_name).objects.filter(slug__in=[term[0] for term in terms])
        # The tables that point here may have gone already, and are not to be asked; a term in use stays by its foreign keys.
        ours._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(add_terms, remove_terms)]
